"""Which words in capitals name something by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.lexemes import lexeme
from service.text.facts.name_words import INSTITUTIONS, NEWS_WORDS, OPENERS, PLACE_HEADS, TITLES

_COMMON: Final = INSTITUTIONS | NEWS_WORDS | OPENERS | PLACE_HEADS | TITLES.starts
_NOUNS: Final = ("tion", "ment", "ity", "ship")
_ENDINGS: Final = (
    *(*_NOUNS, "ing", "ly", "ness", "ance", "ence", "ous", "ful", "less", "able", "ible"),
    *("ive", "ial", "ual", "ical", "ed", "ers", "ors", "ists", "ants"),
)


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Whether a word in capitals names nothing by itself: a role, an office, a quarter."""
    lower = word.lower()
    known = not {lower, lower.removesuffix("s")}.isdisjoint(_COMMON)
    return known or lower.endswith(_NOUNS) or not lexeme(word).weight


@lru_cache(maxsize=65_536)
def looks_ordinary(opener: str) -> bool:
    """Whether a word that begins a sentence looks like one that has no capital elsewhere."""
    lower = opener.lower()
    plural = lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
    return plural or lower.endswith(_ENDINGS) or bool(lexeme(opener).meanings)
