"""Setting candidate passages against a claim: by rules all of them, by the reader the best."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from service.matching.relation import judge
from service.model import PassageRecord, Relation, Span, Statement, Verdict
from service.ports import Verifier
from service.text.clean import squeeze
from service.text.facts import state
from service.text.sentences import sentences

READ = 40
"""How many passages the verifier reads, at least; the others are not told."""

PARTS = 4
"""How many sentences of a claim are judged; a claim is rarely more than one."""

_NO_STAND = frozenset({Relation.RELATED, Relation.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its verdict."""

    record: PassageRecord
    verdict: Verdict


class Judge:
    """Gives verdicts on candidates. Safe to use from many threads."""

    def __init__(self, verifier: Verifier | None) -> None:
        self._verifier = verifier
        self._statements = _StatementCache()

    def judged(
        self,
        claim: Statement,
        records: Sequence[PassageRecord],
        cosines: Mapping[int, float],
        *,
        wanted: int,
    ) -> list[Judged]:
        """The candidates with their verdicts; with a verifier only the best, at least `wanted`."""
        bench = _Bench(claim, _parts(claim), cosines, self._statements)
        ruled = [Judged(record, bench.verdict(record)) for record in records]
        if self._verifier is None:
            return bench.dated(ruled, {})
        chosen = sorted(ruled, key=_promise)[: max(READ, wanted)]
        texts = [(claim.text, squeeze(each.record.text)) for each in chosen]
        rows = self._verifier.weigh(texts).tolist() if texts else []
        likely = {j.record.id: tuple(row) for j, row in zip(chosen, rows, strict=True)}
        read = [Judged(j.record, bench.verdict(j.record, likely)) for j in chosen]
        return bench.dated(read, likely)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of the claim as a statement of its own, and where it begins."""

    statement: Statement
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
        return (_Part(claim, 0),)
    return tuple(_Part(_within(claim, span), span.start) for span in cut)


def _within(claim: Statement, span: Span) -> Statement:
    facts = (f for f in claim.facts if span.start <= f.span.start and f.span.end <= span.end)
    return Statement(span.cut(claim.text), tuple(f.moved(-span.start) for f in facts), claim.clock)


@dataclass(frozen=True, slots=True)
class _Bench:
    """One claim with what is known of its candidates before they are judged."""

    claim: Statement
    parts: tuple[_Part, ...]
    cosines: Mapping[int, float]
    statements: _StatementCache

    def verdict(
        self, record: PassageRecord, likely: Mapping[int, Sequence[float]] | None = None
    ) -> Verdict:
        """How the passage stands to the sentence of the claim that it bears on most."""
        passage, cosine = self.statements.of(record), self.cosines.get(record.id)
        chances = likely.get(record.id) if likely else None
        verdicts = [
            part.moved(judge(part.statement, passage, cosine=cosine, likely=chances))
            for part in self.parts
        ]
        return max(verdicts, key=lambda verdict: verdict.score)

    def dated(self, judged: list[Judged], likely: Mapping[int, Sequence[float]]) -> list[Judged]:
        """The same verdicts, differences read anew once the claim has a time.

        A claim without one is as old as the earliest passage that reports it, so that a toll
        which grew after that reads as an update.
        """
        told = [j.record.published_at for j in judged if j.verdict.relation is Relation.REPORTS]
        first = min((time for time in told if time), default=None)
        if self.claim.clock or first is None:
            return judged
        dated = replace(self.claim, clock=first)
        later = replace(self, claim=dated, parts=_parts(dated))
        return [
            replace(j, verdict=later.verdict(j.record, likely))
            if j.verdict.relation is Relation.DIFFERS
            else j
            for j in judged
        ]


def _promise(judged: Judged) -> tuple[bool, float, int]:
    """Best first: passages that take a stand by the rules, then by score."""
    verdict = judged.verdict
    return (verdict.relation in _NO_STAND, -verdict.score, judged.record.id)


class _StatementCache:
    """The facts of passages that were judged lately; a window never changes under its id."""

    _SIZE = 4_096

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Statement] = OrderedDict()
        self._lock = Lock()

    def of(self, record: PassageRecord) -> Statement:
        """The passage with its facts, dates resolved by the time it was published."""
        with self._lock:
            if record.id in self._kept:
                self._kept.move_to_end(record.id)
                return self._kept[record.id]
        statement = state(record.text, record.published_at)
        with self._lock:
            self._kept[record.id] = statement
            while len(self._kept) > self._SIZE:
                self._kept.popitem(last=False)
        return statement
