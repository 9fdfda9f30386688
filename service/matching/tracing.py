"""The origins of the passages of one answer, set against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from service.matching.copying import Reading, read
from service.matching.origin import Double, Piece, decide, heads
from service.matching.rulings import Rulings
from service.matching.shared import shared_paragraphs
from service.model import Origin

_RUN: Final = 3
_SHARED_RUNS: Final = 6
"""Two passages are compared if they share this many runs of three words: eight on end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece and the text that stands in the answer."""

    piece: Piece
    text: str


def traced(passages: Sequence[Passage], rulings: Rulings) -> tuple[Origin, ...]:
    """The origin of each passage, in the order given. Ids do not depend on that order."""
    passages = [replace(each, piece=ruled(each.piece, rulings)) for each in passages]
    pieces = {each.piece.paragraph_id: each.piece for each in passages}
    doubles = _doubles(passages, rulings)
    decided = {name: decide(piece, doubles[name]) for name, piece in pieces.items()}
    standing = heads(
        {name: [each.piece.paragraph_id for each in found] for name, found in doubles.items()},
        {name: piece.seniority for name, piece in pieces.items()},
    )
    joined = _joined(pieces, standing, rulings)
    return tuple(
        decided[joined[name]].origin(joined[name])
        if joined[name] != standing[name]
        else decided[name].origin(standing[name])
        for name in (each.piece.paragraph_id for each in passages)
    )


def ruled(piece: Piece, rulings: Rulings) -> Piece:
    """The piece without what its article says of it, where a person took it out of that."""
    return replace(piece, stated=()) if rulings.is_split(piece.paragraph_id) else piece


def _doubles(passages: Sequence[Passage], rulings: Rulings) -> dict[str, list[Double]]:
    """The doubles of each piece. Equal texts are compared once, however many have them."""
    readings = list(dict.fromkeys(read([each.text]) for each in passages))
    holders: dict[Reading, list[Piece]] = {reading: [] for reading in readings}
    for each in passages:
        holders[read([each.text])].append(each.piece)
    found: dict[str, list[Double]] = {each.piece.paragraph_id: [] for each in passages}
    for one, other in _proposed(readings):
        for pair in shared_paragraphs(one, other):
            for ours, theirs in product(holders[one], holders[other]):
                if _may_double(ours, theirs, rulings):
                    found[ours.paragraph_id].append(Double(theirs, pair.likeness))
                    if one is not other:
                        found[theirs.paragraph_id].append(Double(ours, pair.likeness))
    return found


def _may_double(ours: Piece, theirs: Piece, rulings: Rulings) -> bool:
    same = ours.article_id == theirs.article_id
    return not same and not rulings.part(ours.paragraph_id, theirs.paragraph_id)


def _proposed(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each reading with itself, and with those that share runs of words with it."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, reading in enumerate(readings):
        for sentence in reading.sentences:
            words = sentence.telling.words
            for at in range(len(words) - _RUN + 1):
                holders[words[at : at + _RUN]].add(place)
    shared = Counter(
        pair for places in holders.values() for pair in combinations(sorted(places), 2)
    )
    for reading in readings:
        yield reading, reading
    for (one, other), runs in sorted(shared.items()):
        if runs >= _SHARED_RUNS:
            yield readings[one], readings[other]


def _joined(
    pieces: Mapping[str, Piece], standing: Mapping[str, str], rulings: Rulings
) -> dict[str, str]:
    """The head of each piece once the merges by hand are in force: the most senior of all."""
    parent = {name: name for name in standing.values()}

    def top(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for name in pieces:
        for other in rulings.joined(name) & pieces.keys():
            senior, junior = sorted(
                (top(standing[name]), top(standing[other])), key=lambda n: pieces[n].seniority
            )
            parent[junior] = senior
    return {name: top(head) for name, head in standing.items()}
