"""An article as it is compared: its sentences, and what each of them says in detail."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Final

from service.matching.terms import Worded
from service.model import BlockKind, Fact, Sentence, Slot, Span, Statement, StoredArticle
from service.text.facts import state
from service.text.sentences import sentences

COMPARED: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
    }
)
"""The kinds of block that tell the story."""


class Statements:
    """The facts of blocks read lately. Safe to use from many threads."""

    _SIZE: Final = 4_096

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, datetime | None], Statement] = OrderedDict()
        self._lock = Lock()

    def of(self, text: str, clock: datetime | None) -> Statement:
        """What the text says in detail, relative dates resolved by `clock`."""
        key = text, clock
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        read = state(text, clock)
        with self._lock:
            self._kept[key] = read
            while len(self._kept) > self._SIZE:
                self._kept.popitem(last=False)
        return read


class Reading:
    """One of the compared articles. `headline` and `body` are the places of their sentences."""

    def __init__(self, article: StoredArticle, statements: Statements) -> None:
        self.article = article
        cut = tuple(_spans(article))
        self.sentences = tuple(_sentences(article, cut))
        self._within = [span for _, span in cut]
        self._statements = statements
        self.headline = self._places(of_headline=True)
        self.body = self._places(of_headline=False)

    def statement(self, places: Sequence[int]) -> Worded:
        """Some sentences joined by a space each, with their facts.

        They are read in their blocks, where a quote may have begun and a `he` has a name.
        """
        clock = self.article.summary.masthead.published_at
        facts: list[Fact] = []
        start = 0
        for place in places:
            sentence, span = self.sentences[place], self._within[place]
            block = self._statements.of(self.article.blocks[sentence.block].text, clock)
            facts += (fact.moved(start - span.start) for fact in _inside(block, span))
            start += len(span) + 1
        text = " ".join(self.sentences[place].text for place in places)
        return Worded(text, tuple(facts), clock)

    def _places(self, *, of_headline: bool) -> tuple[int, ...]:
        return tuple(
            sentence.place
            for sentence in self.sentences
            if (sentence.kind is BlockKind.HEADLINE) is of_headline
        )


def _spans(article: StoredArticle) -> Iterator[tuple[int, Span]]:
    for at, block in enumerate(article.blocks):
        if block.kind in COMPARED:
            yield from ((at, span) for span in sentences(block.text))


def _sentences(article: StoredArticle, cut: Iterable[tuple[int, Span]]) -> Iterator[Sentence]:
    for place, (at, span) in enumerate(cut):
        block = article.blocks[at]
        yield Sentence(
            block=at,
            place=place,
            text=span.cut(block.text),
            span=span.shifted(block.span.start) if block.span else None,
            block_id=block.id,
            kind=block.kind,
        )


def _inside(statement: Statement, span: Span) -> Iterator[Fact]:
    """The facts inside a span; a quote that reaches past it is cut there."""
    for fact in statement.facts:
        if span.start <= fact.span.start and fact.span.end <= span.end:
            yield fact
        elif fact.slot is Slot.QUOTE and fact.span.overlaps(span):
            held = Span(max(fact.span.start, span.start), min(fact.span.end, span.end))
            yield replace(fact, text=held.cut(statement.text), span=held)
