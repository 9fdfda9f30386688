"""One claim read through the versions of one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from service.matching.life import Standing, Value, details_told, happened, nearest
from service.matching.notices import Remark, owns_up, remarks
from service.matching.relation import judge
from service.matching.terms import Worded
from service.matching.unnamed import Lacks, WritesSmall, article_never_names, checked
from service.model import (
    INDEXED_KINDS,
    LifeEvent,
    LifePoint,
    NoticeKind,
    StoredArticle,
    StoredBlock,
    Verdict,
)
from service.ports import ArticleStore, Encoder
from service.text.facts import state
from service.text.wordforms import plain_words

MOST_VERSIONS: Final = 20
"""How many versions of an article are read: the earliest and the latest ones."""
MOST_EMBEDDED: Final = 400
"""How many passages of earlier versions are embedded; past that words and facts decide alone."""

_GIVING_UP: Final = frozenset({LifeEvent.VALUE_CHANGED, LifeEvent.CORRECTED})
_OWNING_UP: Final = frozenset({NoticeKind.CORRECTION, NoticeKind.RETRACTION})


@dataclass(frozen=True, slots=True)
class Step:
    """The points at one version, and the values before and after it."""

    points: tuple[LifePoint, ...]
    before: Value | None
    now: Value | None

    @property
    def is_change_of_value(self) -> bool:
        """Whether the article gave a value up for another, or took it back."""
        return any(point.event in _GIVING_UP for point in self.points)


@dataclass(frozen=True, slots=True)
class Life:
    """The claim in one article."""

    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> Iterator[LifePoint]:
        """All that happened, in the order of the versions."""
        return (point for step in self.steps for point in step.points)


class Reader:
    """Reads the versions of articles with one claim in mind."""

    def __init__(
        self, articles: ArticleStore, encoder: Encoder, claim: Worded, writes_small: WritesSmall
    ) -> None:
        self._articles = articles
        self._encoder = encoder
        self._claim = claim
        self._writes_small = writes_small
        self._vector = encoder.encode([claim.text])[0]
        self._still = MOST_EMBEDDED

    def life(self, article_id: str) -> Life:
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
                steps.append(Step(points, _value(before), _value(now)))
            before = now
        left = len(numbers) - len(chosen)
        notes = (f"{left} versions of {article_id} were not read",) if left else ()
        return Life(tuple(steps), notes)

    def _standings(self, versions: Sequence[StoredArticle]) -> list[Standing | None]:
        """How each version carries the claim; a paragraph that stayed is judged once."""
        near = [self._near(version) for version in versions]
        texts = {block.text for blocks in near for block in blocks}
        cosines = self._cosines(versions[0].summary.id, texts)
        lacks = self._lacking(versions)
        judged: dict[tuple[str, datetime | None], Verdict] = {}
        found: list[Standing | None] = []
        for version, blocks in zip(versions, near, strict=True):
            clock = version.summary.masthead.published_at
            for text in {block.text for block in blocks if (block.text, clock) not in judged}:
                passage = state(text, clock)
                verdict = judge(self._claim, passage, cosine=cosines.get(text))
                judged[text, clock] = checked(verdict, lacks)
            before = found[-1] if found else None
            found.append(self._best([(b, judged[b.text, clock]) for b in blocks], before))
        return found

    def _lacking(self, versions: Sequence[StoredArticle]) -> Lacks:
        """What none of the versions names: such an article reports nothing of the claim."""
        paper = versions[0].summary.outlet_id.replace("-", " ").title()
        texts = (f"{v.summary.masthead.title}\n{v.text}" for v in versions)
        return article_never_names(self._claim, "\n".join((*texts, paper)), self._writes_small)

    def _cosines(self, article_id: str, texts: AbstractSet[str]) -> dict[str, float]:
        """How near each text is to the claim, as far as it is worth the time to know."""
        vectors = dict(self._articles.vectors(article_id, self._encoder.generation))
        missing = sorted(texts - vectors.keys())[: self._still]
        if missing:
            self._still -= len(missing)
            vectors |= dict(zip(missing, self._encoder.encode(missing), strict=True))
        return {text: float(vectors[text] @ self._vector) for text in texts & vectors.keys()}

    def _best(
        self, judged: Sequence[tuple[StoredBlock, Verdict]], before: Standing | None
    ) -> Standing | None:
        """The passage that carries the claim best, if one takes a stand on it.

        One that carried it `before` still does, whatever else is new.
        """
        found = [_standing(b, v) for b, v in judged if v.relation.takes_a_stand]
        kept = plain_words(before.passage) if before else ()
        same = [each for each in found if plain_words(each.passage) == kept]
        return max(same or found, key=self._bearing, default=None)

    def _bearing(self, standing: Standing) -> tuple[int, float]:
        """On how many of the claim's details the passage has a word, then the score."""
        details = details_told(self._claim, standing.passage, standing.verdict)
        return details, standing.verdict.score

    def _near(self, version: StoredArticle) -> list[StoredBlock]:
        held = [block for block in version.blocks if block.kind in INDEXED_KINDS and block.span]
        return [held[at] for at in nearest(self._claim.text, [block.text for block in held])]


def _chosen(numbers: Sequence[int]) -> list[int]:
    half = MOST_VERSIONS // 2
    if len(numbers) <= MOST_VERSIONS:
        return list(numbers)
    return [*numbers[:half], *numbers[-half:]]


def _standing(block: StoredBlock, verdict: Verdict) -> Standing:
    span = verdict.evidence.shifted(block.span.start) if block.span else None
    return Standing(block.id, verdict.evidence.cut(block.text), span, verdict)


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


def _value(standing: Standing | None) -> Value | None:
    return standing.value if standing else None
