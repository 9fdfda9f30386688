"""Facts of a text, and what comes out when two texts' facts are set against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from service.model.words import Certainty, Comparator, Reading, Relation, Slot, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One detail that a text gives, where it stands, and its normal form.

    `value` is a float for numbers, a partial ISO date (`2024`, `2024-11`, `2024-11-17`) for
    dates, and a folded key for everything else. `high` is the upper end of a range. `unit` is
    normalised (`USD`, `%`, `km`, or the counted noun in the singular). `role` says what the
    value is of, where the text tells: `killed`, `injured`, `source`, `subject`, `object`.
    """

    slot: Slot
    text: str
    span: Span
    value: float | str
    op: Comparator = Comparator.EXACT
    unit: str = ""
    high: float | None = None
    role: str = ""

    def moved(self, by: int) -> Fact:
        """The same fact in a text that begins `by` code points earlier."""
        return replace(self, span=self.span.shifted(by)) if by else self


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with its facts. `clock` is the time by which its relative dates were resolved."""

    text: str
    facts: tuple[Fact, ...]
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """One typed difference between a claim (ours) and a passage (theirs).

    A side is `None` where that text has nothing for the slot, as with a negation.
    """

    slot: Slot
    ours: Fact | None
    theirs: Fact | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason that took part in a verdict: its name, its weight, and what it tells an editor."""

    name: str
    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a trained reader makes of a claim and a passage, in chances that sum to 1.

    `relation`: that the passage reports, differs, disputes, is related. `certainty`: that it
    asserts, attributes, hedges what it says. `slots`: that a detail of each kind differs, where
    one does; these are chances each by itself.
    """

    relation: tuple[float, float, float, float]
    certainty: tuple[float, float, float]
    slots: Mapping[Slot, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a passage stands to a claim, and why.

    `evidence` is the part of the passage that the verdict rests on, in the passage's own
    offsets. `score` lies in 0..1 and is comparable over all passages and claims.
    """

    relation: Relation
    certainty: Certainty
    score: float
    evidence: Span
    deltas: tuple[Delta, ...] = ()
    signals: tuple[Signal, ...] = ()
