"""How an installation is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """Whether store and index agree, and what is in the way if they do not.

    `unread` windows, at most, wait for their facts to be read ahead, which is in nobody's way.
    """

    ready: bool
    sequence: int
    index_sequence: int
    generation: str
    unembedded: int
    unread: int
    problems: tuple[str, ...]
