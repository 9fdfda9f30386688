"""Which windows hold which words: the rarest words of a text, read within a bound."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from threading import Lock

from sqlalchemy import Connection, func, select

from service.ports import Ids
from service.store.database import Database
from service.store.tables import passage

MOST_TERMS = 32
"""How many terms of a text are looked for, the rarest first."""

MOST_READ = 256
"""How many words of a text are considered at all."""

MOST_HITS = 24_000
"""How many hits of all terms together are ranked: what bounds the time of a search."""

COMMON = 256
"""From this frequency on, counting a term costs enough to remember the count."""

REMEMBERED = 4096
"""How many counts are remembered."""

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
_STOP = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True, eq=False)
class Posting:
    """The windows that hold a term, and the term's weight, which grows with its rarity."""

    term: str
    ids: Ids
    weight: float


class Postings:
    """Reads the postings of terms, and remembers how common the common ones are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._frequencies = _Frequencies()

    def of(self, connection: Connection, words: Iterable[str]) -> list[Posting]:
        """The postings of the rarest of `words`; none for a word that no window holds.

        The commonest words are left out until the rest has at most `MOST_HITS` hits. If there is
        no rarer one, a common word finds its newest windows.
        """
        size = connection.execute(_SIZE).scalar_one()
        found: dict[str, Ids] = {}
        counts: list[tuple[int, str]] = []
        for word in words:
            count = self._frequencies.get(word, size)
            if count is None:
                found[word] = self._windows_with(connection, word)
                count = len(found[word])
                self._frequencies.put(word, count, size)
            counts.append((count, word))
        read = [
            (word, found[word] if word in found else self._windows_with(connection, word))
            for word in _rarest(counts)
        ]
        return [Posting(word, ids, math.log1p(size / len(ids))) for word, ids in read if len(ids)]

    def _windows_with(self, connection: Connection, word: str) -> Ids:
        return self._database.dialect.windows_with(connection, word, MOST_HITS)


def _rarest(counts: Sequence[tuple[int, str]]) -> list[str]:
    """The words to look for: the rarest, and more while their hits together stay in bounds."""
    ordered = sorted((count, word) for count, word in counts if count)[:MOST_TERMS]
    together = accumulate(count for count, _ in ordered)
    in_bounds = [word for (_, word), n in zip(ordered, together, strict=True) if n <= MOST_HITS]
    return in_bounds or [word for _, word in ordered[:1]]


class _Frequencies:
    """Counts of common terms, good until the store has doubled since. Safe between threads."""

    def __init__(self) -> None:
        self._counts: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, word: str, size: int) -> int | None:
        with self._lock:
            frequency, size_then = self._counts.get(word, (0, 0))
            return frequency if size < 2 * size_then else None

    def put(self, word: str, frequency: int, size: int) -> None:
        if frequency < COMMON:
            return
        with self._lock:
            self._counts[word] = frequency, size
            self._counts.move_to_end(word)
            while len(self._counts) > REMEMBERED:
                self._counts.popitem(last=False)


def terms(text: str) -> list[str]:
    """The different words of a text that can tell passages apart, in order, at most `MOST_READ`.

    Linear in the length of `text`, and it stops reading once it has enough.
    """
    head = unicodedata.normalize("NFC", text[: MOST_READ * 32]).casefold()
    words = (found.group() for found in _WORD.finditer(head))
    telling = (word for word in words if word not in _STOP and not _is_lone_letter(word))
    return list(islice(dict.fromkeys(telling), MOST_READ))


def _is_lone_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii() and word.isalpha()
