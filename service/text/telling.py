"""Which words of a paragraph its outlet tells itself, and which it only hands on.

Two reporters who quote one speech, print one tweet or show one gallery share its words without
having copied from each other. So what stands in quotation marks, above a tweet's signature, after
a speaker's name in a transcript or between the numbers of a gallery is not told by the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.model.words import Span
from service.text.clean import fold
from service.text.sentences import sentences

_WORD: Final = re.compile(r"\w++(?:'\w++)*+")
_QUOTED: Final = re.compile(r'"[^"]*(?:"|$)')
# Pages that lost their line ends glue one sentence to the next: "campaigning.The effort".
_SEAM: Final = re.compile(r'(?<=[a-z][a-z][.!?])(?="?[A-Z][a-z])')
_TWEET: Final = re.compile(r"- [^()@]{2,60} \(@\w{1,20}\)(?: [A-Z][a-z]{2,9} \d{1,2}, \d{4})?")
_LONGEST_TWEET: Final = 400
_SPEAKER: Final = re.compile(r"[A-Z][A-Z.' ]{1,30}: ")
_LONGEST: Final = 150
_GALLERY: Final = re.compile(r"\b(?:[Cc]aption|[Ii]mage|[Pp]hoto|[Ss]lide) \d{1,3} of \d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a paragraph: its words, and of each whether the outlet tells it."""

    words: tuple[str, ...]
    told: tuple[bool, ...]


def tellings(paragraph: str) -> tuple[Telling, ...]:
    """The sentences of a paragraph in order, each with the words that its outlet tells marked.

    A sentence that never ends is cut, so that whoever compares sentences has an end of work.
    """
    folded = fold(paragraph)
    handed_on = _handed_on(folded)
    return tuple(
        telling for span in _pieces(folded) for telling in _tellings(folded, span, handed_on)
    )


def _pieces(folded: str) -> Iterator[Span]:
    for sentence in sentences(folded):
        start = sentence.start
        for seam in _SEAM.finditer(folded, sentence.start, sentence.end):
            yield Span(start, seam.start())
            start = seam.start()
        yield Span(start, sentence.end)


def _tellings(folded: str, span: Span, handed_on: bytearray) -> Iterator[Telling]:
    found = list(_WORD.finditer(folded, span.start, span.end))
    for at in range(0, len(found), _LONGEST):
        piece = found[at : at + _LONGEST]
        yield Telling(
            tuple(word[0].casefold() for word in piece),
            tuple(not handed_on[word.start()] for word in piece),
        )


def _handed_on(folded: str) -> bytearray:
    """A mark for each code point that the outlet does not tell itself."""
    marks = bytearray(len(folded))
    for start, end in _stretches(folded):
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _stretches(folded: str) -> Iterator[tuple[int, int]]:
    for quote in _QUOTED.finditer(folded):
        yield quote.span()
    for tweet in _TWEET.finditer(folded):
        yield max(0, tweet.start() - _LONGEST_TWEET), tweet.end()
    if _SPEAKER.match(folded):
        yield 0, len(folded)
    gallery = [each.span() for each in _GALLERY.finditer(folded)]
    if len(gallery) > 1:
        yield gallery[0][0], gallery[-1][1]
