"""Whether two articles share a text, and which paragraphs of them do.

Sentences are proposed by the runs of three words that they share and decided by their longest
common subsequence, which bears a changed word, a dropped clause and another order of paragraphs.
Only words that both outlets tell themselves count: what either quotes is taken out of both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import LCSseq

from service.text.telling import Telling, tellings

ALIKE: Final = 0.6
"""How much of two sentences is common where one is made from the other."""
VERBATIM: Final = 0.97
"""From here on a sentence is taken over as it stands."""
SHORTEST: Final = 6
"""A sentence of fewer words of the outlet's own is nobody's."""
MOST: Final = 0.7
"""The share of the shorter article that makes it a copy however it is laid out."""
SOME: Final = 0.4
"""The share below which two articles are two, whatever they share."""
WOVEN: Final = 4
"""Places and changed sentences that part a text worked into another from an excerpt.

Who quotes another paper at length sets in one block or two, word for word. Who makes an article
from a wire's text cuts, moves and changes sentences all over it.
"""

_RUN: Final = 3
_QUOTED_RUN: Final = 4
_COMMONPLACE: Final = 12
"""A run of words in more sentences than this proposes nothing."""
_NEAR: Final = 2
"""Copied sentences that stand this near each other are one place."""

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and the number of its paragraph."""

    paragraph: int
    telling: Telling


@dataclass(frozen=True)
class Reading:
    """An article read for what may be copied in it; make it with `read`."""

    sentences: tuple[_Sentence, ...]

    @cached_property
    def quoted(self) -> frozenset[_Words]:
        """Every run of four words that stands in a quote."""
        runs: set[_Words] = set()
        for each in self.sentences:
            runs.update(_runs_where(each.telling, told=False))
        return frozenset(runs)

    @cached_property
    def words_of_paragraphs(self) -> dict[int, _Words]:
        """All words of each paragraph, quotes and all."""
        words: defaultdict[int, _Words] = defaultdict(tuple)
        for each in self.sentences:
            words[each.paragraph] += each.telling.words
        return dict(words)

    def told_in_paragraphs(self, quoted: frozenset[_Words]) -> Counter[int]:
        """How many words the outlet tells in each paragraph, without those that `quoted` holds."""
        told: Counter[int] = Counter()
        for each, words in zip(self.sentences, self.told(quoted), strict=True):
            told[each.paragraph] += len(words)
        return told

    def told(self, quoted: frozenset[_Words]) -> tuple[_Words, ...]:
        """Of each sentence the words that the outlet tells, without those that `quoted` holds."""
        return tuple(_told(each.telling, quoted) for each in self.sentences)


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence of the first article that the second has, too; `first`, `second` are places."""

    first: int
    second: int
    words: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Copying:
    """What two articles have in common.

    `of_first` and `of_second` are the shares of what each tells; `woven` counts places and changed
    sentences.
    """

    taken: tuple[Taken, ...]
    of_first: float
    of_second: float
    woven: int

    @property
    def share(self) -> float:
        """How much of the shorter article the other has."""
        return max(self.of_first, self.of_second)

    @property
    def is_copy(self) -> bool:
        """Whether one is made from the other, or both from a third."""
        return self.share >= MOST or (self.share >= SOME and self.woven >= WOVEN)


def read(paragraphs: Iterable[str]) -> Reading:
    """The sentences of an article's paragraphs."""
    return Reading(
        tuple(
            _Sentence(number, telling)
            for number, text in enumerate(paragraphs)
            for telling in tellings(text)
        )
    )


def copying(first: Reading, second: Reading) -> Copying:
    """What `first` and `second` share of what their outlets tell."""
    quoted = first.quoted | second.quoted
    ours, theirs = first.told(quoted), second.told(quoted)
    taken = _one_to_one(_alike(ours, theirs))
    ours_taken = sum(len(ours[each.first]) for each in taken)
    theirs_taken = sum(len(theirs[each.second]) for each in taken)
    return Copying(
        taken,
        ours_taken / max(1, sum(map(len, ours))),
        theirs_taken / max(1, sum(map(len, theirs))),
        _places(taken) + sum(each.likeness < VERBATIM for each in taken),
    )


def _runs_where(telling: Telling, *, told: bool) -> Iterator[_Words]:
    words, marks = telling.words, telling.told
    for at in range(len(words) - _QUOTED_RUN + 1):
        if all(mark is told for mark in marks[at : at + _QUOTED_RUN]):
            yield words[at : at + _QUOTED_RUN]


def _told(telling: Telling, quoted: frozenset[_Words]) -> _Words:
    words, kept = telling.words, list(telling.told)
    for at in range(len(words) - _QUOTED_RUN + 1):
        if words[at : at + _QUOTED_RUN] in quoted:
            kept[at : at + _QUOTED_RUN] = [False] * _QUOTED_RUN
    return tuple(word for word, keep in zip(words, kept, strict=True) if keep)


def _alike(ours: Sequence[_Words], theirs: Sequence[_Words]) -> Iterator[Taken]:
    """The pairs of sentences of which one may be made from the other."""
    holders: defaultdict[_Words, list[int]] = defaultdict(list)
    for place, words in enumerate(theirs):
        for run in _runs(words):
            holders[run].append(place)
    for place, words in enumerate(ours):
        shared = Counter(
            other
            for run in _runs(words)
            if len(holders.get(run, ())) <= _COMMONPLACE
            for other in holders.get(run, ())
        )
        for other in shared:
            common = LCSseq.similarity(words, theirs[other])
            likeness = 2 * common / (len(words) + len(theirs[other]))
            if likeness >= ALIKE:
                yield Taken(place, other, common, likeness)


def _runs(words: _Words) -> frozenset[_Words]:
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def _one_to_one(pairs: Iterable[Taken]) -> tuple[Taken, ...]:
    """The best pairs, each sentence in one of them, in the order of the first article."""
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for pair in sorted(pairs, key=lambda p: (-p.likeness, -p.words, p.first, p.second)):
        if pair.first not in left and pair.second not in right:
            left.add(pair.first)
            right.add(pair.second)
            kept.append(pair)
    return tuple(sorted(kept, key=lambda p: p.first))


def _places(taken: Sequence[Taken]) -> int:
    """In how many places the common sentences stand: a gap or another order begins a new one."""
    return sum(
        at == 0
        or not 0 < taken[at].first - taken[at - 1].first <= _NEAR
        or not 0 < taken[at].second - taken[at - 1].second <= _NEAR
        for at in range(len(taken))
    )
