"""Articles side by side: what stands in a row, what the row shows, and what is refused."""

import pytest

from service.compare import comparing
from service.errors import Invalid, NotFound, TooLarge
from service.matching import links, rows
from service.model import AbsentReason, Completeness, Reading, RowGroup, Slot
from service.text.align import Group
from tests.fakes.side_by_side import Shelf, texts

FERRY = "A ferry sank near Aldmouth on Monday and 12 people were killed."
LATER = "A ferry sank near Aldmouth on Monday and 14 people were killed."
ONIONS = "Onions are cheap this year, growers told a fair."


@pytest.fixture
def shelf():
    return Shelf()


def test_a_differing_number_is_told_first_with_both_sides(shelf):
    shelf.put("a", ONIONS, FERRY)
    shelf.put("b", LATER, ONIONS)
    row = shelf.compare("a", "b").rows[0]
    assert row.group is RowGroup.DIFFERING_FACTS
    assert texts(row) == [FERRY, LATER]
    (found,) = row.deltas
    assert (found.first, found.second, found.delta.slot) == (0, 1, Slot.NUMBER)
    assert (found.delta.ours.text, found.delta.theirs.text) == ("12", "14")
    assert [m.cut(FERRY) for m in row.cells[0].marks[0]] == ["12"]


def test_what_all_and_what_only_one_says_comes_after(shelf):
    shelf.put("a", ONIONS, "The mayor of Carrow resigned.")
    shelf.put("b", ONIONS)
    both, alone = shelf.compare("a", "b").rows
    assert (both.group, alone.group) == (RowGroup.SAID_BY_ALL, RowGroup.ONLY_HERE)
    assert alone.cells[1].reason is AbsentReason.ABSENT
    assert not any(alone.cells[0].marks)


def test_the_headlines_stand_in_the_first_row_whether_they_tell_one_thing_or_not(shelf):
    shelf.put("a", FERRY, title="Ferry sinks near Aldmouth")
    shelf.put("b", LATER, title="Onions are cheap")
    assert texts(shelf.compare("a", "b").rows[0]) == [
        "Ferry sinks near Aldmouth",
        "Onions are cheap",
    ]
    assert shelf.compare("a", "b").rows[0].group is RowGroup.NEAR_EACH_OTHER


def test_headlines_of_one_thing_are_said_by_all(shelf):
    shelf.put("a", ONIONS, title="Kelmouth explosion: death toll rises to 17")
    shelf.put("b", ONIONS, title="Kelmouth explosion death toll rises to 17, officials confirm")
    (headlines, _) = shelf.compare("a", "b").rows
    assert headlines.group is RowGroup.SAID_BY_ALL


@pytest.fixture
def tied(shelf, monkeypatch):
    """The group of the row in which the sentences of articles stand, whatever they say."""

    def group(*sentences):
        for name, sentence in zip("abcd", sentences, strict=False):
            shelf.put(name, sentence)
        monkeypatch.setattr(links, "LINKED", 0.0)
        (row,) = shelf.compare(*"abcd"[: len(sentences)]).rows
        return row.group

    return group


def test_sentences_that_are_only_about_one_thing_are_near_each_other(tied):
    found = tied("The ferry to Aldmouth is old.", "Divers searched for the ferry near Aldmouth.")
    assert found is RowGroup.NEAR_EACH_OTHER


def test_all_say_what_the_others_report_in_more_words(tied):
    short, more = "A ferry sank near Aldmouth.", "which had left Carrow in the morning"
    found = tied(
        short,
        f"A ferry, {more}, sank near Aldmouth.",
        "A ferry sank near Aldmouth, where divers had searched the bay for a week.",
    )
    assert found is RowGroup.SAID_BY_ALL


def test_what_two_of_three_say_is_said_by_some(tied):
    found = tied(
        "A ferry sank near Aldmouth.",
        "A ferry sank near Aldmouth on its way home.",
        "Divers at Aldmouth have found a ferry bell in the sand.",
    )
    assert found is RowGroup.SAID_BY_SOME


def test_copies_with_a_word_changed_stand_in_one_row_whatever_stands_around_them(shelf):
    quote = "The youth in this community have no outlets for their anger, no community {}."
    shelf.put("a", quote.format("centre"), ONIONS, FERRY)
    shelf.put("b", ONIONS, FERRY, quote.format("hall"))
    rows = shelf.compare("a", "b").rows
    assert [quote.format("centre"), quote.format("hall")] in [texts(row) for row in rows]


def test_two_sentences_that_do_not_match_are_not_tied_by_a_third(shelf):
    one, other = "Red cows ate green grass.", "Blue birds built tall nests."
    shelf.put("a", one)
    shelf.put("b", one.rstrip(".") + ", " + other.lower())
    shelf.put("c", other)
    for row in shelf.compare("a", "b", "c").rows:
        assert texts(row)[0] is None or texts(row)[2] is None


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"completeness": Completeness.EXCERPT}, "only an excerpt of it is held"),
        ({"language": "de"}, "it is in another language (de) than this (en)"),
    ],
)
def test_what_cannot_be_judged_is_not_called_absent(shelf, second, why):
    shelf.put("a", FERRY, language="en")
    shelf.put("b", ONIONS, **second)
    told = shelf.compare("a", "b")
    (row,) = (row for row in told.rows if texts(row)[0])
    assert (row.cells[1].reason, row.cells[1].why) == (AbsentReason.NOT_ASSESSABLE, why)
    assert len(told.notices) == 1


def test_two_versions_of_one_article_are_compared(shelf):
    shelf.put("a", FERRY)
    shelf.put("a", LATER, version=2)
    told = shelf.compare(("a", 1), "a")
    assert [each.summary.version for each in told.articles] == [1, 2]
    assert [row.group for row in told.rows] == [RowGroup.DIFFERING_FACTS]


def test_a_toll_that_grew_reads_as_an_update_from_one_side_and_as_older_from_the_other(shelf):
    shelf.put("a", FERRY)
    shelf.put("b", LATER, published_at=shelf.article("a").summary.ingested_at.replace(day=9))
    assert [shelf.compare(*ids).rows[0].deltas[0].delta.reading for ids in ("ab", "ba")] == [
        Reading.LATER_UPDATE,
        Reading.EARLIER_VALUE,
    ]


@pytest.mark.parametrize(
    ("refs", "pointer"),
    [
        (["a"], "/articles"),
        (["a"] * 9, "/articles"),
        (["a", "b", "a"], "/articles/2"),
        (["a", "b", ("b", 1)], "/articles/2"),
    ],
)
def test_too_few_too_many_or_one_twice_are_refused(shelf, refs, pointer):
    shelf.put("a", FERRY)
    shelf.put("b", LATER)
    with pytest.raises(Invalid) as refused:
        shelf.compare(*refs)
    assert refused.value.pointer == pointer


def test_an_unknown_article_is_not_found(shelf):
    shelf.put("a", FERRY)
    with pytest.raises(NotFound):
        shelf.compare("a", "b")


def test_more_sentences_than_can_be_compared_are_refused(shelf, monkeypatch):
    monkeypatch.setattr(comparing, "MOST_SENTENCES", 1)
    shelf.put("a", FERRY)
    shelf.put("b", LATER)
    with pytest.raises(TooLarge, match="2 sentences in all"):
        shelf.compare("a", "b")


def test_a_difference_in_one_of_the_sentences_of_a_cell_is_told_where_it_stands(shelf, monkeypatch):
    told = "Police closed the coast road for a week."
    shelf.put("a", f"{told} {FERRY}")
    shelf.put("b", LATER)
    group = Group((0, 1), (0,), 0.9)
    monkeypatch.setattr(rows, "groups", lambda *_, **__: (group,))
    monkeypatch.setattr(rows, "_JOINS", 0.0)
    (row,) = shelf.compare("a", "b").rows
    ours = row.deltas[0].delta.ours
    assert ours.span.cut(row.cells[0].text) == ours.text == "12"


def test_why_an_article_is_silent_hangs_on_who_speaks_in_the_row(shelf):
    shelf.put("a", FERRY, language="en")
    shelf.put("b", "Zwiebeln sind billig.", language="de")
    shelf.put("c", ONIONS, language="en")
    told = shelf.compare("a", "b", "c").rows
    german = next(row for row in told if texts(row)[1])
    english = next(row for row in told if texts(row)[2])
    assert german.cells[0].reason is AbsentReason.NOT_ASSESSABLE
    assert english.cells[0].reason is AbsentReason.ABSENT
