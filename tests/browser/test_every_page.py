"""What holds on every page: on any screen and on paper, for any eyes, whatever an outlet sends."""

from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.fakes.pages import EVIL

pytestmark = [
    pytest.mark.browser,
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.enable_socket,
]

CLAIM = "Twelve people were killed in the explosion at Kelmouth harbour."
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def story_of(site, article):
    """The id of the story that an article belongs to."""
    held = site.server.ask("GET", "/v1/stories?articles=1&limit=100").json()["stories"]
    (found,) = [each["id"] for each in held if article in {a["id"] for a in each["articles"]}]
    return found


@pytest.fixture(scope="module")
def pages(site):
    """The pages by what they show."""
    shaken, hostile = site.article("town-shaken"), site.article("hostile-post")
    trams, quay = site.story("/2026/05/"), site.story("/2026/03/")
    return {
        "start": "/",
        "answer": f"/?claim={CLAIM}",
        "fault": f"/?claim={'x' * 2_100}",
        "article": f"/articles/{site.article('northgate-tram-strike-guide')}",
        "old version": f"/articles/{hostile}?version=1",
        "versions": f"/articles/{hostile}/versions",
        "changes": f"/articles/{shaken}/versions/1..2",
        "hostile changes": f"/articles/{hostile}/versions/1..2",
        "nothing chosen": "/compare",
        "picker": f"/compare?articles={shaken}&find=explosion",
        "two": f"/compare?articles={shaken},{hostile}",
        "three": f"/compare?articles={','.join(trams[:3])}",
        "eight": f"/compare?articles={','.join(quay[:8])}",
        "stories": "/stories",
        "story": f"/stories/{story_of(site, hostile)}?claim={quote(EVIL)}",
        "problems": "/problems",
        "not there": "/articles/none",
    }


NAMES = (
    *("start", "answer", "fault", "article", "old version", "versions", "changes", "problems"),
    *("nothing chosen", "picker", "two", "three", "eight", "not there", "stories", "story"),
)


COLOURS = {"runOnly": ["color-contrast"]}
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}


def barriers(page, options):
    """What axe, which the page holds already, finds wrong, with the elements."""
    asked = {"resultTypes": ["violations"]} | options
    found = page.evaluate("(asked) => axe.run(asked)", asked)["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_barrier_and_fits_its_window(browse, pages, name):
    with browse(pages[name], viewport=DESK) as page:
        assert fits(page)
        page.evaluate(Axe().axe_script)
        assert barriers(page, {}) == []
        page.emulate_media(color_scheme="dark")
        assert barriers(page, COLOURS) == []
        page.set_viewport_size(PHONE)
        assert fits(page)
        assert barriers(page, ALL_BUT_COLOURS) == []


@pytest.mark.parametrize(
    "name", ["answer", "old version", "versions", "hostile changes", "two", "story"]
)
def test_what_an_outlet_sends_is_shown_as_text(browse, pages, name):
    with browse(pages[name]) as page:
        assert EVIL in page.inner_text("main")
        assert page.locator("main script, main img").count() == 0


def test_paper_gets_the_whole_comparison_in_black_and_no_button(browse, pages):
    with browse(pages["three"], color_scheme="dark") as page:
        page.emulate_media(media="print")
        rows = page.locator("[id^=row-]")
        assert rows.count() > 10
        assert all(row.is_visible() for row in rows.all())
        assert page.locator("button:visible, summary:visible, .masthead nav a:visible").count() == 0
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)"


def test_a_changed_word_is_struck_and_underlined_and_not_only_coloured(browse, pages):
    with browse(pages["changes"]) as page:
        line = "(e) => getComputedStyle(e).textDecorationLine"
        assert page.locator("del").first.evaluate(line) == "line-through"
        assert page.locator("ins").first.evaluate(line) == "underline"
