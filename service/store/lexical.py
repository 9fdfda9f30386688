"""Ranking by words, with the work of one search bounded however large the store is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice
from threading import Lock

from sqlalchemy import Connection, func, select

from service.model import Scope
from service.store import scopes
from service.store.database import Database
from service.store.dialect import Term
from service.store.tables import passage

MOST_TERMS = 32
"""How many terms of a claim are looked for, the rarest first."""

MOST_READ = 512
"""How many words of a claim are considered at all."""

MOST_HITS = 20_000
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


class SqlLexicalIndex:
    """See `service.ports.LexicalIndex`. The words of a window are committed with the window."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._frequencies = _Frequencies()

    def search(self, text: str, limit: int, scope: Scope) -> tuple[int, ...]:
        """See `LexicalIndex.search`.

        Words that stand nearly everywhere find nothing: they are left out, the commonest first,
        until the rest has at most `MOST_HITS` hits.
        """
        words = terms(text)
        if not words or limit < 1:
            return ()
        dialect = self._database.dialect
        with self._database.read() as connection:
            chosen = self._informative(connection, words)
            if not chosen:
                return ()
            where = scopes.condition(scopes.row_filter(connection, scope), scopes.WINDOWS)
            return dialect.rank(connection, chosen, limit=limit, where=where)

    def _informative(self, connection: Connection, words: Sequence[str]) -> list[Term]:
        size = connection.execute(_SIZE).scalar_one()
        counted = sorted((self._count(connection, word, size), word) for word in words)
        chosen: list[Term] = []
        hits = 0
        for frequency, word in counted:
            hits += frequency
            if hits > MOST_HITS or len(chosen) == MOST_TERMS:
                break
            if frequency:
                chosen.append(Term(word, math.log1p(size / frequency)))
        return chosen

    def _count(self, connection: Connection, word: str, size: int) -> int:
        known = self._frequencies.get(word, size)
        if known is not None:
            return known
        frequency = self._database.dialect.frequency(connection, word, MOST_HITS + 1)
        self._frequencies.put(word, frequency, size)
        return frequency


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
    """The different words of a claim that can tell passages apart, in order, at most `MOST_READ`.

    Linear in the length of `text`, and it stops reading once it has enough.
    """
    head = unicodedata.normalize("NFC", text[: MOST_READ * 32]).casefold()
    words = (found.group() for found in _WORD.finditer(head))
    telling = (word for word in words if word not in _STOP and not _is_lone_letter(word))
    return list(islice(dict.fromkeys(telling), MOST_READ))


def _is_lone_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii() and word.isalpha()
