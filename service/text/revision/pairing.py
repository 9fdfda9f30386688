"""Pair the sentences of two versions: those of the same words, then the likest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import Indel

from service.model import Span
from service.text.revision.parts import Piece
from service.text.sentences import sentences
from service.text.wordforms import plain_words

ALIKE: Final = 0.5
"""The share of words from which two sentences are one, rewritten."""
ALIKE_IN_PLACE: Final = 0.34
"""The same for a sentence between two neighbours that are paired already."""
_BETTER: Final = 0.05
"""By how much a second sentence must add to the likeness to be a part of the whole."""
_MOST_WORDS: Final = 1_000
"""How many words of a piece are compared; no sentence has more."""
_RUN: Final = 3
_COMMON: Final = 24
"""A run of words that more sentences have says nothing."""


@dataclass(frozen=True)
class Read:
    """A piece with its words."""

    piece: Piece
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return plain_words(self.text)


def pieces(blocks: Sequence[str], whole: set[int]) -> list[Read]:
    """The blocks in `whole` as one piece each, and the sentences of the others."""
    return [
        Read(Piece(at, span), span.cut(text))
        for at, text in enumerate(blocks)
        for span in ((Span(0, len(text)),) if at in whole else sentences(text))
    ]


def equal(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The n-th of each key with the n-th of the same key on the other side."""
    seen: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(second):
        seen[key].append(at)
    nth: Counter[Hashable] = Counter()
    found = []
    for at, key in enumerate(first):
        if nth[key] < len(seen.get(key, ())):
            found.append((at, seen[key][nth[key]]))
            nth[key] += 1
    return found


class Pairing:
    """The pieces of both sides, and which of them are paired so far."""

    def __init__(self, first: Sequence[Read], second: Sequence[Read]) -> None:
        self.first, self.second = first, second
        self.groups: list[tuple[list[int], list[int]]] = []
        self.of_first: dict[int, int] = {}
        self.of_second: dict[int, int] = {}

    def pair(self, i: int, j: int) -> None:
        """Pair two pieces that have none."""
        self.of_first[i] = self.of_second[j] = len(self.groups)
        self.groups.append(([i], [j]))

    def pair_equal(self) -> None:
        """Pieces of the same words."""
        keys = [[each.words for each in side] for side in (self.first, self.second)]
        for i, j in equal(*keys):
            self.pair(i, j)

    def pair_alike(self) -> None:
        """Pieces that share most of their words, the likest first."""
        self._pair_best(_candidates(*self._left()), ALIKE)

    def pair_in_place(self) -> None:
        """Pieces that share some of their words and stand between the same neighbours."""
        gaps: defaultdict[tuple[int, int], tuple[list[int], list[int]]]
        gaps = defaultdict(lambda: ([], []))
        for side, pieces, of in ((0, self.first, self.of_first), (1, self.second, self.of_second)):
            for at, around in _gaps(len(pieces), of):
                gaps[around][side].append(at)
        self._pair_best(
            (
                (i, j)
                for ours, theirs in gaps.values()
                if len(ours) * len(theirs) <= _COMMON**2
                for i in ours
                for j in theirs
            ),
            ALIKE_IN_PLACE,
        )

    def join(self) -> None:
        """Give a paired sentence the neighbour that makes it more like its partner."""
        for _ in range(3):
            found = sorted(self._joins(), key=lambda join: (-join[0], *sorted(join[1:3])))
            for _, at, group, side in found:
                of = (self.of_first, self.of_second)[side]
                if at not in of and self._gain(at, group, side) > _BETTER:
                    of[at] = group
                    self.groups[group][side].append(at)
                    self.groups[group][side].sort()
            if not found:
                return

    def _left(self) -> tuple[dict[int, Read], dict[int, Read]]:
        first = {i: each for i, each in enumerate(self.first) if i not in self.of_first}
        second = {j: each for j, each in enumerate(self.second) if j not in self.of_second}
        return first, second

    def _pair_best(self, proposed: Iterable[tuple[int, int]], floor: float) -> None:
        scored = []
        for i, j in proposed:
            score = _likeness(self.first[i].words, self.second[j].words, floor)
            if score >= floor:
                scored.append((-score, abs(i - j), i + j, i, j))
        for *_, i, j in sorted(scored):
            if i not in self.of_first and j not in self.of_second:
                self.pair(i, j)

    def _joins(self) -> Iterator[tuple[float, int, int, int]]:
        """By how much, which piece, to which group, on which side."""
        sides = (self.first, self.of_first), (self.second, self.of_second)
        for side, (pieces, of) in enumerate(sides):
            for at in range(len(pieces)):
                if at in of:
                    continue
                for group in {of[n] for n in (at - 1, at + 1) if n in of}:
                    gain = self._gain(at, group, side)
                    if gain > _BETTER:
                        yield gain, at, group, side

    def _gain(self, at: int, group: int, side: int) -> float:
        members = self.groups[group]
        joined = (sorted([*members[0], at]), members[1]) if side == 0 else None
        joined = joined or (members[0], sorted([*members[1], at]))
        return self._group_likeness(*joined) - self._group_likeness(*members)

    def _group_likeness(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        return _likeness(
            [word for i in ours for word in self.first[i].words],
            [word for j in theirs for word in self.second[j].words],
        )


def _likeness(ours: Sequence[str], theirs: Sequence[str], floor: float = 0.0) -> float:
    """The share of words that two texts have in common in one order, 0..1, by their heads."""
    return Indel.normalized_similarity(ours[:_MOST_WORDS], theirs[:_MOST_WORDS], score_cutoff=floor)


def _candidates(first: dict[int, Read], second: dict[int, Read]) -> Iterable[tuple[int, int]]:
    """The pairs that share a run of words which few pieces have."""
    ours, theirs = _postings(first), _postings(second)
    return {
        (i, j)
        for run, places in ours.items()
        if len(places) <= _COMMON and len(theirs.get(run, ())) <= _COMMON
        for i in places
        for j in theirs.get(run, ())
    }


def _postings(pieces: dict[int, Read]) -> dict[tuple[str, ...], list[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in pieces.items():
        words = each.words
        for run in {words[n : n + _RUN] for n in range(max(1, len(words) - _RUN + 1))}:
            found[run].append(at)
    return found


def _gaps(size: int, paired: dict[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each piece without a partner, and the groups of its nearest neighbours that have one."""
    following = [-2] * (size + 1)
    for at in range(size - 1, -1, -1):
        following[at] = paired.get(at, following[at + 1])
    before = -1
    for at in range(size):
        if at in paired:
            before = paired[at]
        else:
            yield at, (before, following[at])
