"""The signals: small functions that each see one thing in a comparison.

The first line of a signal's docstring is the sentence that an editor reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from service.matching.comparison import Comparison
from service.matching.names import NAMING
from service.model import Certainty, Delta, Fact, Reading, Signal, Slot

Feature = Callable[[Comparison], float]


def words_shared(pair: Comparison) -> float:
    """The passage uses the claim's words, or words that stand for them."""
    return pair.wording.recall


def meaning_close(pair: Comparison) -> float:
    """The language model places the two texts close to one another."""
    return max(0.0, pair.told - pair.stated)


def names_shared(pair: Comparison) -> float:
    """The passage has the names and places of the claim."""
    return _met_share(pair, *NAMING)


def numbers_agree(pair: Comparison) -> float:
    """A number of the claim stands in the passage too."""
    return _met_share(pair, Slot.NUMBER)


def dates_agree(pair: Comparison) -> float:
    """Both give the same date."""
    return _met_share(pair, Slot.DATE)


def quote_shared(pair: Comparison) -> float:
    """Both quote the same words."""
    return _met_share(pair, Slot.QUOTE)


def number_missing(pair: Comparison) -> float:
    """The passage does not give the claim's number."""
    return float(any(fact.slot is Slot.NUMBER for fact in pair.compared.missing))


def quote_missing(pair: Comparison) -> float:
    """The passage has neither the claim's quote nor most of its words."""
    return float(any(fact.slot is Slot.QUOTE for fact in pair.compared.missing))


def number_differs(pair: Comparison) -> float:
    """The passage gives another number for the same thing."""
    return _conflict(pair, Slot.NUMBER)


def toll_moved(pair: Comparison) -> float:
    """The number belongs to another hour of a developing story."""
    moved = {Reading.LATER_UPDATE, Reading.EARLIER_VALUE}
    return float(any(delta.reading in moved for delta in pair.compared.deltas))


def number_rounded(pair: Comparison) -> float:
    """The numbers differ by rounding only."""
    return float(any(delta.reading is Reading.ROUNDING for delta in pair.compared.deltas))


def bound_differs(pair: Comparison) -> float:
    """Both numbers can be true at once, but they are bounded differently."""
    return float(any(delta.reading is Reading.SCOPE for delta in pair.compared.deltas))


def date_differs(pair: Comparison) -> float:
    """The passage gives another date."""
    return _conflict(pair, Slot.DATE)


def place_differs(pair: Comparison) -> float:
    """The passage names another place."""
    return _conflict(pair, Slot.PLACE)


def name_differs(pair: Comparison) -> float:
    """The passage names somebody or something else in the same part."""
    return _conflict(pair, Slot.NAME)


def roles_swapped(pair: Comparison) -> float:
    """Who does it to whom, or from where to where, is the other way round in the passage."""
    return float(bool(pair.swapped or pair.turned_ways))


def quote_altered(pair: Comparison) -> float:
    """The quote is worded differently in the passage."""
    return _conflict(pair, Slot.QUOTE)


def source_differs(pair: Comparison) -> float:
    """The passage names another source for it."""
    return _conflict(pair, Slot.ATTRIBUTION)


def denied(pair: Comparison) -> float:
    """One of the two denies or negates what the other says."""
    return max((o.share for o in pair.opposed if o.pair is None), default=0.0)


def outcome_opposite(pair: Comparison) -> float:
    """The passage tells the opposite outcome."""
    share = max((o.share for o in pair.opposed if o.pair is not None), default=0.0)
    return share * _same_event(pair) if share else 0.0


def hedged(pair: Comparison) -> float:
    """The passage does not vouch for it: it is alleged, possible or reported elsewhere."""
    return float(pair.certainty is Certainty.HEDGED)


def attributed(pair: Comparison) -> float:
    """The passage says it in the name of a source."""
    return float(pair.certainty is Certainty.ATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A feature with its sentence and its weight."""

    feature: Feature
    says: str
    weight: float


def weighed(rows: Iterable[tuple[Feature, float]]) -> tuple[Weighed, ...]:
    """The table of signals. Raises ValueError for one that tells the editor nothing."""
    table: list[Weighed] = []
    for feature, weight in rows:
        says = (feature.__doc__ or "").strip().split("\n", 1)[0]
        if not says:
            raise ValueError(f"signal {feature.__name__!r} has no docstring for the editor")
        table.append(Weighed(feature, says, weight))
    return tuple(table)


SIGNALS: Final = weighed(
    (
        (words_shared, 5.0),
        (meaning_close, 3.0),
        (names_shared, 1.0),
        (numbers_agree, 0.8),
        (dates_agree, 0.4),
        (quote_shared, 1.0),
        (number_rounded, 0.1),
        (bound_differs, 0.1),
        (toll_moved, 0.3),
        (number_missing, -0.8),
        (number_differs, 0.2),
        (date_differs, 0.1),
        (place_differs, 0.1),
        (name_differs, 0.1),
        (roles_swapped, 0.2),
        (quote_altered, 0.4),
        (source_differs, 0.1),
        (denied, 0.4),
        (outcome_opposite, 0.3),
        (hedged, -0.1),
        (attributed, 0.05),
    )
)
"""Weights are in log-odds. Set by reason: how much of the claim is told decides the rank, and
what differs in it adds a little, since a passage that contradicts a claim is about the claim."""


def fired(pair: Comparison) -> tuple[Signal, ...]:
    """The signals that saw something, heaviest first, each with the values it saw."""
    found = [
        Signal(row.feature.__name__, round(row.weight * strength, 3), row.says + _values(pair, row))
        for row in SIGNALS
        if (strength := row.feature(pair)) > 0
    ]
    return tuple(sorted(found, key=lambda signal: (-abs(signal.weight), signal.name)))


def _met_share(pair: Comparison, *slots: Slot) -> float:
    asked = _asked(pair, *slots) if pair.met else 0
    return sum(pair.met[slot] for slot in slots) / asked if asked else 0.0


def _asked(pair: Comparison, *slots: Slot) -> int:
    return sum(len(pair.claim.by_slot.get(slot, ())) for slot in slots)


def _same_event(pair: Comparison) -> float:
    """How far the claim's names and places vouch that both tell of one event."""
    return (sum(pair.met[slot] for slot in NAMING) + 1) / (_asked(pair, *NAMING) + 1)


def _conflict(pair: Comparison, slot: Slot) -> float:
    return float(slot in pair.conflicting)


_SHOWN: Final[dict[Feature, Slot]] = {
    number_differs: Slot.NUMBER,
    toll_moved: Slot.NUMBER,
    number_rounded: Slot.NUMBER,
    bound_differs: Slot.NUMBER,
    date_differs: Slot.DATE,
    place_differs: Slot.PLACE,
    name_differs: Slot.NAME,
    quote_altered: Slot.QUOTE,
    source_differs: Slot.ATTRIBUTION,
}


def _values(pair: Comparison, row: Weighed) -> str:
    slot = _SHOWN.get(row.feature)
    shown = [_side_by_side(delta) for delta in pair.compared.deltas if delta.slot is slot]
    return f" ({'; '.join(shown)})" if shown else ""


def _side_by_side(delta: Delta) -> str:
    return f"{_text(delta.ours)} / {_text(delta.theirs)}"


def _text(fact: Fact | None) -> str:
    return f"“{fact.text}”" if fact else "nothing"
