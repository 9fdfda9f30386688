"""The use case: articles in, side by side out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from service.compare.assessing import gaps
from service.compare.laying import lay
from service.compare.ordering import in_order
from service.compare.reading import Reading, Statements
from service.compare.recurring import near, recurring
from service.compare.vectors import SentenceVectors
from service.errors import Invalid, NotFound, TooLarge
from service.model import ArticleRef, Comparison, Recurring, StoredArticle
from service.ports import ArticleStore, Encoder, Vectors
from service.text.facts import state

FEWEST_ARTICLES: Final = 2
MOST_ARTICLES: Final = 8
MOST_SENTENCES: Final = 6_000
"""How many sentences are compared in all: a live blog of 2,000 paragraphs beside some articles."""
_FIELD: Final = "/articles"


class Comparisons:
    """Lays articles side by side. Safe to use from many threads."""

    def __init__(self, articles: ArticleStore, encoder: Encoder) -> None:
        self._articles = articles
        self._vectors = SentenceVectors(articles, encoder)
        self._statements = Statements()

    def of(self, refs: Sequence[ArticleRef]) -> Comparison:
        """The articles side by side, in the order of `refs`; the rows are the same in any order.

        Raises `NotFound` for an unknown article or version, `Invalid` for fewer than 2, more than
        8, or one of them twice, and `TooLarge` past 6,000 sentences in all.
        """
        if not FEWEST_ARTICLES <= len(refs) <= MOST_ARTICLES:
            raise Invalid(f"takes {FEWEST_ARTICLES} to {MOST_ARTICLES} articles", _FIELD)
        _check_named_once(refs)
        found = tuple(self._article(at, ref) for at, ref in enumerate(refs))
        keys = [(each.summary.id, each.summary.version) for each in found]
        _check_named_once(keys)
        canonical = sorted(range(len(found)), key=keys.__getitem__)
        readings = [Reading(found[at], self._statements) for at in canonical]
        _check_size(readings)
        order = [canonical.index(at) for at in range(len(found))]
        rows = lay(readings, self._vectors_of(readings))
        return Comparison(found, tuple(in_order(row, order) for row in rows), gaps(found))

    def recurring(self, article_ids: Sequence[str]) -> Recurring:
        """The sentences of any number of articles that others of them may tell too.

        An article that is gone is left out, and so is one with which there were more than 6,000
        sentences in all.
        """
        read = self._readings(article_ids)
        return Recurring(
            articles=tuple(reading.article.summary.id for reading in read),
            tellings=recurring(read, self._vectors_of(read)),
        )

    def near(self, claim: str, article_ids: Sequence[str]) -> frozenset[str]:
        """Those of the articles that may tell the claim, the ones left out as above among them."""
        read = self._readings(article_ids)
        vectors = self._vectors_of(read) | self._vectors.of([claim], ())
        unread = {*article_ids} - {reading.article.summary.id for reading in read}
        return frozenset(near(state(claim, None), read, vectors) | unread)

    def _readings(self, article_ids: Sequence[str]) -> list[Reading]:
        read: list[Reading] = []
        room = MOST_SENTENCES
        present = self._articles.present(article_ids)
        for article_id in dict.fromkeys(article_ids):
            if article_id in present:
                reading = Reading(present[article_id], self._statements)
                if len(reading.sentences) <= room:
                    read.append(reading)
                    room -= len(reading.sentences)
        return read

    def _article(self, at: int, ref: ArticleRef) -> StoredArticle:
        try:
            return self._articles.article(ref.id, ref.version)
        except NotFound as gone:
            raise NotFound(gone.kind, gone.id, f"{_FIELD}/{at}") from gone

    def _vectors_of(self, readings: Sequence[Reading]) -> dict[str, Vectors]:
        texts = [sentence.text for reading in readings for sentence in reading.sentences]
        return self._vectors.of(texts, [r.article.summary.id for r in readings])


def _check_named_once(named: Sequence[Hashable]) -> None:
    for at, each in enumerate(named):
        if each in named[:at]:
            first = named.index(each) + 1
            raise Invalid(f"is article {first} of the list again", f"{_FIELD}/{at}")


def _check_size(readings: Sequence[Reading]) -> None:
    sentences = sum(len(reading.sentences) for reading in readings)
    if sentences > MOST_SENTENCES:
        told = f"{sentences:,} sentences in all; at most {MOST_SENTENCES:,} can be compared"
        raise TooLarge(f"the articles have {told}", _FIELD)
