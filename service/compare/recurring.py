"""Which statements of many articles recur, without laying the articles out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.compare.reading import Reading
from service.compare.scoring import scored
from service.matching import figures, links
from service.matching.rows import Pairwise, Tied, tie
from service.model import Fact, Slot, Span, Telling
from service.ports import Vectors
from service.text.facts import certainty_of


def recurring(
    readings: Sequence[Reading], vectors: Mapping[str, Vectors]
) -> Iterator[tuple[Telling, ...]]:
    """What two articles or more tell, in the order of the story: each with all that tell it."""
    articles = [reading.article for reading in readings]
    texts = [[r.sentences[at].text for at in r.body] for r in readings]
    scores = scored(articles, texts, vectors)
    numbers = [_numbers(reading.statement(reading.body).facts) for reading in readings]
    for tied in tie([len(each) for each in texts], scores, floor=links.LINKED):
        if len(tied.present) > 1:
            yield tuple(_tellings(tied, readings, scores, numbers=numbers))


def _tellings(
    tied: Tied,
    readings: Sequence[Reading],
    scores: Pairwise,
    *,
    numbers: Sequence[Sequence[Fact]],
) -> Iterator[Telling]:
    for at in tied.present:
        for place in tied.places[at]:
            reading = readings[at]
            said = reading.statement((reading.body[place],))
            own = _numbers(said.facts)
            yield Telling(
                article_id=reading.article.summary.id,
                sentence=reading.sentences[reading.body[place]],
                certainty=certainty_of(said.facts, Span(0, len(said.text))),
                near=frozenset(
                    readings[other].article.summary.id
                    for other in range(len(readings))
                    if other != at
                    and (_may_link(scores, at, place, other) or _agree(own, numbers[other]))
                ),
            )


def _numbers(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.slot is Slot.NUMBER and figures.telling(fact)]


def _agree(ours: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether the other article gives a number that this statement gives."""
    return any(figures.agree(one, other) for one in ours for other in theirs)


def _may_link(scores: Pairwise, at: int, place: int, other: int) -> bool:
    """Whether the other article has a sentence that may tell what this one tells."""
    row = scores[at, other][place] if at < other else scores[other, at][:, place]
    return bool(row.max(initial=0) >= links.MAY_LINK)
