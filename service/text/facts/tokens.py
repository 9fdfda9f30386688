"""Cut a text into tokens once, in linear time, so that every recogniser walks the same list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from service.model import Span
from service.text.clean import fold
from service.text.facts.wordlist import words


class Kind(IntEnum):
    """What a token is made of."""

    END = 0
    WORD = 1
    NUMBER = 2
    INITIALS = 3
    CLITIC = 4
    MARK = 5


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    GLUED = 0
    SPACE = 1
    PARAGRAPH = 2


class Token(NamedTuple):
    """A word, number or mark: its text, its lower-case folded key, and where it stands.

    `capital` says whether it begins with a capital letter.
    """

    text: str
    key: str
    start: int
    end: int
    kind: Kind
    gap: Gap
    capital: bool


# Each branch is one run of one character class (or a fixed group), so matching is linear.
_TOKEN = re.compile(
    r"(?P<INITIALS>(?:[^\W\d_]\.){2,})"
    r"|(?P<NUMBER>\d+(?:[.,]\d+)*)"
    r"|(?P<CLITIC>(?<=\w)'[sS]\b)"
    r"|(?P<WORD>[^\W\d_]+(?:'(?![sS]\b)[^\W\d_]+)*)"
    r"|(?P<MARK>[^\w\s]|_)"
)
_KINDS = {kind.name: kind for kind in Kind}
_ABBREVIATIONS = words(
    "mr mrs ms dr st sen rep gov gen lt col sgt capt prof jr sr inc corp co ltd vs etc rev hon "
    "jan feb mar apr aug sept sep oct nov dec mon tue tues wed thu thur thurs fri approx "
    "maj cpl pvt cmdr adm supt insp det mt ft ave blvd dept est e.g i.e"
)
_CLOSERS = frozenset("\"')]")
_OPENERS = frozenset("'([•*")
# A word after one of these may be capitalised as at the start of a sentence.
_STARTERS = frozenset('":-')
_PADDING = 12
_END = Token("", "", 0, 0, Kind.END, Gap.PARAGRAPH, capital=False)


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A text with its tokens.

    `tokens` is padded with empty ones at the end, so that a recogniser may look a few places
    ahead or behind of any index without a bounds check; `size` counts the real ones. `keys[i]` is
    the key of token `i`, and `sentences[i]` the number of its sentence.
    """

    text: str
    tokens: Sequence[Token]
    keys: Sequence[str]
    sentences: Sequence[int]
    size: int

    def cut(self, first: int, end: int) -> tuple[str, Span]:
        """The text and the span of tokens `first` to `end`, `end` excluded."""
        span = Span(self.tokens[first].start, self.tokens[end - 1].end)
        return span.cut(self.text), span

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return (
            0 <= one < self.size
            and 0 <= other < self.size
            and (self.sentences[one] == self.sentences[other])
        )

    def opens_sentence(self, index: int) -> bool:
        """Whether a capital here may only be that of a sentence's (or a quote's) first word."""
        before = index - 1
        while before >= 0 and self.tokens[before].kind is Kind.MARK:
            if self.sentences[before] != self.sentences[index]:
                return True
            if self.tokens[before].key in _STARTERS:
                return True
            if self.tokens[before].key not in _OPENERS:
                return False
            before -= 1
        return before < 0 or self.sentences[before] != self.sentences[index]


def tokenise(text: str) -> Tokenised:
    """Tokens and sentences of a text. Offsets are those of `text` itself."""
    folded = fold(text)
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(folded):
        start, stop = found.span()
        word = found.group()
        tokens.append(
            Token(
                text[start:stop],
                word.lower(),
                start,
                stop,
                _KINDS[found.lastgroup or ""],
                _gap(text, end, start),
                word[0].isupper(),
            )
        )
        end = stop
    size = len(tokens)
    tokens.extend([_END] * _PADDING)
    keys = [token.key for token in tokens]
    return Tokenised(text, tokens, keys, _sentences(tokens, size), size)


def _gap(text: str, end: int, start: int) -> Gap:
    if start == end:
        return Gap.GLUED if start else Gap.PARAGRAPH
    return Gap.PARAGRAPH if end == 0 or text.count("\n", end, start) > 1 else Gap.SPACE


def _sentences(tokens: Sequence[Token], size: int) -> list[int]:
    numbers: list[int] = []
    sentence = 0
    stopped = False
    for index in range(size):
        token = tokens[index]
        if token.gap is Gap.PARAGRAPH:
            sentence, stopped = sentence + 1, False
        elif stopped and token.gap is Gap.SPACE:
            sentence, stopped = sentence + (not token.text[0].islower()), False
        if token.text in "!?" or (token.text == "." and _is_full_stop(tokens, index)):
            stopped = True
        elif token.key not in _CLOSERS:
            stopped = False
        numbers.append(sentence)
    return numbers


def _is_full_stop(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1]
    if before.kind is not Kind.WORD or tokens[index].gap is not Gap.GLUED:
        return True
    if before.key == "no":
        return tokens[index + 1].kind is not Kind.NUMBER
    return before.key not in _ABBREVIATIONS and not (len(before.text) == 1 and before.capital)
