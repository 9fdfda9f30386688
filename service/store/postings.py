"""Which windows hold which words: the rarest words of a text, read within a bound."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from string import ascii_lowercase
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from service.ports import Ids
from service.store.database import Database, once
from service.store.windows import NEWEST

MOST_TERMS = 32
"""How many terms of a text are looked for, the rarest first."""

MOST_READ = 96
"""How many words of a text are considered at all."""

MOST_HITS = 200_000
"""How many hits of all terms together are ranked, more or less: what bounds a search's time."""

SAMPLE = 20_000
"""Among how many of the newest windows a word is counted to tell how common it is."""

WHOLE = 10 * SAMPLE
"""Up to how many windows the whole lists of words are counted instead."""

RARE = 2_000
"""A word that is thought to stand in no more windows is counted in all of them."""

COMMON = 8
"""A term in so many windows is likely enough to be asked for again to keep them in memory."""

KEPT = 6_000_000
"""How many windows of common terms are kept in memory, 4 bytes each."""

OVERHEAD = 100
"""How many windows could be kept in the place of a term without any."""

COUNTED = 20_000
"""Of how many common terms the number of windows is kept."""

# A separator between digits belongs to the number: 10,000 and 3.5 are one term each.
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,:](?=\d)[^\W_]+)*")

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

    def of(
        self, connection: Connection, words: Iterable[str], most: int | None = None
    ) -> list[Posting]:
        """The postings of the rarest of `words`; none for a word that no window holds.

        The commonest words are left out until the rest has at most `most` hits, `MOST_HITS` unless
        given. If there is no rarer one, a common word finds its newest windows.
        """
        size = once(connection, NEWEST)
        counted = self._counts if size <= WHOLE else self._estimates
        counts, found = counted(connection, tuple(dict.fromkeys(words)), size)
        chosen = _rarest([(count, word) for word, count in counts.items()], most or MOST_HITS)
        found |= self._windows_with(connection, [w for w in chosen if w not in found], size)
        return [self._posting(word, found[word], size) for word in chosen if len(found[word])]

    def _counts(
        self, connection: Connection, words: Sequence[str], size: int
    ) -> tuple[dict[str, int], dict[str, Ids]]:
        """In how many windows each word stands, and the windows that had to be read for that.

        The number of a common word is kept, for most of those are left out for being common.
        """
        known = {word: counted for word in words if (counted := self._kept.count(word))}
        found = self._windows_with(connection, [w for w in words if w not in known], size)
        for word, ids in found.items():
            if len(ids) >= COMMON:
                self._kept.put_count(word, _Counted(size, len(ids)))
        came = self._read(connection, {w: c.upto for w, c in known.items() if c.upto < size})
        for word, ids in came.items():
            known[word] = _Counted(size, min(known[word].count + len(ids), MOST_HITS))
            self._kept.put_count(word, known[word])
        counts = {word: len(ids) for word, ids in found.items()}
        return counts | {word: counted.count for word, counted in known.items()}, found

    def _estimates(
        self, connection: Connection, words: Sequence[str], size: int
    ) -> tuple[dict[str, int], dict[str, Ids]]:
        """The same among many windows, of common words by how often some windows hold them.

        Those are the same windows for every process that holds as many, and for a while: what is
        left out of an answer must not depend on what was asked before.
        """
        upto = size - size % SAMPLE
        kept = {word: self._kept.count(word) for word in words}
        known = {w: counted for w, counted in kept.items() if counted and counted.upto == upto}
        sampled = self._read(connection, {w: upto - SAMPLE for w in words if w not in known})
        for word, ids in sampled.items():
            held = np.count_nonzero(ids <= upto)
            known[word] = _Counted(upto, int(held) * size // SAMPLE)
            self._kept.put_count(word, known[word])
        counts = {word: known[word].count for word in words}
        rare = [word for word in words if counts[word] <= RARE]
        found = self._windows_with(connection, rare, size)
        return counts | {word: len(ids) for word, ids in found.items()}, found

    def _posting(self, word: str, ids: Ids, size: int) -> Posting:
        if len(ids) >= COMMON:
            self._kept.put(word, _Held(size, _narrow(ids)))
        return Posting(word, ids, math.log1p(size / len(ids)))

    def _windows_with(
        self, connection: Connection, words: Sequence[str], size: int
    ) -> dict[str, Ids]:
        """The windows of each word: what is kept of a common one, with those that came in since.

        A window that went since does no harm: nothing is told of it any more.
        """
        held = {word: kept for word in words if (kept := self._kept.get(word))}
        upto = {word: held[word].upto if word in held else 0 for word in words}
        came = self._read(connection, {word: last for word, last in upto.items() if last < size})
        return {word: _joined(came.get(word), held.get(word)) for word in words}

    def _read(self, connection: Connection, upto: Mapping[str, int]) -> dict[str, Ids]:
        """The windows of each word above the id given with it."""
        return self._database.dialect.windows_with(connection, upto, MOST_HITS) if upto else {}


def _joined(came: Ids | None, held: _Held | None) -> Ids:
    if came is None:
        return held.ids.astype(np.int64) if held else np.empty(0, np.int64)
    return np.concatenate([came, held.ids])[:MOST_HITS] if held else came


def _narrow(ids: Ids) -> Ids | NDArray[np.int32]:
    """The same ids in half the memory, unless one is too large for that."""
    return ids.astype(np.int32) if ids.max(initial=0) <= np.iinfo(np.int32).max else ids


def _rarest(counts: Sequence[tuple[int, str]], most: int) -> list[str]:
    """The words to look for: the rarest, and more while their hits together stay in bounds."""
    ordered = sorted((count, word) for count, word in counts if count)[:MOST_TERMS]
    together = accumulate(count for count, _ in ordered)
    in_bounds = [word for (_, word), n in zip(ordered, together, strict=True) if n <= most]
    return in_bounds or [word for _, word in ordered[:1]]


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """The windows with a term among those with ids up to `upto`."""

    upto: int
    ids: Ids | NDArray[np.int32]

    @property
    def size(self) -> int:
        """How much of `KEPT` it takes."""
        return len(self.ids) + OVERHEAD


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
            self._size += held.size - (before.size if before else 0)
            while self._size > KEPT:
                _, oldest = self._held.popitem(last=False)
                self._size -= oldest.size

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
