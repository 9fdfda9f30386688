"""A version as it is compared: its blocks, their facts, and passages cut from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from service.matching.changes import MOST_READ
from service.matching.notices import Remark, remarks
from service.model import (
    BlockKind,
    Fact,
    Side,
    Span,
    Statement,
    StoredArticle,
    StoredBlock,
)
from service.text.clean import fold
from service.text.facts import state
from service.text.revision import Piece

_APART = frozenset({BlockKind.HEADLINE, BlockKind.CORRECTION, BlockKind.BOILERPLATE})
"""The headline is compared on its own, a notice is no part of the story, a button no part of it."""


class Version:
    """One version of an article. `clock` is the time by which relative dates are resolved."""

    def __init__(self, article: StoredArticle, clock: datetime | None) -> None:
        self.article = article
        self._clock = clock
        self._statements: dict[int, Statement] = {}

    @cached_property
    def blocks(self) -> tuple[StoredBlock, ...]:
        """The blocks that tell the story, in reading order."""
        return tuple(b for b in self.article.blocks if b.kind not in _APART)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each of the blocks."""
        return tuple(block.text for block in self.blocks)

    @cached_property
    def headline(self) -> Side:
        """The headline: that in the text, or else the title that was sent."""
        block = next((b for b in self.article.blocks if b.kind is BlockKind.HEADLINE), None)
        if block is None:
            return Side(text=self.article.summary.masthead.title, span=None, block_ids=())
        return Side(text=block.text, span=block.span, block_ids=(block.id,))

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The outlet's notices on the article, in reading order."""
        return remarks(self.article.blocks)

    def whole(self, blocks: Sequence[int]) -> tuple[Piece, ...]:
        """Whole blocks as pieces."""
        return tuple(Piece(at, Span(0, len(self.texts[at]))) for at in blocks)

    def side(self, pieces: Sequence[Piece]) -> Side:
        """The passage that neighbouring pieces make up."""
        held = [self.blocks[at] for at in sorted({piece.block for piece in pieces})]
        start, end = self._ends(pieces)
        if len(held) == 1:
            within, span = Span(start, end), held[0].span
            shifted = within.shifted(span.start) if span else None
            return Side(text=within.cut(held[0].text), span=shifted, block_ids=(held[0].id,))
        first, last = held[0].span, held[-1].span
        ids = tuple(block.id for block in held)
        if first is None or last is None:
            return Side(text="\n\n".join(b.text for b in held), span=None, block_ids=ids)
        span = Span(first.start + start, last.start + end)
        return Side(text=span.cut(self.article.text), span=span, block_ids=ids)

    def statement(self, pieces: Sequence[Piece]) -> Statement:
        """The passage with its facts, read in the light of its block."""
        if len({piece.block for piece in pieces}) > 1:
            return stated(self.side(pieces).text, self._clock)
        at, within = pieces[0].block, Span(*self._ends(pieces))
        if len(self.texts[at]) > MOST_READ:
            return stated(within.cut(self.texts[at]), self._clock)
        if at not in self._statements:
            self._statements[at] = stated(self.texts[at], self._clock)
        return _within(self._statements[at], within)

    def _ends(self, pieces: Sequence[Piece]) -> tuple[int, int]:
        """Where the first piece begins in its block, and where the last one ends in its own."""
        return min(pieces).span.start, max(pieces).span.end


def stated(text: str, clock: datetime | None) -> Statement:
    """The facts of a text whatever quotes and dashes it is set with; they cut the text itself."""
    if len(text) > MOST_READ:
        return Statement(text, (), clock)
    read = state(fold(text), clock)
    facts = (replace(fact, text=fact.span.cut(text)) for fact in read.facts)
    return Statement(text, tuple(facts), clock)


def _within(statement: Statement, span: Span) -> Statement:
    """The part of a statement inside `span`; a quote that reaches past it is cut there."""
    facts = (
        _clipped(fact, span, statement.text) for fact in statement.facts if fact.span.overlaps(span)
    )
    return Statement(
        span.cut(statement.text), tuple(f.moved(-span.start) for f in facts), statement.clock
    )


def _clipped(fact: Fact, span: Span, text: str) -> Fact:
    held = Span(max(fact.span.start, span.start), min(fact.span.end, span.end))
    if held == fact.span:
        return fact
    return replace(fact, text=held.cut(text), span=held)
