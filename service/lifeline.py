"""A claim through all outlets and versions: where it appears, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from service.matching.life import (
    Standing,
    Value,
    abandoned,
    details_told,
    happened,
    nearest,
)
from service.matching.notices import Remark, owns_up, remarks
from service.matching.relation import judge
from service.matching.terms import Worded, worded
from service.model import (
    INDEXED_KINDS,
    Answer,
    Cut,
    LifeEvent,
    Lifeline,
    LifePoint,
    NoticeKind,
    PassageRecord,
    Question,
    Relation,
    StoredArticle,
    StoredBlock,
    Verdict,
)
from service.ports import ArticleStore, Encoder
from service.text.facts import state
from service.text.wordforms import plain_words

LookUp = Callable[[Question], Answer]
Nearby = Callable[[Question], Sequence[PassageRecord]]


@dataclass(frozen=True, slots=True)
class Search:
    """How articles are found: those that bear on a claim, and those that merely are near it."""

    look_up: LookUp
    nearby: Nearby


MOST_ARTICLES: Final = 60
"""How many articles are followed through their versions: those that look-up ranks best."""
MOST_VERSIONS: Final = 20
"""How many versions of an article are read: the earliest and the latest ones."""
MOST_EMBEDDED: Final = 400
"""How many passages of earlier versions are embedded; past that words and facts decide alone."""

_WIDE: Final = Cut(limit=100, articles_per_outlet=20, passages_per_article=1)
_GIVING_UP: Final = frozenset({LifeEvent.VALUE_CHANGED, LifeEvent.CORRECTED})
_TAKEN_BACK: Final[Value] = frozenset({("correction", "")})
_OWNING_UP: Final = frozenset({NoticeKind.CORRECTION, NoticeKind.RETRACTION})


class Lifelines:
    """The use case: a question in, the life of its claim out. Safe to call from many threads."""

    def __init__(self, articles: ArticleStore, encoder: Encoder, search: Search) -> None:
        self._articles = articles
        self._encoder = encoder
        self._search = search

    def of(self, question: Question) -> Lifeline:
        """Each point at which an outlet took the claim up, changed it or let it go.

        The articles are those that a look-up finds, and the revised ones near the claim: an
        earlier version may have carried it. All versions are read, within bounds that `notes`
        tell of. Raises what the look-up raises.
        """
        answer = self._found(question)
        near = self._search.nearby(replace(question, paragraph_id="", text=answer.claim))
        revised = [record.article_id for record in near if record.version > 1]
        ids = list(dict.fromkeys((*_ranked(answer), *revised)))
        reader = _Reader(self._articles, self._encoder, _claim(answer))
        lives = [reader.life(article_id) for article_id in ids[:MOST_ARTICLES]]
        points = sorted((p for life in lives for p in life.points), key=_order)
        notes = [note for life in lives for note in life.notes]
        if len(ids) > MOST_ARTICLES:
            notes.insert(0, f"{len(ids) - MOST_ARTICLES} articles further off were not read")
        return Lifeline(
            claim=answer.claim,
            points=tuple(points),
            carriers=_carriers(lives),
            searched=answer.searched,
            notes=tuple(notes),
        )

    def _found(self, question: Question) -> Answer:
        """The look-up without narrow limits, and with the article that makes the claim."""
        asked = replace(question, relations=(), cut=_WIDE)
        answer = self._search.look_up(asked)
        if not question.paragraph_id:
            return answer
        return self._search.look_up(replace(asked, paragraph_id="", text=answer.claim))


@dataclass(frozen=True, slots=True)
class _Step:
    """The points at one version, and the values before and after it."""

    points: tuple[LifePoint, ...]
    before: Value | None
    now: Value | None

    @property
    def is_change_of_value(self) -> bool:
        """Whether the article gave a value up for another, or took it back."""
        return any(point.event in _GIVING_UP for point in self.points)


@dataclass(frozen=True, slots=True)
class _Life:
    """The claim in one article."""

    steps: tuple[_Step, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> Iterator[LifePoint]:
        return (point for step in self.steps for point in step.points)


class _Reader:
    """Reads the versions of articles with one claim in mind."""

    def __init__(self, articles: ArticleStore, encoder: Encoder, claim: Worded) -> None:
        self._articles = articles
        self._encoder = encoder
        self._claim = claim
        self._vector = encoder.encode([claim.text])[0]
        self._still = MOST_EMBEDDED

    def life(self, article_id: str) -> _Life:
        """The claim in all versions of an article."""
        numbers = [each.version for each in self._articles.versions(article_id)]
        chosen = _chosen(numbers)
        versions = [self._articles.article(article_id, number) for number in chosen]
        standings = self._standings(versions)
        steps, before, known = [], None, frozenset[tuple[str, ...]]()
        for version, now in zip(versions, standings, strict=True):
            told = remarks(version.blocks)
            new = [each for each in told if plain_words(each.text) not in known]
            known = frozenset(plain_words(each.text) for each in told)
            events = happened(before, now, owned_up=_owned_up(new, before, now))
            if events:
                points = tuple(_point(event, version, now) for event in events)
                steps.append(_Step(points, _value(before), _value(now)))
            before = now
        left = len(numbers) - len(chosen)
        notes = (f"{left} versions of {article_id} were not read",) if left else ()
        return _Life(tuple(steps), notes)

    def _standings(self, versions: Sequence[StoredArticle]) -> list[Standing | None]:
        """How each version carries the claim; a paragraph that stayed is judged once."""
        near = [self._near(version) for version in versions]
        texts = {block.text for blocks in near for block in blocks}
        cosines = self._cosines(versions[0].summary.id, texts)
        judged: dict[tuple[str, datetime | None], Verdict] = {}
        found = []
        for version, blocks in zip(versions, near, strict=True):
            clock = version.summary.masthead.published_at
            for text in {block.text for block in blocks if (block.text, clock) not in judged}:
                passage = state(text, clock)
                judged[text, clock] = judge(self._claim, passage, cosine=cosines.get(text))
            found.append(self._best([(block, judged[block.text, clock]) for block in blocks]))
        return found

    def _cosines(self, article_id: str, texts: AbstractSet[str]) -> dict[str, float]:
        """How near each text is to the claim, as far as it is worth the time to know."""
        vectors = dict(self._articles.vectors(article_id, self._encoder.generation))
        missing = sorted(texts - vectors.keys())[: self._still]
        if missing:
            self._still -= len(missing)
            vectors |= dict(zip(missing, self._encoder.encode(missing), strict=True))
        return {text: float(vectors[text] @ self._vector) for text in texts & vectors.keys()}

    def _best(self, judged: Sequence[tuple[StoredBlock, Verdict]]) -> Standing | None:
        """The passage that carries the claim best, if one takes a stand on it."""
        telling = [(b, v) for b, v in judged if v.relation.takes_a_stand]
        if not telling:
            return None
        block, verdict = max(telling, key=lambda each: self._bearing(*each))
        span = verdict.evidence.shifted(block.span.start) if block.span else None
        return Standing(block.id, verdict.evidence.cut(block.text), span, verdict)

    def _bearing(self, block: StoredBlock, verdict: Verdict) -> tuple[int, float]:
        """On how many of the claim's details the block has a word, then the score."""
        return details_told(self._claim, block.text, verdict), verdict.score

    def _near(self, version: StoredArticle) -> list[StoredBlock]:
        held = [block for block in version.blocks if block.kind in INDEXED_KINDS and block.span]
        return [held[at] for at in nearest(self._claim.text, [block.text for block in held])]


def _claim(answer: Answer) -> Worded:
    """The claim; without a time of its own it is as old as the earliest report of it."""
    matches = [match for outlet in answer.outlets for match in outlet.matches]
    told = [m.passage.published_at for m in matches if m.verdict.relation is Relation.REPORTS]
    return worded(state(answer.claim, min(filter(None, told), default=None)))


def _ranked(answer: Answer) -> list[str]:
    """The articles of the answer, best first."""
    matches = [match for outlet in answer.outlets for match in outlet.matches]
    matches.sort(key=lambda m: (-m.verdict.score, m.passage.article_id))
    return list(dict.fromkeys(match.passage.article_id for match in matches))


def _chosen(numbers: Sequence[int]) -> list[int]:
    half = MOST_VERSIONS // 2
    if len(numbers) <= MOST_VERSIONS:
        return list(numbers)
    return [*numbers[:half], *numbers[-half:]]


def _owned_up(new: Sequence[Remark], before: Standing | None, now: Standing | None) -> bool:
    """Whether a new correction speaks of what became of the claim's passage."""
    if before is None:
        return False
    after = now.passage if now else ""
    return any(r.kind in _OWNING_UP and owns_up(r.text, before.passage, after) for r in new)


def _point(event: LifeEvent, version: StoredArticle, now: Standing | None) -> LifePoint:
    summary = version.summary
    start = now.span.start - now.verdict.evidence.start if now and now.span else 0
    deltas = now.verdict.deltas if now else ()
    told = summary.masthead.published_at if summary.version == 1 else summary.masthead.modified_at
    return LifePoint(
        event=event,
        article_id=summary.id,
        outlet_id=summary.outlet_id,
        version=summary.version,
        title=summary.masthead.title,
        at=told or summary.ingested_at,
        seen_at=summary.ingested_at,
        paragraph_id=now.block_id if now else "",
        passage=now.passage if now else "",
        span=now.span if now else None,
        certainty=now.verdict.certainty if now else None,
        deltas=tuple(replace(d, theirs=d.theirs and d.theirs.moved(start)) for d in deltas),
    )


def _order(point: LifePoint) -> tuple[datetime, str, int]:
    return point.at, point.article_id, point.version


def _value(standing: Standing | None) -> Value | None:
    return standing.value if standing else None


def _carriers(lives: Sequence[_Life]) -> tuple[LifePoint, ...]:
    """The last points of the articles that still have a value which others gave up."""
    changes = [
        (_order(step.points[0]), step.before, _TAKEN_BACK if step.now is None else step.now)
        for life in lives
        for step in life.steps
        if step.before is not None and step.before != step.now and step.is_change_of_value
    ]
    changes.sort(key=lambda each: each[0])
    gone = abandoned([(old, new) for _, old, new in changes])
    last = [life.steps[-1] for life in lives if life.steps]
    held = [step.points[0] for step in last if step.now is not None and step.now in gone]
    return tuple(sorted(held, key=_order))
