"""Lay the sentences of articles in rows, and tell what each row shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import reduce
from hashlib import blake2b
from itertools import combinations
from typing import Final

import numpy as np

from service.compare.assessing import absence, one_language
from service.compare.reading import Reading
from service.compare.scoring import scored
from service.matching import links
from service.matching.apart import Beside, Difference, set_beside
from service.matching.rows import Tied, tie
from service.matching.terms import Worded
from service.model import Absent, Cell, Row, RowDelta, RowGroup, Span
from service.ports import Vectors
from service.text import diff
from service.text.facts import certainty_of
from service.text.wordforms import words_in

_GROUPS: Final = tuple(RowGroup)
_Held = tuple[int, Sequence[int]]
"""An article, and the places of some sentences in it."""


def lay(readings: Sequence[Reading], vectors: Mapping[str, Vectors]) -> tuple[Row, ...]:
    """The rows: that of the headlines first, then by what they show, in the order of the story.

    Cells stand in the order of `readings`. Each sentence is in exactly one row.
    """
    desk = _Desk(readings, vectors)
    told = [desk.row(tied) for tied in desk.body()]
    told.sort(key=lambda row: _GROUPS.index(row.group))  # stable: the story's order stays
    return (*desk.headlines(), *told)


class _Desk:
    """The articles while they are laid out."""

    def __init__(self, readings: Sequence[Reading], vectors: Mapping[str, Vectors]) -> None:
        self._readings = readings
        self._articles = [reading.article for reading in readings]
        self._vectors = vectors
        self._said: dict[_Held, Worded] = {}
        self._meant: dict[_Held, Vectors] = {}
        self._absent: dict[_Held, Absent] = {}

    def headlines(self) -> Iterator[Row]:
        """The headlines in one row, whether they tell one thing or not."""
        places = tuple(reading.headline for reading in self._readings)
        if any(places):
            texts = [[r.sentences[at].text for at in r.headline] for r in self._readings]
            scores = scored(self._articles, texts, self._vectors)
            best = {pair: float(each.max()) for pair, each in scores.items() if each.size}
            apart = {pair for pair, score in best.items() if score < links.LINKED}
            yield self.row(Tied(places, min(best.values(), default=1.0)), apart)

    def body(self) -> Iterator[Tied]:
        """The other sentences, by what they tell."""
        texts = [[r.sentences[at].text for at in r.body] for r in self._readings]
        scores = scored(self._articles, texts, self._vectors)
        for tied in tie([len(each) for each in texts], scores, floor=links.LINKED):
            places = (
                tuple(reading.body[at] for at in held)
                for reading, held in zip(self._readings, tied.places, strict=True)
            )
            yield Tied(tuple(places), tied.similarity)

    def row(self, tied: Tied, apart: AbstractSet[tuple[int, int]] = frozenset()) -> Row:
        """What the tied sentences show side by side; cells that are apart differ in facts alone."""
        said = {i: self._statement(i, tied.places[i]) for i in tied.present}
        pairs = combinations(said, 2)
        beside = {pair: self._beside(tied, pair, linked=pair not in apart) for pair in pairs}
        found = [
            (i, j, difference)
            for (i, j), each in beside.items()
            for difference in each.differences
            if (i, j) not in apart or difference.group is RowGroup.DIFFERING_FACTS
        ]
        alike = [pair for pair, each in beside.items() if each.says_the_same]
        marks = _unshared({i: statement.text for i, statement in said.items()})
        return Row(
            id=self._id(tied),
            group=_group(tied, [difference for *_, difference in found], alike),
            cells=tuple(
                self._cell(tied.places[i], i, said[i], marks[i])
                if i in said
                else self._absence(i, tied.present)
                for i in range(len(self._readings))
            ),
            deltas=tuple(
                RowDelta(first=i, second=j, delta=d.delta, quote=d.quote) for i, j, d in found
            ),
            similarity=round(min(tied.similarity, 1.0), 4),
        )

    def _absence(self, at: int, present: Sequence[int]) -> Absent:
        """Why an article has nothing where those have something; rows of the same ones share it."""
        if (at, present) not in self._absent:
            others = [self._articles[other] for other in present]
            self._absent[at, present] = absence(self._articles[at], others)
        return self._absent[at, present]

    def _beside(self, tied: Tied, pair: tuple[int, int], *, linked: bool) -> Beside:
        """How two cells stand; if as wholes they show nothing, as the two sentences nearest."""
        i, j = pair
        one, other = tied.places[i], tied.places[j]
        if self._is_same(i, one, j, other):
            return Beside(says_the_same=True, differences=())
        if not one_language(self._articles[i], self._articles[j]):
            return Beside(says_the_same=False, differences=())
        whole = self._set_beside((i, one), (j, other), linked=linked)
        if whole.differences or len(one) == len(other) == 1:
            return whole
        pairs = [((p,), (q,)) for p in one for q in other]
        nearest = max(pairs, key=lambda pair: self._cosine(i, pair[0], j, pair[1]))
        before = (
            sum(len(self._readings[k].sentences[at].text) + 1 for at in places if at < place)
            for k, places, (place,) in zip((i, j), (one, other), nearest, strict=True)
        )
        ours, theirs = before
        ends = (i, nearest[0]), (j, nearest[1])
        part = self._set_beside(*ends, linked=linked).moved(ours, theirs)
        told = whole.says_the_same or (part.says_the_same and 1 in {len(one), len(other)})
        return replace(part, says_the_same=told)

    def _set_beside(self, one: _Held, other: _Held, *, linked: bool) -> Beside:
        return set_beside(
            self._statement(*one),
            self._statement(*other),
            cosine=self._cosine(*one, *other),
            linked=linked,
        )

    def _is_same(self, i: int, one: Sequence[int], j: int, other: Sequence[int]) -> bool:
        return self._statement(i, one).text == self._statement(j, other).text

    def _statement(self, at: int, places: Sequence[int]) -> Worded:
        """What a cell says; its words are read once however many it is set against."""
        if (at, places) not in self._said:
            self._said[at, places] = self._readings[at].statement(places)
        return self._said[at, places]

    def _cosine(self, i: int, one: Sequence[int], j: int, other: Sequence[int]) -> float:
        return float(self._meaning(i, one) @ self._meaning(j, other))

    def _id(self, tied: Tied) -> str:
        held = (
            f"{self._articles[i].summary.id}@{self._articles[i].summary.version}:{tied.places[i]}"
            for i in tied.present
        )
        return blake2b("|".join(held).encode(), digest_size=8).hexdigest()

    def _cell(self, places: Sequence[int], at: int, said: Worded, marks: Sequence[Span]) -> Cell:
        sentences = tuple(self._readings[at].sentences[place] for place in places)
        return Cell(
            sentences=sentences,
            marks=_split(marks, [len(each.text) for each in sentences]),
            certainty=certainty_of(said.facts, Span(0, len(said.text))),
        )

    def _meaning(self, at: int, places: Sequence[int]) -> Vectors:
        """The vector of a cell, of length 1; summed once however many it is set against."""
        if (at, places) not in self._meant:
            said = self._readings[at].sentences
            whole: Vectors = np.sum([self._vectors[said[place].text] for place in places], axis=0)
            self._meant[at, places] = whole / max(float(np.linalg.norm(whole)), 1e-9)
        return self._meant[at, places]


def _group(tied: Tied, found: Sequence[Difference], alike: Sequence[tuple[int, int]]) -> RowGroup:
    """What the row shows first; all say what one says that each of the others is `alike`."""
    groups = [difference.group for difference in found if difference.group]
    if groups:
        return min(groups, key=_GROUPS.index)
    if len(tied.present) == 1:
        return RowGroup.ONLY_HERE
    held_by = max(sum(i in pair for pair in alike) + 1 for i in tied.present)
    if held_by == len(tied.places):
        return RowGroup.SAID_BY_ALL
    return RowGroup.SAID_BY_SOME if held_by > 1 else RowGroup.NEAR_EACH_OTHER


def _unshared(texts: Mapping[int, str]) -> dict[int, diff.Marks]:
    """The runs of words of each text that none of the others has; none where there is no other."""
    if len(texts) == 1:
        return dict.fromkeys(texts, ())
    words = {i: words_in(text) for i, text in texts.items()}
    found: dict[int, list[diff.Marks]] = {i: [] for i in texts}
    for i, j in combinations(texts, 2):
        ours, theirs = diff.marks_of_words(words[i], words[j])
        found[i].append(ours)
        found[j].append(theirs)
    return {i: reduce(diff.common, marks) for i, marks in found.items()}


def _split(marks: Sequence[Span], lengths: Sequence[int]) -> tuple[tuple[Span, ...], ...]:
    """The marks of a cell's joined text, sentence by sentence."""
    found, start = [], 0
    for length in lengths:
        whole = (Span(start, start + length),)
        found.append(tuple(mark.shifted(-start) for mark in diff.common(marks, whole)))
        start += length + 1
    return tuple(found)
