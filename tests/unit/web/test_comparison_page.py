import pytest

from service.model import Absent, AbsentReason, BlockKind, Outlet, RowGroup, Span
from service.web.pages.comparing import FEW
from tests.fakes.comparisons import ABSENT, a_cell, a_comparison, a_delta, a_number, a_row
from tests.fakes.pages import EVIL, Elements

FACTS = a_row(
    a_cell("a", "It killed 12."),
    a_cell("b", "It killed 15."),
    group=RowGroup.DIFFERING_FACTS,
    deltas=[a_delta(0, 1, a_number("12", 12.0, 10), a_number("15", 15.0, 10))],
    row_id="facts",
)
LONE = a_row(a_cell("a", "It rained."), ABSENT, group=RowGroup.ONLY_HERE, row_id="lone")


def hold(newsroom, comparison):
    for article in comparison.articles:
        newsroom.put_outlet(Outlet(article.summary.outlet_id))
    newsroom.compare = lambda _: comparison


@pytest.fixture
def compared(client, newsroom):
    """The page of a comparison."""

    def show(comparison, **asked):
        hold(newsroom, comparison)
        names = ",".join(article.summary.id for article in comparison.articles)
        return client.get("/compare", query_string={"articles": names} | asked)

    return show


def links(page, starting=""):
    return [a["href"] for a in Elements(page.text).named("a") if a["href"].startswith(starting)]


def test_a_comparison_tells_what_differs_first_and_in_words(compared):
    page = compared(a_comparison(LONE, FACTS))
    assert page.status_code == 200
    assert "2 articles side by side" in page.text
    assert page.text.index("Facts that differ") < page.text.index("Only in one")
    assert "fact differs" in page.text
    assert '<mark class="fact">12</mark>' in page.text
    assert "they conflict" in page.text


def test_a_title_that_turns_the_writing_around_turns_nothing_on_the_page(compared):
    row = a_row(a_cell("a", "It \u202ekilled 12."), a_cell("b", "x"), group=RowGroup.SAID_BY_ALL)
    assert "It killed 12." in compared(a_comparison(row)).text


def test_marks_of_nearly_all_words_are_left_out_and_the_detail_is_marked(compared):
    first = a_cell("a", "It killed 12.", marks=[Span(0, 13)])
    second = a_cell("b", "It killed 15.", marks=[Span(0, 13)])
    delta = a_delta(0, 1, a_number("12", 12.0, 10), a_number("15", 15.0, 10))
    row = a_row(first, second, group=RowGroup.DIFFERING_FACTS, deltas=[delta])
    page = compared(a_comparison(row)).text
    assert 'It killed <mark class="fact">12</mark>.' in page
    assert '<mark class="only">It' not in page


def test_what_is_not_known_to_be_the_same_has_its_own_group(compared):
    row = a_row(a_cell("a", "x"), a_cell("b", "y"), group=RowGroup.NEAR_EACH_OTHER)
    page = compared(a_comparison(row)).text
    assert "Near each other, not known to be the same" in page
    assert "Said by all" not in page


def test_a_row_can_be_linked_to_and_leads_to_its_paragraphs(compared):
    page = compared(a_comparison(FACTS))
    ids = [attributes.get("id") for _, attributes in Elements(page.text).found]
    assert "row-facts" in ids
    assert "/compare?articles=a,b#row-facts" in links(page)
    assert {"/articles/a?version=1#a-p", "/articles/b?version=1#b-p"} <= set(links(page))


def test_no_id_stands_twice_on_a_page(compared):
    found = Elements(compared(a_comparison(FACTS, LONE)).text).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(set(ids)) == len(ids)


def test_one_group_can_be_shown_alone(compared):
    page = compared(a_comparison(FACTS, LONE), show="only_here")
    assert "It rained." in page.text
    assert "It killed" not in page.text
    assert "/compare?articles=a,b&show=only_here#row-lone" in links(page)
    assert "Show all groups" in page.text


def test_an_unknown_group_is_refused_by_name(compared):
    page = compared(a_comparison(FACTS), show="nonsense")
    assert page.status_code == 422
    assert "only_here" in page.json["detail"]


def test_a_row_of_a_cut_group_is_linked_to_where_it_is_shown(compared):
    rows = [
        a_row(a_cell("a", "x"), ABSENT, group=RowGroup.ONLY_HERE, row_id=str(n))
        for n in range(FEW + 1)
    ]
    page = compared(a_comparison(*rows))
    assert "/compare?articles=a,b&show=only_here#row-0" in links(page)
    assert f"All {FEW + 1} rows" in page.text


def test_who_has_nothing_is_told_with_the_reason(compared):
    excerpt = Absent(AbsentReason.NOT_ASSESSABLE, "we hold an excerpt")
    some = a_row(a_cell("a", "x"), a_cell("b", "x"), excerpt, group=RowGroup.SAID_BY_SOME)
    assert "cannot be told: we hold an excerpt" in compared(a_comparison(some, keys="abc")).text


@pytest.mark.parametrize("keys", ["ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh"])
def test_two_to_eight_articles_are_each_named_in_every_cell(compared, keys):
    row = a_row(*(a_cell(key, f"said by {key}") for key in keys))
    page = compared(a_comparison(row, keys=keys)).text
    assert all(f"said by {key}" in page for key in keys)
    assert page.count(f"<bdi>outlet-{keys[-1]}</bdi></span></p>") == 2


def test_an_article_can_be_taken_away(compared):
    assert "/compare?articles=b" in links(compared(a_comparison(FACTS)))


def test_the_ticked_boxes_of_an_answer_become_one_address(client):
    answer = client.get("/compare?articles=a&articles=b&articles=a")
    assert answer.status_code == 303
    assert answer.location == "/compare?articles=a,b"


@pytest.mark.parametrize("chosen", ["", "?articles=", "?articles=,"])
def test_without_an_article_the_page_says_how_to_choose(client, chosen):
    page = client.get(f"/compare{chosen}")
    assert page.status_code == 200
    assert "Choose 2 to 8 articles" in page.text


def test_one_article_can_be_joined_by_what_a_search_finds(client, newsroom, article):
    held = client.post("/v1/articles", json=article).json["id"]
    page = client.get("/compare", query_string={"articles": held, "find": "a ferry"})
    assert newsroom.asked[-1].scope.exclude_articles == (held,)
    assert f"/compare?articles={held},abc" in links(page)


def test_a_search_that_cannot_be_is_told_beside_its_box(client):
    page = client.get("/compare", query_string={"find": "x" * 2_001})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


@pytest.mark.parametrize("articles", ["nobody", "a@x", ",".join("abcdefghi")])
def test_articles_that_cannot_be_compared_are_refused(client, articles):
    page = client.get("/compare", query_string={"articles": articles})
    assert page.status_code in {404, 422}


def test_nothing_of_a_comparison_becomes_markup(compared):
    evil = a_row(a_cell("a", EVIL), a_cell("b", EVIL), row_id=EVIL)
    lone = a_row(a_cell("a", EVIL), ABSENT, group=RowGroup.ONLY_HERE)
    page = Elements(compared(a_comparison(evil, lone, notices=(EVIL,))).text)
    assert page.named("script") == page.named("img") == []


def test_the_address_of_the_api_gives_a_browser_the_page_and_a_program_json(client, newsroom):
    hold(newsroom, a_comparison(FACTS))
    page = client.get("/v1/comparisons?articles=a,b", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.mimetype == "text/html"
    assert "2 articles side by side" in page.text
    told = client.get("/v1/comparisons?articles=a,b")
    assert told.mimetype == "application/json"
    assert page.vary.as_set() >= {"accept"} <= told.vary.as_set()
    assert page.headers["ETag"] != told.headers["ETag"]


def test_the_row_of_the_headlines_is_called_so(compared):
    headlines = a_row(*(a_cell(key, "x", kind=BlockKind.HEADLINE) for key in "ab"))
    assert ">Headlines</h3>" in compared(a_comparison(headlines)).text
    assert ">Headlines</h3>" not in compared(a_comparison(FACTS)).text
