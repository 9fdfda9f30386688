"""Setting candidate passages against a claim: by rules all of them, by the reader the best."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from threading import Lock

from service.matching.bearing import Bearing
from service.matching.relation import judge
from service.matching.settling import settle
from service.matching.terms import Worded, worded
from service.model import Opinion, PassageRecord, Relation, Span, Statement, Verdict
from service.ports import Verifier
from service.text.clean import squeeze
from service.text.facts import state
from service.text.facts.packing import unpacked
from service.text.sentences import sentences

READ = 16
"""How many passages the verifier reads: those that the rules find nearest to the claim."""

PARTS = 4
"""How many sentences of a claim are judged; a claim is rarely more than one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its verdict."""

    record: PassageRecord
    verdict: Verdict


class Judge:
    """Gives verdicts on candidates. Safe to use from many threads.

    A passage that takes no stand and scores below `floor` may be left out unread; with a verifier
    none is, for that may see more in it.
    """

    def __init__(self, floor: float, verifier: Verifier | None = None) -> None:
        self._floor = floor
        self._verifier = verifier
        self._statements = _StatementCache()

    def judged(
        self,
        claim: Statement,
        records: Sequence[PassageRecord],
        cosines: Mapping[int, float],
    ) -> list[Judged]:
        """The candidates with their verdicts, without those that cannot bear on the claim.

        A claim without a time of its own is as old as the earliest passage that reports it, so
        that a toll which grew after that reads as an update.
        """
        bench = _Bench(self._parts(claim), cosines, self._statements)
        judged = bench.judged(records)
        if self._verifier is not None and judged:
            bench = replace(bench, opinions=self._opinions(self._verifier, claim, judged))
            judged = bench.again(judged, lambda j: j.record.id in bench.opinions)
        told = [j.record.published_at for j in judged if j.verdict.relation is Relation.REPORTS]
        first = min((time for time in told if time), default=None)
        if claim.clock or first is None:
            return judged
        later = replace(bench, parts=self._parts(replace(claim, clock=first)))
        return later.again(judged, lambda j: j.verdict.relation is Relation.DIFFERS)

    def _parts(self, claim: Statement) -> tuple[_Part, ...]:
        """The claim's first sentences, each with its own facts; the whole of a claim of one."""
        floor = self._floor if self._verifier is None else None
        cut = sentences(claim.text)[:PARTS]
        if len(cut) < 2:  # noqa: PLR2004 (one sentence is no part)
            return (_Part(worded(claim), 0, floor),)
        return tuple(_Part(_within(claim, span), span.start, floor) for span in cut)

    def _opinions(
        self, verifier: Verifier, claim: Statement, judged: Sequence[Judged]
    ) -> dict[int, Opinion]:
        """What the verifier makes of the passages that are worth its time, by window."""
        chosen = sorted(judged, key=lambda j: (-j.verdict.score, j.record.id))[:READ]
        texts = [(claim.text, squeeze(each.record.text)) for each in chosen]
        opinions = verifier.opinions(texts)
        return {j.record.id: opinion for j, opinion in zip(chosen, opinions, strict=True)}


@dataclass(frozen=True)
class _Part:
    """A sentence of the claim as a statement of its own, and where it begins.

    With a `floor`, what surely lies below it gets no verdict.
    """

    statement: Worded
    start: int
    floor: float | None

    def verdict(
        self, passage: Worded, cosine: float | None, opinion: Opinion | None
    ) -> Verdict | None:
        """How the passage stands to this sentence."""
        if opinion:
            return settle(self.statement, passage, cosine=cosine, opinion=opinion, proposed=True)
        if self._bearing:
            return self._bearing.verdict(passage, cosine=cosine)
        return judge(self.statement, passage, cosine=cosine)

    def moved(self, verdict: Verdict) -> Verdict:
        """The verdict with our side in the offsets of the whole claim."""
        if not self.start:
            return verdict
        deltas = (replace(d, ours=d.ours and d.ours.moved(self.start)) for d in verdict.deltas)
        return replace(verdict, deltas=tuple(deltas))

    @cached_property
    def _bearing(self) -> Bearing | None:
        return None if self.floor is None else Bearing(self.statement, self.floor)


def _within(claim: Statement, span: Span) -> Worded:
    facts = (f for f in claim.facts if span.start <= f.span.start and f.span.end <= span.end)
    return Worded(span.cut(claim.text), tuple(f.moved(-span.start) for f in facts), claim.clock)


@dataclass(frozen=True, slots=True)
class _Bench:
    """A claim with what is known of its candidates before they are judged."""

    parts: tuple[_Part, ...]
    cosines: Mapping[int, float]
    statements: _StatementCache
    opinions: Mapping[int, Opinion] = field(default_factory=dict)

    def judged(self, records: Iterable[PassageRecord]) -> list[Judged]:
        """Those records that may bear on the claim, with their verdicts."""
        found = ((record, self._verdict(record)) for record in records)
        return [Judged(record, verdict) for record, verdict in found if verdict]

    def again(self, judged: Iterable[Judged], which: Callable[[Judged], bool]) -> list[Judged]:
        """The same, some of them judged once more."""
        found = (self.judged([each.record]) if which(each) else [each] for each in judged)
        return list(chain.from_iterable(found))

    def _verdict(self, record: PassageRecord) -> Verdict | None:
        """How the passage stands to the sentence of the claim that it bears on most."""
        passage, cosine = self.statements.of(record), self.cosines.get(record.id)
        opinion = self.opinions.get(record.id)
        found = ((part, part.verdict(passage, cosine, opinion)) for part in self.parts)
        verdicts = (part.moved(verdict) for part, verdict in found if verdict)
        return max(verdicts, key=lambda verdict: verdict.score, default=None)


class _StatementCache:
    """The facts and words of passages judged lately; a window never changes under its id."""

    _SIZE = 2_048

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Worded] = OrderedDict()
        self._lock = Lock()

    def of(self, record: PassageRecord) -> Worded:
        """The passage with its facts, dates resolved by the time it was published."""
        with self._lock:
            if record.id in self._kept:
                self._kept.move_to_end(record.id)
                return self._kept[record.id]
        text, clock = record.text, record.published_at
        statement = worded(unpacked(text, clock, record.facts) or state(text, clock))
        with self._lock:
            self._kept[record.id] = statement
            while len(self._kept) > self._SIZE:
                self._kept.popitem(last=False)
        return statement
