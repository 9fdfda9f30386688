"""What the pages say, and how they mark a run of text: the same on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.model import Certainty, Reading, Span


@dataclass(frozen=True, slots=True)
class Badge:
    """A finding as a word and a mark, so that nobody depends on colour."""

    name: str
    word: str
    mark: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    is_marked: bool


CERTAINTIES = {
    Certainty.ASSERTED: "stated as fact",
    Certainty.ATTRIBUTED: "attributed to a source",
    Certainty.HEDGED: "hedged",
}

READINGS = {
    Reading.CONFLICT: "the two conflict",
    Reading.LATER_UPDATE: "a later update",
    Reading.EARLIER_VALUE: "an earlier value",
    Reading.ROUNDING: "rounded",
    Reading.SCOPE: "of something narrower or wider",
}


def marked(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """`text` cut so that what `spans` cover is marked; spans may overlap or lie outside."""
    pieces, end = [], 0
    for span in sorted(spans):
        start = max(span.start, end)
        if start >= min(span.end, len(text)):
            continue
        pieces += [Piece(text[end:start], is_marked=False)]
        end = min(span.end, len(text))
        pieces += [Piece(text[start:end], is_marked=True)]
    pieces += [Piece(text[end:], is_marked=False)]
    return tuple(piece for piece in pieces if piece.text)
