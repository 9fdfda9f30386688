"""Which paragraphs of two articles are one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

from service.matching.copying import Copying, Reading, copying

HALF: Final = 0.6
"""How much of the shorter paragraph must stand in the other."""
BY_ITSELF: Final = 20
"""Common words that make two paragraphs one text without any help of their articles."""
CLOSE: Final = 0.75
"""How alike two paragraphs must be where nothing but themselves speaks for it."""
IN_COMPANY: Final = 40
"""Common words of two articles from which on a short paragraph counts, too."""
SAME: Final = 0.9
"""How alike the whole words of two paragraphs are that only hand on the same quote."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Paragraph `first` of one article is paragraph `second` of the other."""

    first: int
    second: int
    likeness: float

    def turned(self) -> Shared:
        """The same, seen from the other article."""
        return Shared(self.second, self.first, self.likeness)


def shared_paragraphs(first: Reading, second: Reading) -> tuple[Shared, ...]:
    """The pairs of paragraphs that are one text, in the order of the first article.

    A long paragraph needs no more than itself. A short one needs articles that share more, and a
    paragraph which is little but a quote needs a neighbour that both articles have.
    """
    found = copying(first, second)
    told = [_by_told_words(pair, found) for pair in _paragraph_pairs(first, second, found)]
    held = {(pair.first, pair.second): pair for pair in told if pair}
    for pair in _beside(first, second, held):
        held.setdefault((pair.first, pair.second), pair)
    return tuple(held[key] for key in sorted(held))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two paragraphs with their common words and how many words each outlet tells in them."""

    first: int
    second: int
    common: int
    ours: int
    theirs: int

    @property
    def contained(self) -> float:
        return self.common / max(1, min(self.ours, self.theirs))

    @property
    def likeness(self) -> float:
        return 2 * self.common / max(1, self.ours + self.theirs)


def _paragraph_pairs(first: Reading, second: Reading, found: Copying) -> list[_Pair]:
    common: defaultdict[tuple[int, int], int] = defaultdict(int)
    for taken in found.taken:
        key = first.sentences[taken.first].paragraph, second.sentences[taken.second].paragraph
        common[key] += taken.words
    quoted = first.quoted | second.quoted
    ours, theirs = first.told_in_paragraphs(quoted), second.told_in_paragraphs(quoted)
    return [_Pair(p, q, words, ours[p], theirs[q]) for (p, q), words in common.items()]


def _by_told_words(pair: _Pair, found: Copying) -> Shared | None:
    if pair.contained < HALF:
        return None
    alone = pair.common >= BY_ITSELF and pair.likeness >= CLOSE
    if alone or sum(each.words for each in found.taken) >= IN_COMPANY:
        return Shared(pair.first, pair.second, min(1.0, pair.likeness))
    return None


def _beside(
    first: Reading, second: Reading, held: dict[tuple[int, int], Shared]
) -> Sequence[Shared]:
    """Paragraphs next to shared ones that say the same, quotes and all."""
    ours, theirs = first.words_of_paragraphs, second.words_of_paragraphs
    found = []
    for p, q in held:
        for near, by in ((p - 1, q - 1), (p + 1, q + 1)):
            if near in ours and by in theirs and (near, by) not in held:
                mine, other = ours[near], theirs[by]
                common = LCSseq.similarity(mine, other)
                likeness = 2 * common / max(1, len(mine) + len(other))
                if likeness >= SAME:
                    found.append(Shared(near, by, likeness))
    return found
