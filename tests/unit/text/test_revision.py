"""Which sentence and block of one version became which of another."""

from __future__ import annotations

import pytest

from service.text.edits import edits
from service.text.ordering import heaviest_rising
from service.text.revision import Revision, align
from service.text.wordforms import plain_words, quote_marks

ROAD = "The road over the pass will be shut from Monday until the end of the week."
SNOW = "Snow has fallen there for nine days, and two lorries have slid into a field."
BUS = "Buses leave from the lower station instead, twice in every hour."


def linked(found: Revision, before: list[str], after: list[str]) -> list[tuple[str, str, bool]]:
    return [
        (
            " ".join(piece.span.cut(before[piece.block]) for piece in link.before),
            " ".join(piece.span.cut(after[piece.block]) for piece in link.after),
            link.moved,
        )
        for link in found.links
    ]


def test_a_rewritten_sentence_is_linked_to_what_it_was() -> None:
    shorter = "The road over the pass will be shut until the end of the week."
    before, after = [f"{ROAD} {SNOW}"], [f"{shorter} {SNOW}"]
    found = align(before, after)
    assert linked(found, before, after) == [(ROAD, shorter, False), (SNOW, SNOW, False)]
    assert (found.added, found.removed) == ((), ())


def test_a_sentence_that_is_cut_in_two_is_linked_to_both() -> None:
    halves = "Snow has fallen there for nine days. Two lorries have slid into a field."
    before, after = [f"{SNOW} {BUS}"], [f"{halves} {BUS}"]
    assert linked(align(before, after), before, after)[0] == (SNOW, halves, False)


def test_a_sentence_that_left_its_paragraph_has_moved() -> None:
    before = [f"{ROAD} {SNOW}", BUS]
    after = [ROAD, f"{BUS} {SNOW}"]
    assert linked(align(before, after), before, after)[-1] == (SNOW, SNOW, True)


def test_two_paragraphs_that_change_places_are_one_that_moved_the_lighter() -> None:
    found = align([ROAD, "It is cold.", BUS], ["It is cold.", ROAD, BUS])
    assert found.moved_blocks == ((1, 0),)


def test_a_repeated_paragraph_is_paired_in_its_order() -> None:
    found = align(["Read on.", ROAD, "Read on."], ["Read on.", ROAD, "Read on.", "Read on."])
    assert [piece.block for piece in found.added] == [3]
    assert found.moved_blocks == ()


@pytest.mark.parametrize(
    ("places", "weights", "kept"),
    [
        ([], [], set()),
        ([3, 1, 2], [1, 1, 1], {1, 2}),
        ([3, 1, 2], [5, 1, 1], {0}),
        ([1, 1, 1], [1, 1, 1], {0, 1, 2}),
    ],
)
def test_the_heaviest_part_that_never_falls_stays(
    places: list[int], weights: list[float], kept: set[int]
) -> None:
    assert heaviest_rising(places, weights) == kept


def test_an_edit_is_the_words_that_went_and_those_that_came_in_their_place() -> None:
    before, after = "It cost nine crowns in May.", "It cost about ten crowns."
    found = [(e.before.cut(before), e.after.cut(after)) for e in edits(before, after)]
    assert found == [("nine", "about ten"), ("in May", "")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Wait,” he said – twice.", '"wait" he said - twice'),
        ("It cost 12,000 crowns.", "It cost 12000 crowns"),
        ("co\u00adoperate", "cooperate"),
        ("cafe\u0301", "café"),
    ],
)
def test_typography_is_no_part_of_a_word(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("$5", "£5"), ("1.5", "15"), ("-5 C", "5 C"), ("5%", "5"), ("its", "it's")]
)
def test_signs_that_tell_something_are(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


def test_quote_marks_are_told_from_apostrophes_and_whatever_their_style() -> None:
    assert quote_marks("He said “it's shut” today") == (2, 4)
    assert quote_marks("He said 'it’s shut' today") == (2, 4)
