"""Closed lists of phrases, looked up at a token in time that does not depend on the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from service.text.facts.tokens import Tokenised

Meaning = TypeVar("Meaning")
Words = tuple[str, ...]


class PhraseTable(Generic[Meaning]):
    """Phrases with a meaning each; the longest phrase at a place wins."""

    def __init__(self, phrases: Mapping[Words, Meaning]) -> None:
        self._by_first = _grouped(phrases, 0)
        self._by_last = _grouped(phrases, -1)

    def at(self, t: Tokenised, i: int) -> tuple[Meaning, int] | None:
        """The phrase that starts at token `i`: its meaning, and the index after it."""
        for words, meaning in self._by_first.get(t.tokens[i].key, ()):
            if _stands(t, i, words):
                return meaning, i + len(words)
        return None

    def before(self, t: Tokenised, i: int) -> tuple[Meaning, int] | None:
        """The phrase that ends just before token `i`: its meaning, and where it starts."""
        if i <= 0:
            return None
        for words, meaning in self._by_last.get(t.tokens[i - 1].key, ()):
            if len(words) <= i and _stands(t, i - len(words), words):
                return meaning, i - len(words)
        return None


def _stands(t: Tokenised, i: int, words: Words) -> bool:
    return all(t.tokens[i + n].key == word for n, word in enumerate(words))


def _grouped(
    phrases: Mapping[Words, Meaning], place: int
) -> Mapping[str, tuple[tuple[Words, Meaning], ...]]:
    groups: dict[str, list[tuple[Words, Meaning]]] = {}
    for words, meaning in phrases.items():
        groups.setdefault(words[place], []).append((words, meaning))
    return {key: tuple(sorted(group, key=lambda p: -len(p[0]))) for key, group in groups.items()}


def phrases(meanings: Mapping[Meaning, str]) -> dict[Words, Meaning]:
    """Phrases by meaning, each list written as one comma-separated line."""
    return {
        tuple(form.split()): meaning
        for meaning, forms in meanings.items()
        for form in forms.split(", ")
    }
