"""From a claim to the outlets, their articles side by side, a paragraph, and its versions."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.enable_socket,
]

CLAIM = "Twelve people were killed in the explosion at Kelmouth harbour."
MOST_STEPS = 150


def tab_to(page, name):
    """Press the tab key until what has the focus is called so, in full or from its start."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return ((e.labels && e.labels[0]) || e).textContent.replace(/\\s+/g, ' ').trim() }"
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"the tab key does not lead to {name!r}")


def enter(page):
    """Press the enter key on what leads elsewhere, and wait to be there."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_keyboard_alone_leads_from_a_claim_to_what_was_corrected(browse):
    with browse("/") as page:
        page.keyboard.type(CLAIM)
        tab_to(page, "Look up")
        enter(page)
        expect(page.get_by_role("heading", level=2).first).to_contain_text("outlets have on it")

        for title in ("Dockers among 12 killed", "Town shaken as Kelmouth blast"):
            tab_to(page, f"compare this article: {title}")
            page.keyboard.press("Space")
        tab_to(page, "Compare the chosen articles")
        enter(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("2 articles side by side")
        expect(page.locator(".row").first).to_be_visible()

        tab_to(page, "paragraph 2 in B, Eastmoor Post")
        enter(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Town shaken")
        expect(page.locator(":target")).to_contain_text("Wharf 6")

        tab_to(page, "¶ paragraph 3")
        enter(page)
        expect(page.locator(":target")).to_contain_text("Callers to the Post")

        page.reload()
        tab_to(page, "2 versions")
        enter(page)
        tab_to(page, "What changed from version 1 to 2")
        enter(page)
        expect(page.locator("del")).to_have_text("9")
        expect(page.locator("ins")).to_have_text("6")


def test_the_first_tab_leads_past_the_masthead(browse):
    with browse("/compare") as page:
        page.keyboard.press("Tab")
        enter(page)
        assert page.url.endswith("#main")


def test_an_article_can_be_added_and_taken_away(browse, site):
    with browse(f"/compare?articles={site.article('dockers')}") as page:
        page.get_by_label("Find an article").fill(CLAIM)
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="Add Town shaken").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("2 articles side by side")
        page.get_by_role("link", name="remove A").click()
        expect(page.locator(".heads li")).to_have_count(1)
