"""Ranking by words, with the work of one search bounded however large the store is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from threading import Lock

import numpy as np
from sqlalchemy import ColumnElement, Connection, func, select

from service.model import Scope
from service.ports import Ids
from service.store import scopes
from service.store.database import Database
from service.store.tables import passage

MOST_TERMS = 32
"""How many terms of a claim are looked for, the rarest first."""

MOST_READ = 256
"""How many words of a claim are considered at all."""

MOST_HITS = 12_000
"""How many hits of all terms together are ranked: what bounds the time of a search."""

K1, B = 1.2, 0.75
"""BM25's usual constants: how soon more stops to count, and how much length does."""

COMMON = 256
"""From this frequency on, counting a term costs enough to remember the count."""

REMEMBERED = 4096
"""How many counts are remembered."""

# A separator between digits belongs to the number: 10,000 and 3.5 are one term each.
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,:](?=\d)[^\W_]+)*")

_SIZE = select(func.coalesce(func.max(passage.c.id), 0))

_LENGTHS = select(passage.c.id, (passage.c.end - passage.c.start).label("length"))

_Kept = tuple[float, int, int]
"""A window that is in scope: its score, id and length."""

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
    """See `service.ports.LexicalIndex`. The words of a window are committed with the window.

    Ranks by BM25 with each term counted once a window: a paragraph says a telling word seldom
    twice, and so the same ids come out of every database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._frequencies = _Frequencies()

    def search(self, text: str, limit: int, scope: Scope) -> tuple[int, ...]:
        """See `LexicalIndex.search`.

        The commonest words are left out until the rest has at most `MOST_HITS` hits. If there is
        no rarer one, a common word finds its newest windows.
        """
        with self._database.read() as connection:
            hits = self._hits(connection, terms(text))
            if not hits or limit < 1:
                return ()
            where = scopes.condition(scopes.row_filter(connection, scope), scopes.WINDOWS)
            kept = self._kept(connection, _summed(hits), where, enough=2 * limit)
        return _ranked(kept)[:limit]

    def _hits(self, connection: Connection, words: Sequence[str]) -> list[_Hits]:
        """The windows of the rarest words, with the weight of each word."""
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
        chosen = [
            found[word] if word in found else self._windows_with(connection, word)
            for word in _rarest(counts)
        ]
        return [_Hits(ids, math.log1p(size / len(ids))) for ids in chosen if len(ids)]

    def _windows_with(self, connection: Connection, word: str) -> Ids:
        return self._database.dialect.windows_with(connection, word, MOST_HITS)

    def _kept(
        self,
        connection: Connection,
        candidates: Sequence[tuple[float, int]],
        where: ColumnElement[bool] | None,
        *,
        enough: int,
    ) -> list[_Kept]:
        """The first `enough` windows that `where` keeps, or some more, with their lengths."""
        kept: list[_Kept] = []
        done, step = 0, enough
        while done < len(candidates) and len(kept) < enough:
            part = candidates[done : done + step]
            ids = [id_ for _, id_ in part]
            query = _LENGTHS.where(self._database.dialect.among(passage.c.id, ids))
            rows = connection.execute(query if where is None else query.where(where)).all()
            lengths = {row.id: row.length for row in rows}
            kept += [(score, id_, lengths[id_]) for score, id_ in part if id_ in lengths]
            done, step = done + step, 4 * step
        return kept


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """The windows that hold a term, and the term's weight, which grows with its rarity."""

    ids: Ids
    weight: float


def _rarest(counts: Sequence[tuple[int, str]]) -> list[str]:
    """The words to look for: the rarest, and more while their hits together stay in bounds."""
    ordered = sorted((count, word) for count, word in counts if count)[:MOST_TERMS]
    together = accumulate(count for count, _ in ordered)
    in_bounds = [word for (_, word), n in zip(ordered, together, strict=True) if n <= MOST_HITS]
    return in_bounds or [word for _, word in ordered[:1]]


def _summed(hits: Sequence[_Hits]) -> list[tuple[float, int]]:
    """Each window once, with the weights of its terms: score and id, best first, ties by id."""
    ids, place = np.unique(np.concatenate([each.ids for each in hits]), return_inverse=True)
    weights = np.repeat([each.weight for each in hits], [len(each.ids) for each in hits])
    scores = np.bincount(place, weights)
    order = np.argsort(-scores, kind="stable")
    return list(zip(scores[order].tolist(), ids[order].tolist(), strict=True))


def _ranked(kept: Sequence[_Kept]) -> tuple[int, ...]:
    """The windows ordered anew with long ones held down; ties by id."""
    if not kept:
        return ()
    mean = sum(length for *_, length in kept) / len(kept)
    ranked = sorted((-score / _burden(length / mean), id_) for score, id_, length in kept)
    return tuple(id_ for _, id_ in ranked)


def _burden(length: float) -> float:
    """BM25's penalty for a window `length` times as long as most, for a term that it has once."""
    return 1 + K1 * (1 - B + B * length)


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
