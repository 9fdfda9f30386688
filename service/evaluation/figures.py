"""What a measurement hands over: figures, confusions, and the cases that came out wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.evaluation.measures.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `set`, `system` and `measure` name it in every run.

    A share lies in 0..1; where `unit` is given, the value is counted in it. `cases` is how many
    cases it rests on. `interval` is that of 95 %, where one can be told.
    """

    set: str
    system: str
    measure: str
    value: float
    cases: int
    interval: Interval | None = None
    unit: str = ""
    less_is_better: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What the same figure of another run is found by."""
        return self.set, self.system, self.measure


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each gold class (a row) met each answer (a column)."""

    set: str
    system: str
    gold: tuple[str, ...]
    said: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that came out wrong. Only texts of our own are ever kept here."""

    set: str
    system: str
    kind: str
    claim: str
    passage: str
    gold: str
    said: str


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one measurement found."""

    figures: tuple[Figure, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Measured) -> Measured:
        """Both together, in order."""
        return Measured(
            self.figures + other.figures,
            self.confusions + other.confusions,
            self.failures + other.failures,
        )


@dataclass(slots=True)
class Sheet:
    """The figures of one system on one set while they are written down."""

    set: str
    system: str
    figures: list[Figure] = field(default_factory=list)

    def share(self, measure: str, hits: int, of: int, *, less_is_better: bool = False) -> None:
        """Note `hits / of` with its Wilson interval; nothing if there is no case."""
        if of:
            self.value(measure, hits / of, of, wilson(hits, of), less_is_better=less_is_better)

    def value(
        self,
        measure: str,
        value: float,
        cases: int,
        interval: Interval | None = None,
        *,
        less_is_better: bool = False,
    ) -> None:
        """Note a value between 0 and 1."""
        self.figures.append(
            Figure(
                self.set,
                self.system,
                measure,
                float(value),
                cases,
                interval,
                less_is_better=less_is_better,
            )
        )

    def milliseconds(self, measure: str, value: float, cases: int) -> None:
        """Note a time."""
        self.figures.append(
            Figure(
                self.set, self.system, measure, float(value), cases, unit="ms", less_is_better=True
            )
        )
