"""Who else reported a claim, and how their version differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.errors import Invalid
from service.lookup.accounts import Accounts
from service.lookup.judging import Judge, Judged
from service.lookup.retrieving import Retriever
from service.matching.grouping import counted, grouped
from service.matching.terms import worded
from service.matching.unnamed import Lacks, article_never_names, checked
from service.model import (
    Answer,
    Match,
    Origin,
    PassageRecord,
    Question,
    Scope,
    Statement,
    Verdict,
)
from service.ports import Encoder, Shelves, Verifier
from service.text.facts import state

JUDGED = 48
"""How many windows are set against the claim, at least; more if more outlets are wanted."""

NEARBY = 200
"""How many windows are near a claim."""

ASKED_FOR_A_WORD = 16
"""In how many windows it is looked up whether a word needs its capital."""

OFF_TOPIC = 0.125
"""A passage that takes no stand and scores below this has nothing to do with the claim."""

_LETTERS = re.compile(r"[^\W\d_]+")


Trace = Callable[[Sequence[PassageRecord]], Sequence[Origin]]
"""Tells the origin of each passage of one answer, in their order."""


class Lookup:
    """The use case: a question in, an answer out. Safe to call from many threads."""

    def __init__(
        self,
        shelves: Shelves,
        encoder: Encoder,
        origins: Trace,
        verifier: Verifier | None = None,
    ) -> None:
        self._shelves = shelves
        self._origins = origins
        self._encoder = encoder
        self._retriever = Retriever(shelves, encoder)
        verified_by = verifier.name if verifier else ""
        self._accounts = Accounts(shelves, encoder.generation, verified_by)
        self._judge = Judge(OFF_TOPIC, verifier)

    def answer(self, question: Question) -> Answer:
        """Set every passage that may bear on the claim against it, outlet by outlet.

        The answer holds all that was committed before the call. Raises `NotFound` for an
        unknown paragraph, `Invalid` for a claim without words.
        """
        _check_dates(question.scope)
        sequence = self._shelves.vectors.catch_up(self._shelves.log)
        with self._shelves.passages.one_state():
            return self._answer(question, sequence)

    def _answer(self, question: Question, sequence: int) -> Answer:
        claim, scope = self._claim(question)
        matches = self._matches(claim, scope, question)
        asked = (*scope.outlets, *scope.exclude_outlets)
        outlets = self._shelves.outlets.named({*asked, *(m.passage.outlet_id for m in matches)})
        answered = grouped(matches, outlets, question.cut)
        return Answer(
            claim=claim.text,
            facts=claim.facts,
            outlets=answered,
            counts=counted(matches, outlets),
            searched=self._accounts.searched(
                scope, sequence, known=outlets, found=[each.outlet.id for each in answered]
            ),
        )

    def nearby(self, question: Question) -> tuple[PassageRecord, ...]:
        """The windows nearest to the claim, whether they bear on it or not, nearest first.

        Raises as `answer` does.
        """
        _check_dates(question.scope)
        claim, scope = self._claim(question)
        self._shelves.vectors.catch_up(self._shelves.log)
        found = self._retriever.candidates(claim.text, scope, NEARBY)
        return tuple(self._shelves.passages.passages([candidate.id for candidate in found]))

    def writes_small(self, word: str) -> bool:
        """Whether the passages that have the word most write it with a small letter."""
        found = self._shelves.words.search(word, ASKED_FOR_A_WORD, Scope()).ids.tolist()
        lower = word.lower()
        return any(
            lower in _LETTERS.findall(record.text)
            for record in self._shelves.passages.passages(found)
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
        most = max(JUDGED, 2 * question.cut.limit)
        chosen = self._retriever.candidates(claim.text, scope, most)
        records = self._shelves.passages.passages([candidate.id for candidate in chosen])
        cosines = {c.id: c.cosine for c in chosen if c.cosine is not None}
        judged = self._named(claim, self._judge.judged(claim, records, cosines))
        kept = _best_of_each_paragraph([j for j in judged if _bears_on_the_claim(j.verdict)])
        if question.relations:
            kept = [j for j in kept if j.verdict.relation in question.relations]
        sources = self._origins([j.record for j in kept])
        return [_match(j, source) for j, source in zip(kept, sources, strict=True)]

    def _named(self, claim: Statement, judged: Sequence[Judged]) -> list[Judged]:
        """The verdicts once the articles are read: no stand without the claim's names."""
        telling = [j.record for j in judged if j.verdict.relation.takes_a_stand]
        texts = self._shelves.passages.articles([r.id for r in telling]) if telling else {}
        # A paper rarely says in which town it is: its own name does.
        papers = {r.article_id: r.outlet_id.replace("-", " ").title() for r in telling}
        asked = worded(claim)
        lacks = {
            id_: article_never_names(asked, f"{text}\n{papers[id_]}", self.writes_small)
            for id_, text in texts.items()
        }
        return [
            replace(j, verdict=checked(j.verdict, lacks.get(j.record.article_id, Lacks())))
            for j in judged
        ]


def _check_dates(scope: Scope) -> None:
    after, before = scope.published_after, scope.published_before
    if after and before and after > before:
        raise Invalid("lies before published_after", "/published_before")


def _bears_on_the_claim(verdict: Verdict) -> bool:
    return verdict.relation.takes_a_stand or verdict.score >= OFF_TOPIC


def _best_of_each_paragraph(judged: Sequence[Judged]) -> list[Judged]:
    """A long paragraph is several windows but one match."""
    best: dict[str, Judged] = {}
    for each in judged:
        held = best.get(each.record.paragraph_id)
        if held is None or each.verdict.score > held.verdict.score:
            best[each.record.paragraph_id] = each
    return list(best.values())


def _match(judged: Judged, origin: Origin) -> Match:
    """The verdict with the passage's side moved into the offsets of the article's text."""
    record, verdict = judged.record, judged.verdict
    start = record.span.start
    deltas = tuple(replace(d, theirs=d.theirs and d.theirs.moved(start)) for d in verdict.deltas)
    span = verdict.evidence.shifted(start)
    return Match(
        passage=record,
        span=span,
        text=verdict.evidence.cut(record.text),
        verdict=replace(verdict, deltas=deltas, evidence=span),
        origin=origin,
    )
