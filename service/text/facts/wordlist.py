"""Closed lists of words, written as one string each."""

from __future__ import annotations


def words(line: str) -> frozenset[str]:
    """The set of the words of a line."""
    return frozenset(line.split())


def numbered(line: str, *, start: int) -> dict[str, int]:
    """The words of a comma-separated line by their place in it; forms of one word share it."""
    places = enumerate(line.split(", "), start=start)
    return {word: place for place, forms in places for word in forms.split()}
