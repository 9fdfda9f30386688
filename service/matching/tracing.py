"""The origins of the passages of one answer, set against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Final

from service.matching.makers import paper
from service.matching.origin import LINKS, Decided, Double, Piece, decide, heads
from service.matching.rulings import Rulings
from service.model import Origin
from service.text.shingles import shingles

RUN: Final = 3
SHARED_RUNS: Final = 6
"""Two passages may be one text if they share this many runs of three words: eight on end."""

Doubles = Mapping[str, Sequence[Double]]
"""By the id of a paragraph, the others with its text."""


def proposed(texts: Sequence[str]) -> dict[int, set[int]]:
    """By the place of each text, the places of those that may be made from it, or it from them."""
    runs = [shingles(text, RUN) for text in texts]
    held_by = Counter(chain.from_iterable(runs))
    common = {run for run in held_by if held_by[run] > 1}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own & common:
            holders[run].append(place)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    found: dict[int, set[int]] = {place: set() for place in range(len(texts))}
    for (one, other), many in shared.items():
        if many >= SHARED_RUNS:
            found[one].add(other)
            found[other].add(one)
    return found


def traced(pieces: Sequence[Piece], doubles: Doubles, rulings: Rulings) -> tuple[Origin, ...]:
    """The origin of each piece, in the order given. Ids do not depend on that order.

    `doubles` may hold pieces that are not among `pieces`: they tell makers, not ids.
    """
    by_name = {each.paragraph_id: ruled(each, rulings) for each in pieces}
    kept = {name: _ruled_doubles(name, doubles.get(name, ()), rulings) for name in by_name}
    decided = {name: decide(piece, kept[name]) for name, piece in by_name.items()}
    standing = heads(
        {
            name: [d.piece.paragraph_id for d in found if d.piece.paragraph_id in by_name]
            for name, found in kept.items()
        },
        {name: piece.seniority for name, piece in by_name.items()},
    )
    joined = _joined(by_name, standing, rulings)
    told = {
        name: decided[joined[name] if joined[name] != standing[name] else name] for name in by_name
    }
    sources = _sources(by_name, told)
    names = [each.paragraph_id for each in pieces]
    return tuple(told[name].origin(joined[name], sources[name]) for name in names)


def ruled(piece: Piece, rulings: Rulings) -> Piece:
    """The piece without what its article says of it, where a person took it out of that."""
    return replace(piece, stated=()) if rulings.is_split(piece.paragraph_id) else piece


def _ruled_doubles(name: str, doubles: Sequence[Double], rulings: Rulings) -> list[Double]:
    return [
        replace(each, piece=ruled(each.piece, rulings))
        for each in doubles
        if not rulings.part(name, each.piece.paragraph_id)
    ]


def _sources(pieces: Mapping[str, Piece], told: Mapping[str, Decided]) -> dict[str, str]:
    """Whom each piece leads to in the end, where pieces of the answer cite each other's papers."""
    of_paper: dict[str, str] = {}
    for name, piece in sorted(pieces.items(), key=lambda item: item[1].seniority):
        of_paper.setdefault(paper(piece.outlet).key, name)
    found = {}
    for name in pieces:
        at: str | None = name
        source = told[name].maker.key
        for _ in range(LINKS):
            if at is None or not pieces[at].cites:
                break
            source = pieces[at].cites[0][0].key
            at = of_paper.get(source)
            source = told[at].maker.key if at else source
        found[name] = source
    return found


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
