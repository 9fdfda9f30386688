"""Articles opened for their origins: what they say of themselves, and what may be copied."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final, Generic, TypeVar

from service.matching.agencies import Agencies
from service.matching.citing import Papers, cited
from service.matching.copying import Reading, read
from service.matching.origin import Piece
from service.matching.shared import Shared, shared_paragraphs
from service.matching.stated import HEAD, TAIL, Imprint, Stated, stated
from service.model import (
    INDEXED_KINDS,
    BlockKind,
    PassageRecord,
    StoredArticle,
    StoredBlock,
)
from service.ports import ArticleStore, OutletStore
from service.text.urls import canonical_url

Key = TypeVar("Key")
Value = TypeVar("Value")

_KEPT: Final = 512
_STATED_KEPT: Final = 4_096
_PAIRS_KEPT: Final = 8_192
_Key = tuple[str, int, str, str, tuple[str, ...]]
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]{4,500}")
_MOST_LINKS: Final = 50
_ASIDE: Final = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION})


@dataclass(frozen=True)
class Opened:
    """An article with its paragraphs, each of which can be had as a piece, too."""

    article: StoredArticle
    paragraphs: tuple[StoredBlock, ...]
    reading: Reading
    _papers: Papers

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.summary.id

    def named(self, paragraph_id: str) -> Piece | None:
        """The paragraph with this id as a piece; `None` where the article has none such."""
        places = (place for place, each in enumerate(self.paragraphs) if each.id == paragraph_id)
        place = next(places, None)
        return None if place is None else self.piece(place)

    def piece(self, place: int) -> Piece:
        """The paragraph at `place`, from 0, as a piece."""
        block, summary = self.paragraphs[place], self.article.summary
        outlet = self._papers.outlet(summary.outlet_id)
        return Piece(
            paragraph_id=block.id,
            article_id=summary.id,
            ordinal=place + 1,
            outlet=outlet,
            published_at=summary.masthead.published_at,
            words=len(block.text.split()),
            stated=self._stated,
            cites=cited(block.text, outlet.name, self._papers),
        )

    @cached_property
    def links(self) -> frozenset[str]:
        """The addresses that stand in the text, in their normal form."""
        return _links(self.article.text)

    @cached_property
    def _stated(self) -> tuple[Stated, ...]:
        """What the article says of who made it."""
        head = self.article.summary.masthead
        outlet = self._papers.outlet(self.article.summary.outlet_id).name
        lines = tuple(b.text for b in self.article.blocks if b.kind not in _ASIDE)
        return stated(Imprint(outlet, head.credit, head.authors, lines), self._papers.agencies)


class Opener:
    """Opens articles. Keeps what was read of their texts, which never change within a version."""

    def __init__(self, articles: ArticleStore, outlets: OutletStore) -> None:
        self._articles = articles
        self._outlets = outlets
        self._readings: _Kept[tuple[str, int], Reading] = _Kept(_KEPT)
        self._agencies = Agencies()
        self._stated: _Kept[_Key, tuple[Stated, ...]] = _Kept(_STATED_KEPT)
        self._lock = Lock()
        self._pairs: _Kept[tuple[str, int, str, int], tuple[Shared, ...]] = _Kept(_PAIRS_KEPT)

    def papers(self) -> Papers:
        """The outlets and agencies that a text may name."""
        papers = Papers(self._outlets.names())
        with self._lock:
            if papers.agencies != self._agencies:
                self._agencies = papers.agencies
                self._stated = _Kept(_STATED_KEPT)
        return papers

    def piece(self, record: PassageRecord, papers: Papers) -> Piece:
        """The piece that a passage of an answer is, told without opening its article."""
        outlet = papers.outlet(record.outlet_id)
        imprint = _imprint_of(record, outlet.name)
        key = record.article_id, record.version, imprint.outlet, imprint.credit, imprint.authors
        says = self._stated.get(key)
        if says is None:
            says = self._stated.put(key, stated(imprint, papers.agencies))
        return Piece(
            paragraph_id=record.paragraph_id,
            article_id=record.article_id,
            ordinal=record.ordinal,
            outlet=outlet,
            published_at=record.published_at,
            words=len(record.text.split()),
            stated=says,
            cites=cited(record.text, outlet.name, papers),
        )

    def open(self, article_ids: Collection[str], papers: Papers) -> Iterator[Opened]:
        """The present versions of articles, read in one go; an unknown one is left out."""
        for article in self._articles.present(article_ids).values():
            blocks = tuple(b for b in article.blocks if b.kind in INDEXED_KINDS and b.span)
            key = article.summary.id, article.summary.version
            reading = self._readings.get(key) or self._readings.put(
                key, read(b.text for b in blocks)
            )
            yield Opened(article, blocks, reading, papers)

    def shared(self, one: Opened, other: Opened) -> tuple[Shared, ...]:
        """The paragraphs of `one` that `other` has, too; the same from both sides."""
        first, second = sorted((one, other), key=lambda each: each.id)
        key = first.id, first.article.summary.version, second.id, second.article.summary.version
        pairs = self._pairs.get(key)
        if pairs is None:
            pairs = self._pairs.put(key, shared_paragraphs(first.reading, second.reading))
        return pairs if first is one else tuple(pair.turned() for pair in pairs)


def _imprint_of(record: PassageRecord, outlet: str) -> Imprint:
    opening = [line for line in record.opening.split("\n") if line.strip()]
    ending = [line for line in record.ending.split("\n") if line.strip()]
    return Imprint(outlet, record.credit, record.authors, (*opening[:HEAD], *ending[-TAIL:]))


def _links(text: str) -> frozenset[str]:
    """The addresses that stand in a text, in their normal form."""
    found = set()
    for address in list(_ADDRESS.finditer(text))[:_MOST_LINKS]:
        try:
            found.add(canonical_url(address[0].rstrip(".,;:!?")))
        except ValueError:
            continue
    return frozenset(found)


class _Kept(Generic[Key, Value]):
    """What was worked out lately, by key. Safe to use from many threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """What is held under `key`."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Key, value: Value) -> Value:
        """Hold `value`, and give it back."""
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._size:
                self._held.popitem(last=False)
        return value
