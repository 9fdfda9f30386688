"""What became of a text: its pieces, and how they stand in another version."""

from __future__ import annotations

from dataclasses import dataclass

from service.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A sentence, or a whole block: `place` among the pieces, and the span in its block's text."""

    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Pieces of the first version that became pieces of the second, both in reading order.

    `moved`: one of them stands elsewhere among its neighbours.
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Neighbouring blocks that became one, or one that became several."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of a text.

    `links` are ordered by the second version; `added` and `removed` are runs of neighbouring
    sentences of one block; `moved_blocks` are pairs of places among the blocks.
    """

    links: tuple[Link, ...]
    added: tuple[Piece, ...]
    removed: tuple[Piece, ...]
    moved_blocks: tuple[tuple[int, int], ...]
    merged: tuple[Regrouping, ...]
    split: tuple[Regrouping, ...]
