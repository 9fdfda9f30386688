"""How well articles are gathered into stories, one after another as they come."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

from service.evaluation.figures import Measured, Sheet
from service.evaluation.measures.clusters import BCubed, b_cubed
from service.evaluation.sets.stories import Piece
from service.evaluation.workplace import OURS, Workplace
from service.matching.stories import Rarity, Stories, telling_words

_ORDERS = 3


def storied(name: str, read: Callable[[Path], Iterable[Piece]]) -> Callable[[Workplace], Measured]:
    """The measurement of a set of stories, published under `name`.

    The mean over the articles in their own order and in others, for many sets come sorted by
    story. One pass each; nobody tells the dates.
    """

    def measure(place: Workplace) -> Measured:
        pieces = list(read(place.data))
        found = [_gathered(pieces, seed) for seed in range(_ORDERS)]
        sheet = Sheet(name, OURS.name)
        for told, values in (
            ("B-cubed F1", [each.f1 for each in found]),
            ("B-cubed precision", [each.precision for each in found]),
            ("B-cubed recall", [each.recall for each in found]),
        ):
            sheet.value(told, sum(values) / len(values), len(pieces))
        return Measured(tuple(sheet.figures))

    return measure


def _gathered(pieces: list[Piece], seed: int) -> BCubed:
    """Gathered in the order of the file for seed 0, else in one at random."""
    order = list(range(len(pieces)))
    if seed:
        random.Random(seed).shuffle(order)  # noqa: S311 (no secret)
    counts = [telling_words(piece.title, piece.text) for piece in pieces]
    rarity, stories = Rarity(), Stories()
    for each in counts:
        rarity.add(each)
    for place in order:
        stories.add(place, rarity.weights(counts[place]))
    found = [stories.story_of(place) for place in range(len(pieces))]
    return b_cubed([piece.story for piece in pieces], found)
