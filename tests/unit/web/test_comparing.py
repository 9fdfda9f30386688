from service.model import (
    Absent,
    AbsentReason,
    Certainty,
    Fact,
    QuoteChange,
    Reading,
    RowGroup,
    Slot,
    Span,
)
from service.web.pages.comparing import FEW, GROUPS, laid_out
from service.web.pages.differences import QUOTES, READINGS, differences
from tests.fakes.comparisons import (
    ABSENT,
    a_cell,
    a_comparison,
    a_delta,
    a_number,
    a_row,
)

TWELVE, DOZEN, FIFTEEN, MANY = (
    a_number("12", 12.0),
    a_number("a dozen", 12.0),
    a_number("15", 15.0),
    a_number("many", 99.0),
)
FACTS = RowGroup.DIFFERING_FACTS


def only_group(page):
    (group,) = [group for group in page.groups if group.rows]
    return group


def values_of(difference):
    return [(value.text, value.places) for value in difference.values]


def test_one_value_in_other_words_stands_once_with_all_who_give_it():
    deltas = [a_delta(0, 2, TWELVE, FIFTEEN), a_delta(1, 2, DOZEN, FIFTEEN)]
    row = a_row(a_cell("a", "12"), a_cell("b", "a dozen"), a_cell("c", "15"), deltas=deltas)
    (difference,) = differences(row)
    assert difference.slot == "number, killed"
    assert values_of(difference) == [("12", (0, 1)), ("15", (2,))]
    assert difference.says == ("they conflict",)


def test_deltas_that_share_no_fact_are_differences_of_their_own():
    injured = a_number("40", 40.0, start=9), a_number("41", 41.0, start=9)
    row = a_row(
        a_cell("a", "12 and 40"),
        a_cell("b", "15 and 41"),
        deltas=[a_delta(0, 1, TWELVE, FIFTEEN), a_delta(0, 1, *injured)],
    )
    assert [values_of(each)[0][0] for each in differences(row)] == ["12", "40"]


def test_differences_do_not_depend_on_the_order_of_the_deltas():
    deltas = [
        a_delta(0, 1, TWELVE, FIFTEEN),
        a_delta(2, 3, DOZEN, MANY),
        a_delta(1, 2, FIFTEEN, DOZEN),
    ]
    cells = [a_cell(key, "x") for key in "abcd"]
    (forth,) = differences(a_row(*cells, deltas=deltas))
    (back,) = differences(a_row(*cells, deltas=deltas[::-1]))
    assert values_of(forth) == values_of(back)


def test_what_is_told_stands_before_who_tells_it():
    police = Fact(Slot.ATTRIBUTION, "police said", Span(3, 14), "police", role="source")
    deltas = [
        a_delta(0, 1, None, police, slot=Slot.ATTRIBUTION),
        a_delta(0, 1, TWELVE, FIFTEEN),
    ]
    row = a_row(a_cell("a", "12"), a_cell("b", "15"), deltas=deltas)
    assert [each.slot for each in differences(row)] == ["number, killed", "attribution"]


def test_a_side_without_the_detail_is_told_in_our_words():
    hedge = Fact(Slot.CERTAINTY, "reportedly", Span(0, 10), "reportedly")
    row = a_row(
        a_cell("a", "reportedly so", certainty=Certainty.HEDGED),
        a_cell("b", "so"),
        deltas=[a_delta(0, 1, hedge, None, slot=Slot.CERTAINTY)],
    )
    (difference,) = differences(row)
    assert values_of(difference) == [("reportedly", (0,)), ("stated as fact", (1,))]
    assert [value.is_quoted for value in difference.values] == [True, False]
    assert difference.says == ()


def test_a_source_that_only_one_names_is_in_no_conflict_with_nothing():
    source = Fact(Slot.ATTRIBUTION, "police said", Span(3, 14), "police", role="source")
    delta = a_delta(0, 1, None, source, slot=Slot.ATTRIBUTION)
    (difference,) = differences(a_row(a_cell("a", "x"), a_cell("b", "x"), deltas=[delta]))
    assert difference.slot == "attribution"
    assert values_of(difference) == [("no source named", (0,)), ("police said", (1,))]
    assert difference.says == ()


def test_quotes_stand_with_those_who_give_them_and_long_ones_are_cut_short():
    kept = Fact(Slot.QUOTE, "We knew nothing of it,", Span(1, 23), "we knew nothing of it")
    longer = Fact(
        Slot.QUOTE, "We knew " + "so very " * 20 + "little", Span(1, 175), "we knew little"
    )
    delta = a_delta(0, 1, kept, longer, slot=Slot.QUOTE, quote=QuoteChange.SUBSTITUTED)
    (difference,) = differences(a_row(a_cell("a", "x"), a_cell("b", "x"), deltas=[delta]))
    (first, _), (second, _) = values_of(difference)
    assert first == "We knew nothing of it"
    assert second.endswith("…")
    assert len(second) <= 80
    assert difference.says == ("words of the quote are replaced",)


def test_every_word_of_the_model_has_words_of_the_page():
    assert set(GROUPS) == set(RowGroup)
    assert set(READINGS) == set(Reading)
    assert set(QUOTES) == set(QuoteChange)
    assert all(words.badge.mark for words in GROUPS.values())


def test_the_words_that_only_one_has_are_marked_and_the_detail_that_differs_more_so():
    row = a_row(
        a_cell("a", "It killed 12 men.", "They slept.", marks=[Span(10, 16)]),
        a_cell("b", "It killed 15."),
        group=FACTS,
        deltas=[a_delta(0, 1, a_number("12", 12.0, start=10), a_number("15", 15.0, start=10))],
    )
    page = laid_out(a_comparison(row), {})
    ours, theirs = only_group(page).rows[0].cells
    assert [(run.text, run.kind) for run in ours.runs] == [
        ("It killed ", ""),
        ("12", "fact"),
        (" men", "only"),
        (". They slept.", ""),
    ]
    assert [(run.text, run.kind) for run in theirs.runs][1] == ("15", "fact")


def test_marks_that_lie_outside_the_text_lose_nothing_of_it():
    row = a_row(a_cell("a", "shortened", marks=[Span(-3, 2), Span(8, 99), Span(50, 60)]), ABSENT)
    (cell, _) = only_group(laid_out(a_comparison(row), {})).rows[0].cells
    assert [(run.text, run.kind) for run in cell.runs] == [
        ("sh", "only"),
        ("ortene", ""),
        ("d", "only"),
    ]


def test_rows_stand_by_group_and_their_numbers_do_not_change_when_one_group_is_shown():
    rows = [
        a_row(a_cell("a", "x"), ABSENT, group=RowGroup.ONLY_HERE, row_id="lone"),
        a_row(a_cell("a", "x"), a_cell("b", "x"), row_id="all"),
        a_row(a_cell("a", "x"), a_cell("b", "x"), group=FACTS, row_id="facts"),
    ]
    comparison = a_comparison(*rows)
    page = laid_out(comparison, {})
    shown = [(row.id, row.number) for group in page.groups for row in group.rows]
    assert shown == [("facts", 1), ("all", 2), ("lone", 3)]
    alone = laid_out(comparison, {}, RowGroup.ONLY_HERE)
    assert [(row.id, row.number) for row in only_group(alone).rows] == [("lone", 3)]
    assert [group.total for group in alone.groups] == [group.total for group in page.groups]


def test_a_large_group_is_cut_until_it_is_asked_for_alone():
    rows = [
        a_row(a_cell("a", "x"), ABSENT, group=RowGroup.ONLY_HERE, row_id=str(n))
        for n in range(FEW + 1)
    ]
    comparison = a_comparison(*rows)
    group = only_group(laid_out(comparison, {}))
    assert (len(group.rows), group.total, group.is_cut) == (FEW, FEW + 1, True)
    alone = only_group(laid_out(comparison, {}, RowGroup.ONLY_HERE))
    assert (len(alone.rows), alone.is_cut) == (FEW + 1, False)


def test_what_only_one_has_stands_article_by_article():
    rows = [
        a_row(ABSENT, a_cell("b", "x"), group=RowGroup.ONLY_HERE, row_id="b1"),
        a_row(a_cell("a", "x"), ABSENT, group=RowGroup.ONLY_HERE, row_id="a1"),
        a_row(ABSENT, a_cell("b", "x"), group=RowGroup.ONLY_HERE, row_id="b2"),
    ]
    by_column = only_group(laid_out(a_comparison(*rows), {})).by_column
    assert [(column.key, [row.id for row in rows]) for column, rows in by_column] == [
        ("A", ["a1"]),
        ("B", ["b1", "b2"]),
    ]


def test_those_who_have_nothing_are_gathered_by_the_reason():
    excerpt = Absent(AbsentReason.NOT_ASSESSABLE, "we hold an excerpt")
    row = a_row(a_cell("a", "x"), ABSENT, excerpt, ABSENT, group=RowGroup.SAID_BY_SOME)
    (card,) = only_group(laid_out(a_comparison(row, keys="abcd"), {})).rows
    assert [(why, [column.key for column in columns]) for why, columns in card.missing] == [
        ("cannot be told: we hold an excerpt", ["C"]),
        ("not said", ["B", "D"]),
    ]
    assert [cell.column.key for cell in card.told] == ["A"]


def test_a_cell_leads_to_each_block_that_it_stands_in_once():
    row = a_row(a_cell("a", "One.", "Two."), a_cell("b", "Three."))
    (card,) = only_group(laid_out(a_comparison(row), {})).rows
    assert card.cells[0].places == (("a-p", "paragraph 1"),)


def test_an_outlet_goes_by_its_name_where_it_has_one():
    page = laid_out(a_comparison(), {"outlet-a": "The Harbor Times", "outlet-b": ""})
    assert [(c.key, c.outlet) for c in page.columns] == [
        ("A", "The Harbor Times"),
        ("B", "outlet-b"),
    ]
