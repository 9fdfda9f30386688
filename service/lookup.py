"""Who else reported a claim, and how their version differs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np

from service.errors import Invalid
from service.matching.fusion import fused
from service.matching.grouping import counted, grouped
from service.matching.origin import origins
from service.matching.relation import judge
from service.model import (
    Answer,
    Fact,
    Match,
    Origin,
    PassageRecord,
    Question,
    Relation,
    Scope,
    Searched,
    Statement,
    Verdict,
)
from service.ports import (
    ChangeLog,
    Encoder,
    LexicalIndex,
    OutletStore,
    PassageStore,
    VectorIndex,
    Vectors,
)
from service.text.facts import state

RETRIEVED = 200
"""How many windows each retriever proposes."""

JUDGED = 80
"""How many windows are set against the claim, at least; more if more outlets are wanted."""

OFF_TOPIC = 0.25
"""A passage that takes no stand and scores below this has nothing to do with the claim."""

_Judged = tuple[PassageRecord, Verdict]

_NO_STAND = frozenset({Relation.RELATED, Relation.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Shelves:
    """All that a look-up reads from."""

    passages: PassageStore
    outlets: OutletStore
    words: LexicalIndex
    vectors: VectorIndex
    log: ChangeLog


class Lookup:
    """The use case: a question in, an answer out. Safe to call from many threads."""

    def __init__(self, shelves: Shelves, encoder: Encoder) -> None:
        self._shelves = shelves
        self._encoder = encoder
        self._statements = _StatementCache()

    def answer(self, question: Question) -> Answer:
        """Set every passage that may bear on the claim against it, outlet by outlet.

        The answer holds all that was committed before the call. Raises `NotFound` for an
        unknown paragraph, `Invalid` for a claim without words.
        """
        claim, scope = self._claim(question)
        sequence = self._shelves.vectors.catch_up(self._shelves.log)
        matches = self._matches(claim, scope, question)
        outlets = {outlet.id: outlet for outlet in self._shelves.outlets.outlets()}
        return Answer(
            claim=claim.text,
            facts=claim.facts,
            outlets=grouped(matches, outlets, question.cut),
            counts=counted(matches),
            searched=self._searched(scope, sequence),
        )

    def _claim(self, question: Question) -> tuple[Statement, Scope]:
        """The claim, and the scope without the article that makes it."""
        if not question.paragraph_id:
            if not any(character.isalnum() for character in question.text):
                raise Invalid("a claim needs words", "/text")
            return state(question.text, None), question.scope
        paragraph = self._shelves.passages.paragraph(question.paragraph_id)
        excluded = (*question.scope.exclude_articles, paragraph.article_id)
        claim = state(paragraph.text, paragraph.published_at)
        return claim, replace(question.scope, exclude_articles=excluded)

    def _matches(self, claim: Statement, scope: Scope, question: Question) -> list[Match]:
        hits = self._shelves.vectors.search(
            self._embedded(claim.text), RETRIEVED, self._shelves.passages.codes(scope)
        )
        cosines = {hit.id: hit.cosine for hit in hits}
        by_words = self._shelves.words.search(claim.text, RETRIEVED, scope)
        ids = fused([cosines, by_words])[: max(JUDGED, 4 * question.cut.limit)]
        records = self._shelves.passages.passages(ids)
        judged = self._judged(claim, records, cosines)
        kept = _best_of_each_paragraph([(r, v) for r, v in judged if _bears_on_the_claim(v)])
        if question.relations:
            kept = [(r, v) for r, v in kept if v.relation in question.relations]
        sources = origins([record for record, _ in kept])
        return [
            _match(record, verdict, source)
            for (record, verdict), source in zip(kept, sources, strict=True)
        ]

    def _embedded(self, text: str) -> Vectors:
        """The direction of `text` `(dim,) float32`; of a long one, the mean of its windows."""
        pieces = [span.cut(text) for span in self._encoder.windows(text)]
        mean = self._encoder.encode(pieces).mean(axis=0)
        return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float32)

    def _judged(
        self, claim: Statement, records: Sequence[PassageRecord], cosines: Mapping[int, float]
    ) -> list[_Judged]:
        """Each passage with its verdict; a claim without a time of its own is given one.

        It is as old as the earliest passage that reports it, so that a toll which grew after
        that reads as an update.
        """

        def verdict(of: Statement, record: PassageRecord) -> Verdict:
            return judge(of, self._statements.of(record), cosine=cosines.get(record.id))

        judged = [(record, verdict(claim, record)) for record in records]
        told = [r.published_at for r, v in judged if v.relation is Relation.REPORTS]
        first = min((time for time in told if time), default=None)
        if claim.clock or first is None:
            return judged
        dated = replace(claim, clock=first)
        return [(r, verdict(dated, r) if v.relation is Relation.DIFFERS else v) for r, v in judged]

    def _searched(self, scope: Scope, sequence: int) -> Searched:
        holdings = self._shelves.passages.holdings(scope)
        generation = self._encoder.generation
        return Searched(holdings, sequence, generation, tuple(self._gaps(scope)))

    def _gaps(self, scope: Scope) -> Iterator[str]:
        """What a reader must know that the search could not do."""
        waiting = self._shelves.log.count_unembedded(self._encoder.generation)
        if waiting:
            yield f"{waiting} paragraphs wait for the present model: searched by words only"
        if scope.published_after or scope.published_before:
            dateless = replace(scope, published_after=None, published_before=None)
            undated = self._shelves.passages.holdings(dateless).undated_articles
            if undated:
                yield f"articles without a date, left out: {undated}"


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


def _bears_on_the_claim(verdict: Verdict) -> bool:
    return verdict.relation not in _NO_STAND or verdict.score >= OFF_TOPIC


def _best_of_each_paragraph(judged: Sequence[_Judged]) -> list[_Judged]:
    """A long paragraph is several windows but one match."""
    best: dict[str, _Judged] = {}
    for record, verdict in judged:
        held = best.get(record.paragraph_id)
        if held is None or verdict.score > held[1].score:
            best[record.paragraph_id] = (record, verdict)
    return list(best.values())


def _match(record: PassageRecord, verdict: Verdict, origin: Origin) -> Match:
    """The verdict with the passage's side moved into the offsets of the article's text."""
    start = record.span.start
    deltas = tuple(replace(d, theirs=_moved(d.theirs, start)) for d in verdict.deltas)
    span = verdict.evidence.shifted(start)
    return Match(
        passage=record,
        span=span,
        text=verdict.evidence.cut(record.text),
        verdict=replace(verdict, deltas=deltas, evidence=span),
        origin=origin,
    )


def _moved(fact: Fact | None, by: int) -> Fact | None:
    return replace(fact, span=fact.span.shifted(by)) if fact else None
