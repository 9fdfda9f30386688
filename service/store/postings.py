"""Which windows hold which words: the rarest words of a text, read within a bound."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from string import ascii_lowercase
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from service.ports import Ids
from service.store.database import Database
from service.store.tables import passage

MOST_TERMS = 32
"""How many terms of a text are looked for, the rarest first."""

MOST_READ = 96
"""How many words of a text are considered at all."""

MOST_HITS = 200_000
"""How many hits of all terms together are ranked: what bounds the time of a search."""

COMMON = 256
"""A term in so many windows costs enough to keep them in memory."""

KEPT = 12_000_000
"""How many windows of common terms are kept in memory, 4 bytes each."""

COUNTED = 20_000
"""Of how many common terms the number of windows is kept."""

# A separator between digits belongs to the number: 10,000 and 3.5 are one term each.
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,:](?=\d)[^\W_]+)*")

_SIZE = select(func.coalesce(func.max(passage.c.id), 0))

_STOP_WORDS = """
a about after again all also am an and any are as at be because been before being between both but
by can could did do does doing down during each few for from further had has have having he her
here hers him his how i if in into is it its just me more most my no nor not now of off on once only
or other our out over own said same say says she should so some such than that the their them then
there these they this those through to too under until up very was we were what when where which
while who whom why will with would you your
"""
_STOP = frozenset((*_STOP_WORDS.split(), *ascii_lowercase))


@dataclass(frozen=True, slots=True, eq=False)
class Posting:
    """The windows that hold a term, and the term's weight, which grows with its rarity."""

    term: str
    ids: Ids
    weight: float


class Postings:
    """Reads the postings of terms, and keeps those of the common ones that are looked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = _Kept()

    def of(self, connection: Connection, words: Iterable[str]) -> list[Posting]:
        """The postings of the rarest of `words`; none for a word that no window holds.

        The commonest words are left out until the rest has at most `MOST_HITS` hits. If there is
        no rarer one, a common word finds its newest windows.
        """
        size = connection.execute(_SIZE).scalar_one()
        found: dict[str, Ids] = {}
        chosen = _rarest([(self._count(connection, w, size, found), w) for w in words])
        return [self._posting(connection, word, size, found) for word in chosen]

    def _count(self, connection: Connection, word: str, size: int, found: dict[str, Ids]) -> int:
        """In how many windows a word stands, which goes into `found` if it had to be read.

        That of a common word is kept, for most of those are left out for being common.
        """
        if (counted := self._kept.count(word)) is None:
            found[word] = self._windows_with(connection, word, size)
            return len(found[word])
        if counted.upto < size:
            came = self._database.dialect.windows_with(connection, word, counted.upto, MOST_HITS)
            counted = _Counted(size, min(counted.count + len(came), MOST_HITS))
            self._kept.put_count(word, counted)
        return counted.count

    def _posting(
        self, connection: Connection, word: str, size: int, found: dict[str, Ids]
    ) -> Posting:
        ids = found[word] if word in found else self._windows_with(connection, word, size)
        if len(ids) >= COMMON:
            self._kept.put(word, _Held(size, _narrow(ids)))
        return Posting(word, ids, math.log1p(size / len(ids)))

    def _windows_with(self, connection: Connection, word: str, size: int) -> Ids:
        """What is kept of a common term, with the windows that came in since.

        A window that went since does no harm: nothing is told of it any more.
        """
        held = self._kept.get(word)
        windows_with = self._database.dialect.windows_with
        if held is None:
            ids = windows_with(connection, word, 0, MOST_HITS)
        elif held.upto < size:
            came = windows_with(connection, word, held.upto, MOST_HITS)
            ids = np.concatenate([came, held.ids])[:MOST_HITS]
        else:
            return held.ids.astype(np.int64)
        if len(ids) >= COMMON:
            self._kept.put_count(word, _Counted(size, len(ids)))
        return ids


def _narrow(ids: Ids) -> Ids | NDArray[np.int32]:
    """The same ids in half the memory, unless one is too large for that."""
    return ids.astype(np.int32) if ids.max(initial=0) <= np.iinfo(np.int32).max else ids


def _rarest(counts: Sequence[tuple[int, str]]) -> list[str]:
    """The words to look for: the rarest, and more while their hits together stay in bounds."""
    ordered = sorted((count, word) for count, word in counts if count)[:MOST_TERMS]
    together = accumulate(count for count, _ in ordered)
    in_bounds = [word for (_, word), n in zip(ordered, together, strict=True) if n <= MOST_HITS]
    return in_bounds or [word for _, word in ordered[:1]]


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """The windows with a term among those with ids up to `upto`."""

    upto: int
    ids: Ids | NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many of the windows with ids up to `upto` hold a term, at most `MOST_HITS`."""

    upto: int
    count: int


class _Kept:
    """What is known of common terms, those used longest ago given up first.

    The windows of those that were looked for, and the number of windows of those that were only
    considered. Safe between threads.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._counts: OrderedDict[str, _Counted] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, word: str) -> _Held | None:
        with self._lock:
            held = self._held.get(word)
            if held is not None:
                self._held.move_to_end(word)
            return held

    def put(self, word: str, held: _Held) -> None:
        with self._lock:
            before = self._held.pop(word, None)
            self._held[word] = held
            self._size += len(held.ids) - (len(before.ids) if before else 0)
            while self._size > KEPT:
                _, oldest = self._held.popitem(last=False)
                self._size -= len(oldest.ids)

    def count(self, word: str) -> _Counted | None:
        with self._lock:
            return self._counts.get(word)

    def put_count(self, word: str, counted: _Counted) -> None:
        with self._lock:
            self._counts[word] = counted
            self._counts.move_to_end(word)
            while len(self._counts) > COUNTED:
                self._counts.popitem(last=False)


def terms(text: str) -> list[str]:
    """The different words of a text that can tell passages apart, in order, at most `MOST_READ`.

    Linear in the length of `text`, of which it reads so much as holds enough.
    """
    head = text[: MOST_READ * 32]
    if not head.isascii():
        head = unicodedata.normalize("NFC", head)
    words = dict.fromkeys(_WORD.findall(head.casefold()))
    return [word for word in words if word not in _STOP][:MOST_READ]
