"""What paired sentences tell of their blocks: moved, merged, split, and sentences that strayed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from service.model import Span
from service.text.ordering import heaviest_rising
from service.text.revision.pairing import Pairing, Read
from service.text.revision.parts import Link, Piece, Regrouping, Revision

_MOSTLY: Final = 0.5
"""The share of a block's words that must go into another for the two to be one."""


def told(pairing: Pairing) -> Revision:
    """The whole of what became of a text, once its pieces are paired."""
    shares = _shares(pairing)
    main = _main(shares)
    kept = heaviest_rising([j for _, j in main], [shares[pair] for pair in main])
    apart = {pair for at, pair in enumerate(main) if at not in kept}
    merged = _regrouped([(j, i) for i, j in main if (i, j) not in apart])
    split = _regrouped([pair for pair in main if pair not in apart])
    regrouped = {(i, r[0]) for r in merged for i in r[1]} | {(s[0], j) for s in split for j in s[1]}
    partners = Counter(i for i, _ in main), Counter(j for _, j in main)
    alone = {p for p in main if partners[0][p[0]] == 1 and partners[1][p[1]] == 1}
    in_place = alone | regrouped | _heaviest(main, shares)
    return Revision(
        links=_links(pairing, in_place),
        added=_runs(pairing.second, pairing.of_second),
        removed=_runs(pairing.first, pairing.of_first),
        moved_blocks=tuple(sorted(apart & in_place)),
        merged=tuple(Regrouping(others, (one,)) for one, others in merged),
        split=tuple(Regrouping((one,), others) for one, others in split),
    )


def _shares(pairing: Pairing) -> dict[tuple[int, int], float]:
    """How many words went from which block into which."""
    shares: defaultdict[tuple[int, int], float] = defaultdict(float)
    for ours, theirs in pairing.groups:
        for i in ours:
            for j in theirs:
                one, other = pairing.first[i], pairing.second[j]
                weight = min(len(one.words), len(other.words)) + 1.0
                shares[one.piece.block, other.piece.block] += weight
    return dict(shares)


def _main(shares: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of blocks of which one went mostly into the other, in the first's order.

    Where both have another partner too, sentences crossed from block to block, no more.
    """
    given: defaultdict[int, float] = defaultdict(float)
    taken: defaultdict[int, float] = defaultdict(float)
    for (i, j), share in shares.items():
        given[i] += share
        taken[j] += share
    mostly = [
        (i, j)
        for (i, j), share in shares.items()
        if share >= _MOSTLY * given[i] or share >= _MOSTLY * taken[j]
    ]
    befores, afters = Counter(i for i, _ in mostly), Counter(j for _, j in mostly)
    return sorted((i, j) for i, j in mostly if befores[i] == 1 or afters[j] == 1)


def _heaviest(
    main: Iterable[tuple[int, int]], shares: dict[tuple[int, int], float]
) -> set[tuple[int, int]]:
    """The pairs that are the heaviest of both of their blocks."""
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i, j in main:
        for key in ((0, i), (1, j)):
            best[key] = max(best[key], shares[i, j])
    return {p for p in main if shares[p] >= best[0, p[0]] and shares[p] >= best[1, p[1]]}


def _regrouped(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, tuple[int, ...]]]:
    """The blocks that have several neighbours of the other side, with the longest row of them."""
    of: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        of[one].append(other)
    found = []
    for one, others in sorted(of.items()):
        rows: list[list[int]] = []
        for other in sorted(others):
            if rows and other == rows[-1][-1] + 1:
                rows[-1].append(other)
            else:
                rows.append([other])
        longest = max(rows, key=len)
        if len(longest) > 1:
            found.append((one, tuple(longest)))
    return found


def _links(pairing: Pairing, in_place: set[tuple[int, int]]) -> tuple[Link, ...]:
    strayed = _strayed(pairing, in_place)
    found = []
    for at, (ours, theirs) in enumerate(pairing.groups):
        before = tuple(pairing.first[i].piece for i in ours)
        after = tuple(pairing.second[j].piece for j in theirs)
        found.append(Link(before, after, moved=at in strayed))
    return tuple(sorted(found, key=lambda link: (link.after, link.before)))


def _strayed(pairing: Pairing, in_place: set[tuple[int, int]]) -> set[int]:
    """The groups that left their block, or their order within it."""
    inside: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    strayed = set()
    for at, (ours, theirs) in enumerate(pairing.groups):
        pairs = {
            (pairing.first[i].piece.block, pairing.second[j].piece.block)
            for i in ours
            for j in theirs
        }
        held = pairs & in_place
        if held:
            inside[min(held)].append(at)
        else:
            strayed.add(at)
    for groups in inside.values():
        ordered = sorted(groups, key=lambda at: pairing.groups[at][0])
        places = [pairing.groups[at][1][0] for at in ordered]
        weights = [1.0 + len(pairing.first[pairing.groups[at][0][0]].words) for at in ordered]
        kept = heaviest_rising(places, weights)
        strayed |= {at for n, at in enumerate(ordered) if n not in kept}
    return strayed


def _runs(pieces: Sequence[Read], paired: dict[int, int]) -> tuple[Piece, ...]:
    """The pieces without a partner, neighbours of one block together."""
    found: list[Piece] = []
    last = -2
    for at, each in enumerate(pieces):
        if at in paired:
            continue
        piece = each.piece
        if at == last + 1 and found[-1].block == piece.block:
            found[-1] = Piece(piece.block, Span(found[-1].span.start, piece.span.end))
        else:
            found.append(piece)
        last = at
    return tuple(found)
