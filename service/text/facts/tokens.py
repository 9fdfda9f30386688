"""Cut a text into tokens once, in linear time, so that every recogniser walks the same list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
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


# Each branch is one run of one character class (or a fixed group), so matching is linear. What is
# no space is a token, so the last branch matches at the end of the text alone.
_TOKEN = re.compile(
    r"(\s*+)("
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<=\w)'[sS]\b"
    r"|[^\W\d_]+(?:'(?![sS]\b)[^\W\d_]+)*"
    r"|[^\w\s]|_"
    r"|)"
)
_ABBREVIATIONS = words(
    "mr mrs ms dr st sen rep gov gen lt col sgt capt prof jr sr inc corp co ltd vs etc rev hon "
    "jan feb mar apr aug sept sep oct nov dec mon tue tues wed thu thur thurs fri approx "
    "maj cpl pvt cmdr adm supt insp det mt ft ave blvd dept est e.g i.e"
)
_STOPS = frozenset(".!?")
_CLOSERS = frozenset("\"')]")
_OPENERS = frozenset("'([•*")
# A word after one of these may be capitalised as at the start of a sentence.
_STARTERS = frozenset('":-')
_PADDING = 12
# The forms of longer words, which are links and noise, are not kept in memory.
_SHORT = 32
_END = Token("", "", 0, 0, Kind.END, Gap.PARAGRAPH, capital=False)


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A text with its tokens.

    `tokens` is padded with empty ones at the end, so that a recogniser may look a few places
    ahead or behind of any index without a bounds check; `size` counts the real ones. `keys[i]` is
    the key of token `i`, and `sentences[i]` the number of its sentence. `numerals` and
    `capitals` are the indexes of the numbers and of what begins with a capital letter.
    """

    text: str
    tokens: Sequence[Token]
    keys: Sequence[str]
    sentences: Sequence[int]
    size: int
    vocabulary: AbstractSet[str]
    numerals: Sequence[int]
    capitals: Sequence[int]

    def where(self, keys: AbstractSet[str]) -> list[int]:
        """The indexes of the tokens with one of these keys, in order.

        A recogniser looks there alone, for most words begin nothing that it knows.
        """
        if self.vocabulary.isdisjoint(keys):
            return []
        return [i for i, key in enumerate(self.keys) if key in keys]

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
    tokens = _tokens(text)
    size = len(tokens)
    numerals = [i for i, token in enumerate(tokens) if token[4] is Kind.NUMBER]
    capitals = [i for i, token in enumerate(tokens) if token[6]]
    tokens.extend([_END] * _PADDING)
    keys = [token[1] for token in tokens]
    sentences = _sentences(tokens, keys, size)
    return Tokenised(text, tokens, keys, sentences, size, set(keys), numerals, capitals)


def _tokens(text: str) -> list[Token]:
    folded = fold(text)
    as_written = folded == text
    single, new = (Gap.GLUED, Gap.SPACE), tuple.__new__  # thrice as fast as a call of the class
    tokens: list[Token] = []
    stop = 0
    for space, word in _TOKEN.findall(folded):
        if not word:
            break
        start = stop + len(space)
        gap = single[len(space)] if stop and len(space) <= 1 else _gap(text, stop, start)
        stop = start + len(word)
        key, kind, capital = _known_form(word) if len(word) <= _SHORT else _form(word)
        written = word if as_written else text[start:stop]
        tokens.append(new(Token, (written, key, start, stop, kind, gap, capital)))
    return tokens


def _form(word: str) -> tuple[str, Kind, bool]:
    """The key of a word, what it is made of, and whether it begins with a capital letter."""
    return word.lower(), _kind(word), word[0].isupper()


def _kind(word: str) -> Kind:
    if word[0].isdecimal():
        return Kind.NUMBER
    if word[0] == "'" and len(word) > 1:
        return Kind.CLITIC
    if not word[0].isalnum():
        return Kind.MARK
    return Kind.INITIALS if "." in word else Kind.WORD


_known_form = lru_cache(maxsize=65_536)(_form)


def _gap(text: str, end: int, start: int) -> Gap:
    """What a stretch of white space between two tokens is; nothing stands before the first."""
    several = end == 0 or text.count("\n", end, start) > 1
    return Gap.PARAGRAPH if several else Gap.SPACE


def _sentences(tokens: Sequence[Token], keys: Sequence[str], size: int) -> list[int]:
    opening = {i for i in range(size) if tokens[i][5] is Gap.PARAGRAPH}
    stops = (i for i in range(size) if keys[i] in _STOPS)
    opening.update(filter(None, (_opened_after(tokens, i) for i in stops)))
    starts = sorted(opening)
    numbers: list[int] = []
    for number, (start, end) in enumerate(pairwise((*starts, size)), start=1):
        numbers.extend([number] * (end - start))
    return numbers


def _opened_after(tokens: Sequence[Token], stop: int) -> int | None:
    """The token that begins a sentence behind a mark that may end one, and its closing marks."""
    if tokens[stop].key == "." and not _is_full_stop(tokens, stop):
        return None
    i = stop + 1
    while tokens[i].gap is Gap.GLUED and tokens[i].key in _CLOSERS:
        i += 1
    opens = tokens[i].gap is Gap.SPACE and not tokens[i].text[0].islower()
    return i if opens else None


def _is_full_stop(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1]
    if before.kind is not Kind.WORD or tokens[index].gap is not Gap.GLUED:
        return True
    if before.key == "no":
        return tokens[index + 1].kind is not Kind.NUMBER
    return before.key not in _ABBREVIATIONS and not (len(before.text) == 1 and before.capital)
