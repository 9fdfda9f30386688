from datetime import UTC, datetime

from service.model import (
    ArticleSummary,
    CoverageCell,
    CoverageMatrix,
    CoveragePassage,
    CoverageSearch,
    CoverageState,
    Delta,
    Fact,
    Masthead,
    Outlet,
    Reading,
    Slot,
    Span,
    Story,
    StoryClaim,
    Unassessable,
)
from service.web.pages.covering import first_seen, grid, time_line
from service.web.pages.origin_picture import Flow, picture

NOON = datetime(2026, 5, 6, 12, 0, 5, tzinfo=UTC)
ALL = CoverageSearch(articles=1, articles_read=1, statements=1, statements_looked_up=1)


def article(name, at):
    return ArticleSummary(
        id=name,
        outlet_id=f"outlet-{name}",
        version=1,
        masthead=Masthead(title=f"Title {name}", published_at=at),
        first_seen_at=NOON,
        ingested_at=NOON,
    )


def number(text, value):
    return Fact(Slot.NUMBER, text, Span(0, len(text)), value)


def matrix(*cells):
    claim = StoryClaim(
        id="c",
        text="Nine boats sank.",
        article_id="a",
        paragraph_id="p",
        span=Span(0, 16),
        public_since=NOON,
    )
    outlets = tuple(Outlet(f"o{i}", f"Outlet {i}") for i in range(len(cells)))
    story = Story(id="s1", title="Boats", articles=(article("a", NOON),))
    return CoverageMatrix(
        story=story, outlets=outlets, claims=(claim,), rows=(cells,), searched=ALL
    )


def told(state, *deltas):
    passage = CoveragePassage(
        article_id="b",
        version=2,
        paragraph_id="q",
        span=Span(0, 17),
        text="Seven boats sank.",
        published_at=NOON,
        deltas=deltas,
    )
    return CoverageCell(state=state, passage=passage)


def test_a_cell_says_in_words_which_detail_differs_and_leads_to_the_passage():
    delta = Delta(Slot.NUMBER, number("Nine", 9.0), number("Seven", 7.0), Reading.CONFLICT)
    (cell,) = grid(matrix(told(CoverageState.DIFFERS, delta))).rows[0].cells
    assert cell.says == "Outlet 0: differs (Seven for Nine). Seven boats sank."
    assert (cell.article_id, cell.version, cell.paragraph_id) == ("b", 2, "q")


def test_what_cannot_be_assessed_says_why_and_leads_nowhere():
    blank = CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=Unassessable.EXCERPT_ONLY)
    (cell,) = grid(matrix(blank)).rows[0].cells
    assert cell.says == "Outlet 0: cannot be assessed: only an excerpt of its article is held"
    assert cell.article_id == ""


def test_the_legend_counts_the_states_that_occur_and_a_row_who_takes_the_claim_up():
    omitted = CoverageCell(state=CoverageState.OMITTED)
    shown = grid(matrix(told(CoverageState.REPORTED), omitted, omitted))
    assert [(badge.word, n) for badge, n in shown.legend] == [("reported", 1), ("omitted", 2)]
    assert shown.rows[0].told == 1


def test_the_time_line_goes_by_day_and_ends_with_what_has_no_date():
    late, early, undated = (
        article("late", NOON.replace(day=7)),
        article("early", NOON),
        article("undated", None),
    )
    days = time_line(Story(id="s", title="t", articles=(late, undated, early)), {})
    assert [[m.article_id for m in day.moments] for day in days] == [
        ["early"],
        ["late"],
        ["undated"],
    ]
    assert days[-1].date is None


def test_two_articles_of_one_minute_are_both_the_earliest():
    articles = (article("a", NOON), article("b", NOON.replace(second=50)))
    days = time_line(Story(id="s", title="t", articles=articles), {})
    assert [moment.article_id for moment in first_seen(days)] == ["a", "b"]
    assert first_seen(time_line(Story(id="s", title="t", articles=(article("c", None),)), {})) == ()


def test_a_larger_share_is_drawn_thicker_and_nothing_lies_outside_the_picture():
    flows = [Flow("Wire", "One", 0.9), Flow("Own", "One", 0.1), Flow("Wire", "Two", 1.0)]
    drawn = picture(flows)
    assert drawn.edges[0].width > drawn.edges[1].width
    assert [node.full for node in drawn.origins] == ["Wire", "Own"]
    assert all(0 < node.y < drawn.height for node in (*drawn.origins, *drawn.articles))
    assert drawn.edges[0].says == "90% of One comes from Wire"


def test_a_long_name_is_cut_and_kept_whole_beside():
    (node,) = picture([Flow("W" * 80, "One", 1.0)]).origins
    assert node.label.endswith("…")
    assert node.full == "W" * 80
