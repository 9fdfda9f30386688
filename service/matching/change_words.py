"""The sentences in which a change is told to an editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.model import Delta, Fact, QuoteChange, Reading, Slot

_LONGEST: Final = 160
_CALLED: Final = {
    Slot.NUMBER: "A number",
    Slot.DATE: "A date",
    Slot.NAME: "A name",
    Slot.PLACE: "A place",
    Slot.NEGATION: "A word that denies",
    Slot.QUOTE: "A quote",
    Slot.ATTRIBUTION: "A source",
    Slot.CERTAINTY: "A doubt",
}
_ROLES: Final = {"plan": "A word for what is planned", "conditional": "A condition"}
_QUOTES: Final = {
    QuoteChange.TRUNCATED: ("A quote was lengthened", "A quote was shortened"),
    QuoteChange.SPLICED: ("Words were put into a quote", "Words were taken out of a quote"),
    QuoteChange.SUBSTITUTED: ("A quote was reworded", "A quote was reworded"),
}


def told(delta: Delta, quote: QuoteChange | None) -> str:
    """What became of one detail."""
    one, other = delta.ours, delta.theirs
    if one and other and one.text == other.text:
        return f"{shown(one.text)} is now told of something else: {one.role} became {other.role}."
    if one and other:
        return f"{_became(delta, one, other, quote)}: {shown(one.text)} became {shown(other.text)}."
    fact = one or other
    if fact is None:
        return ""
    done = "taken out" if one else "put in"
    if quote is QuoteChange.INDIRECT:
        return f"Quote marks were {done}: {shown(fact.text)}."
    name = _ROLES.get(fact.role, _CALLED[delta.slot])
    return f"{name} was {done}: {shown(fact.text)}."


def _became(delta: Delta, one: Fact, other: Fact, quote: QuoteChange | None) -> str:
    if delta.slot is Slot.QUOTE and quote in _QUOTES:
        return _QUOTES[quote][len(one.text) > len(other.text)]
    if delta.slot is Slot.CERTAINTY:
        return "How sure it is was changed"
    if delta.reading is Reading.ROUNDING:
        return "A number was told more roughly or more exactly"
    if delta.reading is Reading.SCOPE:
        return f"{_CALLED[delta.slot]} was told with more or less detail"
    return f"{_CALLED[delta.slot]} was changed"


def turned(deltas: Sequence[Delta], *, disputes: bool) -> str:
    """What the rules of a look-up see in two wordings that hold the same facts."""
    pairs = [(d.ours, d.theirs) for d in deltas]
    swaps = [f"{shown(a.text)} became {shown(b.text)}" for a, b in pairs if a and b]
    if swaps:
        return f"{'; '.join(swaps)}."
    return "It now says the opposite, or takes it back." if disputes else "A detail was changed."


def reworded(gone: Sequence[str], came: Sequence[str]) -> str:
    """Which words that tell something are gone, and which are new."""
    if len(gone) == len(came) == 1:
        return f"{shown(gone[0])} became {shown(came[0])}."
    parts = [
        f"{done} {', '.join(map(shown, words))}"
        for done, words in (("without", gone), ("with", came))
        if words
    ]
    return f"Now told {' and '.join(parts)}." if parts else "Worded otherwise, with the same facts."


def shown(text: str) -> str:
    """A piece of a text in quote marks, its middle left out where it is long."""
    half = _LONGEST // 2
    short = text if len(text) <= _LONGEST else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f"“{short}”"
