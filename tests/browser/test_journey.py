"""From a claim to the outlets, a paragraph, and its versions."""

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
            " return ((e.labels && e.labels[0]) || e).innerText.replace(/\\s+/g, ' ').trim() }"
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"the tab key does not lead to {name!r}")


def test_the_keyboard_alone_leads_from_a_claim_to_what_was_corrected(browse):
    with browse("/") as page:
        page.keyboard.type(CLAIM)
        tab_to(page, "Look up")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=2).first).to_contain_text("outlets have on it")

        tab_to(page, "Town shaken as Kelmouth blast")
        page.keyboard.press("Enter")
        expect(page.locator(":target")).to_contain_text("loss of 12 lives")

        tab_to(page, "¶ paragraph 3")
        page.keyboard.press("Enter")
        expect(page.locator(":target")).to_contain_text("Callers to the Post")

        page.reload()
        tab_to(page, "2 versions")
        page.keyboard.press("Enter")
        tab_to(page, "What changed from version 1 to 2")
        page.keyboard.press("Enter")
        expect(page.locator("del")).to_have_text("9")
        expect(page.locator("ins")).to_have_text("6")


def test_the_first_tab_leads_past_the_masthead(browse):
    with browse("/problems") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
