"""A claim through all outlets and versions: where it appears, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from service.lifeline.reading import Life, Reader
from service.matching.life import Value, abandoned, superseded
from service.matching.terms import Worded, worded
from service.matching.unnamed import WritesSmall
from service.model import (
    Answer,
    Cut,
    Lifeline,
    LifePoint,
    PassageRecord,
    Question,
    Reading,
    Relation,
)
from service.ports import ArticleStore, Encoder
from service.text.facts import state

LookUp = Callable[[Question], Answer]
Nearby = Callable[[Question], Sequence[PassageRecord]]


@dataclass(frozen=True, slots=True)
class Search:
    """What a look-up lends.

    The articles that bear on a claim, those that merely are near it, and whether any article
    writes a word with a small letter.
    """

    look_up: LookUp
    nearby: Nearby
    writes_small: WritesSmall


MOST_ARTICLES: Final = 60
"""How many articles are followed through their versions: those that look-up ranks best."""

_WIDE: Final = Cut(limit=100, articles_per_outlet=20, passages_per_article=1)
_TAKEN_BACK: Final[Value] = frozenset({("correction", "")})


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
        reader = Reader(self._articles, self._encoder, _claim(answer), self._search.writes_small)
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


def _order(point: LifePoint) -> tuple[datetime, str, int]:
    return point.at, point.article_id, point.version


def _carriers(lives: Sequence[Life]) -> tuple[LifePoint, ...]:
    """The last points of the outlets that still have a value which others gave up or outdated."""
    last = [life.steps[-1] for life in lives if life.steps and life.steps[-1].now is not None]
    readings = ((step.now, _readings(step.points[0])) for step in last)
    gone = abandoned(_changes(lives)) | superseded(readings)
    fresh = {(step.points[0].outlet_id, step.points[0].at) for step in last if step.now not in gone}
    held = [step.points[0] for step in last if step.now in gone]
    kept = [p for p in held if not any(o == p.outlet_id and at > p.at for o, at in fresh)]
    return tuple(sorted(kept, key=_order))


def _changes(lives: Sequence[Life]) -> list[tuple[Value, Value]]:
    """The changes of value within articles, in the order of time."""
    found = [
        (_order(step.points[0]), step.before, _TAKEN_BACK if step.now is None else step.now)
        for life in lives
        for step in life.steps
        if step.before is not None and step.before != step.now and step.is_change_of_value
    ]
    found.sort(key=lambda each: each[0])
    return [(old, new) for _, old, new in found]


def _readings(point: LifePoint) -> frozenset[Reading]:
    return frozenset(delta.reading for delta in point.deltas)
