"""Which sentences of many articles others may tell too, and which articles may tell a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.compare.reading import Reading
from service.compare.scoring import scored, scored_alone
from service.matching import figures, links
from service.model import Fact, Slot, Span, Statement, Telling
from service.ports import Vectors
from service.text.facts import certainty_of

_Linked = Mapping[tuple[int, int], set[int]]
"""By an article and the place of a sentence: the articles that have a sentence near it."""


def recurring(readings: Sequence[Reading], vectors: Mapping[str, Vectors]) -> tuple[Telling, ...]:
    """The sentences that another article may tell too, in the order of the story."""
    linked = _linked(readings, vectors)
    numbers = [_numbers_of(reading) for reading in readings]
    found = _tellings(readings, linked, numbers)
    return tuple(sorted(found, key=lambda telling: telling.position))


def near(claim: Statement, readings: Sequence[Reading], vectors: Mapping[str, Vectors]) -> set[str]:
    """The articles that have a sentence which may tell the claim, or one of its numbers."""
    likely = scored_alone(claim.text, _texts(readings), vectors)
    own = _numbers(claim.facts)
    return {
        reading.article.summary.id
        for reading, score in zip(readings, likely, strict=True)
        if score >= links.MAY_LINK_ALONE or _agree(own, _numbers_of(reading))
    }


def _linked(readings: Sequence[Reading], vectors: Mapping[str, Vectors]) -> _Linked:
    scores = scored([reading.article for reading in readings], _texts(readings), vectors)
    linked: dict[tuple[int, int], set[int]] = defaultdict(set)
    for (i, j), held in scores.items():
        for place, other in zip(*(held >= links.MAY_LINK).nonzero(), strict=True):
            linked[i, int(place)].add(j)
            linked[j, int(other)].add(i)
    return linked


def _tellings(
    readings: Sequence[Reading], linked: _Linked, numbers: Sequence[Sequence[Fact]]
) -> Iterator[Telling]:
    for at, reading in enumerate(readings):
        for place, sentence in enumerate(reading.body):
            said = reading.statement((sentence,))
            own = _numbers(said.facts)
            agree = {i for i, held in enumerate(numbers) if i != at and _agree(own, held)}
            if near := agree.union(linked.get((at, place), ())):
                yield Telling(
                    article_id=reading.article.summary.id,
                    sentence=reading.sentences[sentence],
                    position=place / len(reading.body),
                    certainty=certainty_of(said.facts, Span(0, len(said.text))),
                    near=frozenset(readings[other].article.summary.id for other in near),
                )


def _texts(readings: Iterable[Reading]) -> list[list[str]]:
    return [[reading.sentences[at].text for at in reading.body] for reading in readings]


def _numbers_of(reading: Reading) -> list[Fact]:
    return _numbers(reading.statement(reading.body).facts)


def _numbers(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.slot is Slot.NUMBER and figures.telling(fact)]


def _agree(ours: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether the other article gives a number that may be one of this sentence."""
    return any(figures.may_be_one(one, other) for one in ours for other in theirs)
