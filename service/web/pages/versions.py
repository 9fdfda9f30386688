"""The history of an article, ready for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.model import VersionSummary


@dataclass(frozen=True, slots=True)
class Entry:
    """A version in the history; `follows` is the number of the one before, 0 for the first."""

    version: VersionSummary
    follows: int
    has_new_title: bool


def entries(history: Sequence[VersionSummary]) -> tuple[Entry, ...]:
    """The history, newest first."""
    first = [Entry(version, 0, has_new_title=False) for version in history[:1]]
    later = [
        Entry(new, old.version, has_new_title=new.title != old.title)
        for old, new in pairwise(history)
    ]
    return tuple(reversed(first + later))
