"""Closed lists of phrases, looked up at a token in time that does not depend on the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from service.text.facts.tokens import Tokenised

Meaning = TypeVar("Meaning")
Words = tuple[str, ...]


class PhraseTable(Generic[Meaning]):
    """Phrases with a meaning each; the longest phrase at a place wins."""

    def __init__(self, meanings: Mapping[Words, Meaning]) -> None:
        self._meanings = meanings
        self._widths_from = _widths(meanings, 0)
        self._widths_to = _widths(meanings, -1)

    @property
    def starts(self) -> AbstractSet[str]:
        """The first words of the phrases."""
        return self._widths_from.keys()

    def at(self, t: Tokenised, i: int) -> tuple[Meaning, int] | None:
        """The phrase that starts at token `i`: its meaning, and the index after it."""
        for width in self._widths_from.get(t.keys[i], ()):
            words = tuple(t.keys[i : i + width])
            if words in self._meanings:
                return self._meanings[words], i + width
        return None

    def before(self, t: Tokenised, i: int) -> tuple[Meaning, int] | None:
        """The phrase that ends just before token `i`: its meaning, and where it starts."""
        if i <= 0:
            return None
        for width in self._widths_to.get(t.keys[i - 1], ()):
            words = tuple(t.keys[i - width : i]) if width <= i else ()
            if words in self._meanings:
                return self._meanings[words], i - width
        return None


def _widths(meanings: Iterable[Words], place: int) -> Mapping[str, tuple[int, ...]]:
    """The lengths, longest first, of the phrases that have a word at their first or last place."""
    widths: dict[str, set[int]] = {}
    for words in meanings:
        widths.setdefault(words[place], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in widths.items()}


def phrases(meanings: Mapping[Meaning, str]) -> dict[Words, Meaning]:
    """Phrases by meaning, each list written as one comma-separated line."""
    return {
        tuple(form.split()): meaning
        for meaning, forms in meanings.items()
        for form in forms.split(", ")
    }
