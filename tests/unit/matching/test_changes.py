"""What one outlet did to its own sentence: the kind, whether it matters, and the details."""

from __future__ import annotations

import pytest

from service.matching.changes import MOST_READ, Named, named
from service.model import ChangeKind, QuoteChange, Reading, Slot
from service.text.facts import state


def done(before: str, after: str) -> tuple[Named, ...]:
    return named(state(before), state(after))


def only(before: str, after: str) -> Named:
    (one,) = done(before, after)
    return one


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Prices rose 5% in May.", "Prices rose 5.5% in May."),
        ("The project cost £5 million.", "The project cost $5 million."),
        ("The ship was 30 miles off the coast.", "The ship was 30 km off the coast."),
        ("At least 12 people were killed.", "At least 17 people were killed."),
        ("The boy, 14, was found by hikers.", "The boy, 15, was found by hikers."),
        ("United won 2-1.", "United won 3-1."),
        ("The match starts at 19:30.", "The match starts at 20:30."),
        ("The blast killed 12 people.", "The blast injured 12 people."),
        ("All of the miners were rescued.", "Some of the miners were rescued."),
        ("It was the first strike in ten years.", "It was the second strike in ten years."),
    ],
)
def test_another_number_is_a_changed_fact(before: str, after: str) -> None:
    change = only(before, after)
    assert (change.kind, change.is_substantive) == (ChangeKind.CHANGED_FACT, True)
    assert {delta.slot for delta in change.deltas} == {Slot.NUMBER}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The plane landed in Oslo.", "The plane landed in Bergen.", ChangeKind.CHANGED_FACT),
        ("Ann Jonson opened the fair.", "Ann Johnson opened the fair.", ChangeKind.CHANGED_FACT),
        ("Hale hit Roe outside.", "Roe hit Hale outside.", ChangeKind.CHANGED_FACT),
        ("A man was found dead.", "A woman was found dead.", ChangeKind.CHANGED_FACT),
        ("He knew of the memo.", "He did not know of the memo.", ChangeKind.CHANGED_FACT),
        ("The board approved it.", "The board rejected it.", ChangeKind.CHANGED_FACT),
        ("The plant may close.", "The plant will close.", ChangeKind.CHANGED_CERTAINTY),
        ("Police held the alleged thief.", "Police held the thief.", ChangeKind.CHANGED_CERTAINTY),
        ("Did the mayor lie?", "The mayor did lie.", ChangeKind.CHANGED_CERTAINTY),
        ("He will open the fair.", "He opened the fair.", ChangeKind.CHANGED_CERTAINTY),
        ("It was built.", "It was built, police said.", ChangeKind.CHANGED_ATTRIBUTION),
        ("The firm said it paid.", "The firm admitted it paid.", ChangeKind.CHANGED_ATTRIBUTION),
        ("A man was arrested.", "A man was charged.", ChangeKind.REWORDED),
        ("The county has schools.", "The country has schools.", ChangeKind.REWORDED),
        ("The mayor left in tears.", "The mayor left.", ChangeKind.REWORDED),
    ],
)
def test_what_matters_is_named_by_its_kind(before: str, after: str, kind: ChangeKind) -> None:
    change = only(before, after)
    assert (change.kind, change.is_substantive) == (kind, True)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("It destroyed 12 homes.", "It destroyed twelve homes.", ChangeKind.REWORDED),
        ("Prices rose 5% in May.", "Prices rose five per cent in May.", ChangeKind.REWORDED),
        ("The European Union agreed.", "The EU agreed.", ChangeKind.REWORDED),
        ("Two soldiers died.", "Two soldiers were killed.", ChangeKind.REWORDED),
        ("He was drunk, police said.", "He was drunk, according to police.", ChangeKind.REWORDED),
        ("About 400 people marched.", "Some 400 people marched.", ChangeKind.REWORDED),
        ("The US army left.", "The U.S. army left.", ChangeKind.COSMETIC),
        ("The the fair was opened.", "The fair was opened.", ChangeKind.COSMETIC),
        ("He met Ann, Tom and Joe.", "He met Ann, Tom, and Joe.", ChangeKind.COSMETIC),
        ("It was shut on teh day.", "It was shut on the day.", ChangeKind.COSMETIC),
    ],
)
def test_what_does_not_matter_is_named_too(before: str, after: str, kind: ChangeKind) -> None:
    change = only(before, after)
    assert (change.kind, change.is_substantive) == (kind, False)


@pytest.mark.parametrize(
    ("after", "quote"),
    [
        ('"We never sold the port," the mayor said.', QuoteChange.TRUNCATED),
        ('"We never shall not," the mayor said.', QuoteChange.SPLICED),
        ('"We never sold the port, and shall not," the mayor said.', QuoteChange.SUBSTITUTED),
        ('"We hardly sold the port, and we shall not," the mayor said.', QuoteChange.SUBSTITUTED),
        ("They never sold the port, and shall not, the mayor said.", QuoteChange.INDIRECT),
    ],
)
def test_a_quote_is_told_by_how_it_was_changed(after: str, quote: QuoteChange) -> None:
    before = '"We never sold the port, and we shall not," the mayor said.'
    (change,) = [c for c in done(before, after) if c.kind is ChangeKind.CHANGED_QUOTE]
    assert (change.quote, change.is_substantive) == (quote, True)


def test_a_slip_that_is_mended_in_a_quote_is_cosmetic() -> None:
    change = only('"We recieved a letter," she said.', '"We received a letter," she said.')
    assert change.kind is ChangeKind.COSMETIC


def test_the_same_words_given_to_another_are_reattributed() -> None:
    quote = '"We never sold the port to a bank,"'
    changes = done(f"{quote} Mayor Ann Roe said.", f"{quote} Mayor Tom Hale said.")
    assert [(c.kind, c.quote) for c in changes] == [
        (ChangeKind.CHANGED_FACT, None),
        (ChangeKind.CHANGED_ATTRIBUTION, QuoteChange.REATTRIBUTED),
    ]


def test_quote_marks_round_a_word_matter_and_their_style_does_not() -> None:
    plain, marked = "He called it a disgrace.", 'He called it a "disgrace".'
    assert only(plain, marked).kind is ChangeKind.CHANGED_QUOTE
    assert only(marked, plain).quote is QuoteChange.INDIRECT
    assert only(marked, "He called it a ‘disgrace’.").kind is ChangeKind.COSMETIC


def test_a_number_told_as_about_right_is_rounded() -> None:
    change = only("Some 400 people marched.", "400 people marched.")
    assert [delta.reading for delta in change.deltas] == [Reading.ROUNDING]
    assert not change.is_substantive


def test_a_changed_number_in_a_quote_is_a_changed_fact_and_a_changed_quote() -> None:
    found = done('"We lost 12 boats," she said.', '"We lost 15 boats," she said.')
    assert [change.kind for change in found] == [
        ChangeKind.CHANGED_FACT,
        ChangeKind.CHANGED_QUOTE,
    ]


def test_the_spans_of_deltas_and_marks_cut_the_two_texts() -> None:
    before = "Mayor Ann Roe said 12 boats may sink."
    after = "Mayor Tom Hale claimed that 15 boats will sink on Monday."
    for change in done(before, after):
        for delta in change.deltas:
            for text, fact in ((before, delta.ours), (after, delta.theirs)):
                assert fact is None or fact.span.cut(text) == fact.text
        assert all(0 <= mark.start < mark.end <= len(before) for mark in change.before)
        assert all(0 <= mark.start < mark.end <= len(after) for mark in change.after)


def test_a_passage_too_long_to_be_read_counts_as_changed() -> None:
    long = "word " * MOST_READ
    change = only(long, f"{long} more")
    assert (change.kind, change.is_substantive) == (ChangeKind.REWORDED, True)
