"""Splitting labelled cases by their story, so that no story is on two sides.

A story's fold comes from the hash of its name: the same in every run, on every machine, and
whatever else the set holds.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha1
from typing import TypeVar

Case = TypeVar("Case")


HELD_OUT = 7
"""One story in so many is kept from training."""


def is_held_out(story: str) -> bool:
    """Whether the verifier must not learn from the story."""
    return fold(story, HELD_OUT) == 0


def fold(story: str, of: int) -> int:
    """The fold of a story, 0 to `of` - 1."""
    return int.from_bytes(_digest(story)[:4], "big") % of


def drawn(cases: Iterable[Case], name: Callable[[Case], str], most: int) -> list[Case]:
    """At most `most` of `cases`, told by the hash of `name`; holds no more than it gives."""
    return heapq.nsmallest(most, cases, key=lambda case: _digest(name(case)))


def spread(
    cases: Iterable[Case], story: Callable[[Case], str], name: Callable[[Case], str], most: int
) -> list[Case]:
    """At most `most` of `cases`, as evenly over their stories as can be.

    Each story gives its first case before any gives its second; which comes first is told by the
    hash of `name`.
    """
    taken: Counter[str] = Counter()
    ranked: list[tuple[int, bytes, Case]] = []
    for case in sorted(cases, key=lambda case: _digest(name(case))):
        taken[story(case)] += 1
        ranked.append((taken[story(case)], _digest(name(case)), case))
    ranked.sort(key=lambda each: each[:2])
    return [case for *_, case in ranked[:most]]


def _digest(name: str) -> bytes:
    return sha1(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
