"""Setting candidate passages against a claim: by rules all of them, by the reader the best."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from service.matching.relation import judge
from service.matching.settling import settle
from service.matching.terms import Worded, worded
from service.model import Opinion, PassageRecord, Relation, Span, Statement, Verdict
from service.ports import Verifier
from service.text.clean import squeeze
from service.text.facts import state
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
    """Gives verdicts on candidates. Safe to use from many threads."""

    def __init__(self, verifier: Verifier | None = None) -> None:
        self._verifier = verifier
        self._statements = _StatementCache()

    def judged(
        self,
        claim: Statement,
        records: Sequence[PassageRecord],
        cosines: Mapping[int, float],
    ) -> list[Judged]:
        """The candidates with their verdicts.

        A claim without a time of its own is as old as the earliest passage that reports it, so
        that a toll which grew after that reads as an update.
        """
        bench = _Bench(_parts(claim), cosines, self._statements)
        judged = [Judged(record, bench.verdict(record)) for record in records]
        if self._verifier is not None and judged:
            bench = replace(bench, opinions=self._opinions(self._verifier, claim, judged))
            judged = [
                Judged(j.record, bench.verdict(j.record)) if j.record.id in bench.opinions else j
                for j in judged
            ]
        told = [j.record.published_at for j in judged if j.verdict.relation is Relation.REPORTS]
        first = min((time for time in told if time), default=None)
        if claim.clock or first is None:
            return judged
        later = replace(bench, parts=_parts(replace(claim, clock=first)))
        return [
            Judged(j.record, later.verdict(j.record))
            if j.verdict.relation is Relation.DIFFERS
            else j
            for j in judged
        ]

    def _opinions(
        self, verifier: Verifier, claim: Statement, judged: Sequence[Judged]
    ) -> dict[int, Opinion]:
        """What the verifier makes of the passages that are worth its time, by window."""
        chosen = sorted(judged, key=lambda j: (-j.verdict.score, j.record.id))[:READ]
        texts = [(claim.text, squeeze(each.record.text)) for each in chosen]
        opinions = verifier.opinions(texts)
        return {j.record.id: opinion for j, opinion in zip(chosen, opinions, strict=True)}


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of the claim as a statement of its own, and where it begins."""

    statement: Worded
    start: int

    def moved(self, verdict: Verdict) -> Verdict:
        """The verdict with our side in the offsets of the whole claim."""
        if not self.start:
            return verdict
        deltas = (replace(d, ours=d.ours and d.ours.moved(self.start)) for d in verdict.deltas)
        return replace(verdict, deltas=tuple(deltas))


def _parts(claim: Statement) -> tuple[_Part, ...]:
    """The claim's first sentences, each with its own facts; the whole of a claim of one."""
    cut = sentences(claim.text)[:PARTS]
    if len(cut) < 2:  # noqa: PLR2004 (one sentence is no part)
        return (_Part(worded(claim), 0),)
    return tuple(_Part(_within(claim, span), span.start) for span in cut)


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

    def verdict(self, record: PassageRecord) -> Verdict:
        """How the passage stands to the sentence of the claim that it bears on most."""
        passage, cosine = self.statements.of(record), self.cosines.get(record.id)
        opinion = self.opinions.get(record.id)
        verdicts = (
            part.moved(
                settle(part.statement, passage, cosine=cosine, opinion=opinion, proposed=True)
                if opinion
                else judge(part.statement, passage, cosine=cosine)
            )
            for part in self.parts
        )
        return max(verdicts, key=lambda verdict: verdict.score)


class _StatementCache:
    """The facts and words of passages judged lately; a window never changes under its id."""

    _SIZE = 4_096

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Worded] = OrderedDict()
        self._lock = Lock()

    def of(self, record: PassageRecord) -> Worded:
        """The passage with its facts, dates resolved by the time it was published."""
        with self._lock:
            if record.id in self._kept:
                self._kept.move_to_end(record.id)
                return self._kept[record.id]
        statement = worded(state(record.text, record.published_at))
        with self._lock:
            self._kept[record.id] = statement
            while len(self._kept) > self._SIZE:
                self._kept.popitem(last=False)
        return statement
