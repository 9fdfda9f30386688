"""Cut a long paragraph into pieces that an encoder reads whole."""

import re

from service.model.words import Span
from service.text.sentences import sentences

_INK = re.compile(r"\S")


def windows(text: str, limit: int) -> tuple[Span, ...]:
    """Spans of at most `limit` code points that together cover all non-blank text, in order.

    A window ends at the end of a sentence where one fits, else before a space, else at the limit.
    """
    if limit < 1:
        raise ValueError("a window holds at least one code point")
    packed: list[Span] = []
    for sentence in sentences(text):
        for piece in _pieces(text, sentence, limit):
            if packed and piece.end - packed[-1].start <= limit:
                packed[-1] = Span(packed[-1].start, piece.end)
            else:
                packed.append(piece)
    return tuple(packed)


def _pieces(text: str, span: Span, limit: int) -> list[Span]:
    """`span` itself if it is short enough, else its pieces, cut before spaces where there are."""
    pieces: list[Span] = []
    start = span.start
    while span.end - start > limit:
        end = _last_space(text, start, start + limit)
        pieces.append(Span(start, end))
        ink = _INK.search(text, end, span.end)
        start = ink.start() if ink else span.end
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces


def _last_space(text: str, start: int, end: int) -> int:
    """Where to cut `text[start:]` so that no word is broken before `end`, or `end`."""
    head = text[start:end]
    if text[end].isspace() or head[-1].isspace():
        return start + len(head.rstrip())
    whole_words, *rest = head.rsplit(maxsplit=1)
    return start + len(whole_words.rstrip()) if rest else end
