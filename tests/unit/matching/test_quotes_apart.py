"""How two outlets quote one utterance."""

import pytest

from service.matching.quotes_apart import indirect, quote_deltas
from service.matching.terms import worded
from service.model import Delta, Fact, QuoteChange, Reading, Slot, Span
from service.text.facts import state

WHOLE = (
    "“We will rebuild the bridge before winter, and the town will not pay a penny of it,” "
    "Ann Ridley said."
)


def told(first, second, sources=None):
    return [each.change for each in quote_deltas(said(first), said(second), sources)]


def said(text):
    return worded(state(text))


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        (WHOLE, []),
        (WHOLE.replace("“", '"').replace("”", '"'), []),
        (WHOLE.replace(", and", ",” she said, “and"), []),
        ("Ridley said they would “rebuild the bridge before winter”.", ["truncated"]),
        ("“We will rebuild the bridge ... and the town will not pay a penny of it.”", []),
        ("“We will rebuild the bridge … the town will not pay a penny of it.”", ["truncated"]),
        (
            "“We will rebuild the bridge [by Christmas] and the town will not pay a penny of it.”",
            [],
        ),
        ("“We will rebuild the bridge, and the town will not pay a penny of it.”", ["substituted"]),
        ("“We will rebuild a penny of it,” she said.", ["spliced"]),
        (WHOLE.replace("not pay", "pay"), ["substituted"]),
        (WHOLE.replace("rebuild", "repair"), ["substituted"]),
        ("“The school is a different matter altogether,” she said.", []),
        ("Ridley called it “a bridge”.", []),
        ("The bridge will be rebuilt.", []),
    ],
)
def test_what_was_done_to_the_words_is_told_whichever_side_is_first(other, changes):
    assert told(WHOLE, other) == changes
    assert told(other, WHOLE) == changes


def test_the_same_words_of_somebody_else_are_reattributed():
    sources = Delta(
        Slot.ATTRIBUTION,
        Fact(Slot.ATTRIBUTION, "Ridley said", Span(0, 11), "ridley"),
        Fact(Slot.ATTRIBUTION, "Moss said", Span(0, 9), "moss"),
        Reading.CONFLICT,
    )
    (found,) = quote_deltas(said(WHOLE), said(WHOLE.replace("Ridley", "Moss")), sources)
    assert (found.change, found.delta) == (QuoteChange.REATTRIBUTED, sources)
    assert not told(WHOLE, "The bridge will be rebuilt, Moss said.", sources)


def test_a_british_spelling_is_no_other_word():
    assert not told("“The colour of the harbour is grey.”", "“The color of the harbor is grey.”")


def test_what_one_quotes_and_the_other_tells_in_its_own_words_is_indirect():
    prose = said("The bridge will be rebuilt before winter and the town will not pay, Ridley said.")
    (found,) = indirect(said(WHOLE), prose)
    assert (found.change, found.delta.theirs) == (QuoteChange.INDIRECT, None)
    assert found.delta.ours.text.startswith("We will rebuild")
    (back,) = indirect(prose, said(WHOLE))
    assert (back.delta.ours, back.delta.theirs) == (None, found.delta.ours)
    assert not indirect(said(WHOLE), said("Onions are cheap this year."))
    assert not indirect(prose, prose)
