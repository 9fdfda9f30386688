"""Finding who else has the text of an article's paragraphs: vectors propose, alignment decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from service.errors import NotFound
from service.matching.citing import Papers
from service.matching.origin import Double
from service.matching.rulings import Rulings
from service.matching.tracing import RUN, SHARED_RUNS
from service.model import OriginDecision, PassageRecord, StoredBlock
from service.origins.opening import Opened, Opener
from service.ports import ArticleStore, Encoder, RowFilter, Shelves, Vectors
from service.text.shingles import shingles
from service.text.urls import canonical_url

NEAR: Final = 200
"""How many windows are looked at for each paragraph: more than have one text as a rule."""
PARAGRAPHS: Final = 200
"""For how many paragraphs of an article others are looked for; of a longer one, every so many."""
ALIKE: Final = 0.65
"""The cosine below which two windows are not thought one text. Near copies lie above .75."""
ARTICLES: Final = 80
"""How many other articles one is aligned with: those that share most runs of words."""


@dataclass(frozen=True, slots=True)
class Finder:
    """What the search for doubles reads."""

    articles: ArticleStore
    shelves: Shelves
    encoder: Encoder
    opener: Opener


@dataclass(frozen=True, slots=True)
class Found:
    """An article with the doubles of each of its paragraphs, and the windows near each."""

    opened: Opened
    doubles: dict[str, list[Double]]
    near: dict[str, list[int]]


@dataclass(slots=True)
class Search:
    """The search of one request: each article is opened and searched for once."""

    finder: Finder
    papers: Papers
    _opened: dict[str, Opened] = field(default_factory=dict)
    _found: dict[str, Found] = field(default_factory=dict)
    _decisions: dict[str, OriginDecision] = field(default_factory=dict)

    @property
    def rulings(self) -> Rulings:
        """The decisions by hand on all that was found so far."""
        return Rulings(self._decisions.values())

    @property
    def decided(self) -> tuple[OriginDecision, ...]:
        """The same as they were made."""
        return tuple(self._decisions.values())

    def open(self, article_id: str) -> Opened:
        """The present version of an article. Raises `NotFound`."""
        self.open_all([article_id])
        if article_id not in self._opened:
            raise NotFound("article", article_id)
        return self._opened[article_id]

    def open_all(self, article_ids: Iterable[str]) -> dict[str, Opened]:
        """The present versions of articles, by id; an unknown one is left out."""
        wanted = set(article_ids)
        if unread := wanted - self._opened.keys():
            for opened in self.finder.opener.open(unread, self.papers):
                self._opened[opened.id] = opened
        return {each: self._opened[each] for each in wanted if each in self._opened}

    def doubles(self, article_id: str) -> Found:
        """The article, and who else has its paragraphs. Raises `NotFound`."""
        if article_id not in self._found:
            self._found[article_id] = self._search(self.open(article_id))
        return self._found[article_id]

    def _search(self, opened: Opened) -> Found:
        near = self._near(opened)
        records = self._records(near)
        doubles: dict[str, list[Double]] = {b.id: [] for b in opened.paragraphs}
        for other in self._likely(opened, records):
            linked = _address(other) in opened.links
            for pair in self.finder.opener.shared(opened, other):
                double = Double(other.piece(pair.second), pair.likeness, linked)
                doubles[opened.paragraphs[pair.first].id].append(double)
        self._rule(_names(doubles))
        return Found(opened, self._kept(doubles), near)

    def _near(self, opened: Opened) -> dict[str, list[int]]:
        """The windows near each paragraph, best first, those of the article itself among them."""
        index = self.finder.shelves.vectors
        vectors = self.finder.articles.vectors(opened.id, self.finder.encoder.generation)
        found: dict[str, list[int]] = {block.id: [] for block in opened.paragraphs}
        step = -(-len(opened.paragraphs) // PARAGRAPHS) or 1
        for block in opened.paragraphs[::step]:
            vector = self._vector(block, vectors)
            hits = () if vector is None else index.search(vector, NEAR, RowFilter())
            found[block.id] = [hit.id for hit in hits if hit.cosine >= ALIKE]
        return found

    def _vector(self, block: StoredBlock, held: Mapping[str, Vectors]) -> Vectors | None:
        """The stored vector of a paragraph's first window; none while it waits for the model."""
        first = self.finder.encoder.windows(block.text)[0]
        return held.get(first.cut(block.text))

    def _records(self, near: dict[str, list[int]]) -> dict[int, PassageRecord]:
        ids = sorted({id_ for found in near.values() for id_ in found})
        return {record.id: record for record in self.finder.shelves.passages.passages(ids)}

    def _likely(self, opened: Opened, records: dict[int, PassageRecord]) -> list[Opened]:
        """The other articles that share runs of words with `opened`, those with most first."""
        runs = frozenset[str]().union(*(shingles(b.text, RUN) for b in opened.paragraphs))
        counts: defaultdict[str, int] = defaultdict(int)
        for record in records.values():
            shared = len(runs & shingles(record.text, RUN))
            counts[record.article_id] += shared if shared >= SHARED_RUNS else 0
        counts.pop(opened.id, None)
        ranked = sorted((n for n in counts if counts[n]), key=lambda name: (-counts[name], name))
        opened_too = self.open_all(ranked[:ARTICLES])
        return [opened_too[name] for name in ranked[:ARTICLES] if name in opened_too]

    def _rule(self, paragraph_ids: Iterable[str]) -> None:
        for each in self.finder.shelves.decisions.touching(tuple(paragraph_ids)):
            self._decisions[each.id] = each

    def _kept(self, doubles: dict[str, list[Double]]) -> dict[str, list[Double]]:
        """Without those that a person took apart."""
        if not self._decisions:
            return doubles
        rulings = self.rulings
        return {
            name: [each for each in found if not rulings.part(name, each.piece.paragraph_id)]
            for name, found in doubles.items()
        }


def _names(doubles: Mapping[str, list[Double]]) -> set[str]:
    others = {each.piece.paragraph_id for found in doubles.values() for each in found}
    return others | doubles.keys()


def _address(opened: Opened) -> str:
    """The normal form of an article's own address; empty where it has none."""
    url = opened.article.summary.masthead.url
    try:
        return canonical_url(url) if url else ""
    except ValueError:
        return ""
