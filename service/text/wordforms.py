"""The words of a text as they are compared across versions: what typography changes is gone."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from service.model import Span
from service.text.clean import fold

_JOINED: Final = "\u00ad\u0300-\u036f\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_ALONE: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER: Final = rf"(?:[^\W\d_{_ALONE}]|[{_JOINED}])"
# Each branch is a run of one class of character, so matching is linear. Scripts without spaces
# between words are cut letter by letter.
_WORD: Final = re.compile(
    rf"[{_ALONE}]|\d+(?:[.,]\d+)*|{_LETTER}+(?:'{_LETTER}+)*|[$£€¥%‰°+±=<>@#&§]|(?<!\w)-(?=\d)"
)
_INVISIBLE: Final = dict.fromkeys(
    (0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF)
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

_WORD_OR_MARK: Final = re.compile(r"\w+(?:'\w+)*|[\"']")
_QUOTE_MARKS: Final = frozenset("\"'")


class Word(NamedTuple):
    """A word, number or telling sign: what it is compared by, and where it stands."""

    key: str
    span: Span


def words_in(text: str) -> list[Word]:
    """The words, numbers and telling signs of `text` in order.

    Case, quotes, dashes, commas, white space, invisible characters and the commas of thousands are
    no part of their keys; a decimal point, a currency and a minus sign are.
    """
    found = (Word(_key(match.group()), Span(*match.span())) for match in _WORD.finditer(fold(text)))
    return [word for word in found if word.key]


def plain_words(text: str) -> tuple[str, ...]:
    """The keys of the words of `text`."""
    return tuple(filter(None, map(_key, _WORD.findall(fold(text)))))


def quote_marks(text: str) -> tuple[int, ...]:
    """How many words stand before each quote mark, whatever its style; apostrophes are none."""
    found, count = [], 0
    for piece in _WORD_OR_MARK.findall(fold(text)):
        if piece in _QUOTE_MARKS:
            found.append(count)
        else:
            count += 1
    return tuple(found)


def _key(word: str) -> str:
    if word.isascii():
        plain = word.lower()
    else:
        plain = unicodedata.normalize("NFC", word.translate(_INVISIBLE)).casefold()
    if "," in plain and _THOUSANDS.fullmatch(plain):
        return plain.replace(",", "")
    return "and" if plain == "&" else plain
