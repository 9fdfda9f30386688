"""The passages of one answer set against each other, their articles read where it may matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from service.matching.origin import Double, Piece
from service.matching.tracing import proposed
from service.model import PassageRecord
from service.origins.doubles import Search

SENIORS: Final = 2
"""With how many of the articles that may be its origin one is aligned, beside the first that says
who made it: forty outlets may print one text."""


def doubles_among(
    search: Search, records: Sequence[PassageRecord], pieces: Sequence[Piece]
) -> dict[str, list[Double]]:
    """Who else has the text of each passage, among the articles of one answer.

    Whole articles are aligned, for a quote or a short paragraph is a copy only in the company of
    others; but only those of which a passage shares words with one of the other.
    """
    found: defaultdict[str, list[Double]] = defaultdict(list)
    asked = {each.paragraph_id for each in records}
    pairs = sorted(set(_pairs(records, pieces)))
    opened = search.open_all(name for pair in pairs for name in pair)
    for one, other in pairs:
        if one not in opened or other not in opened:
            continue  # it went while the answer was made
        ours, theirs = opened[one], opened[other]
        for pair in search.finder.opener.shared(ours, theirs):
            first, second = ours.paragraphs[pair.first].id, theirs.paragraphs[pair.second].id
            if first in asked:
                found[first].append(Double(theirs.piece(pair.second), pair.likeness))
            if second in asked:
                found[second].append(Double(ours.piece(pair.first), pair.likeness))
    return found


def _pairs(records: Sequence[PassageRecord], pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The pairs of articles that are worth aligning, the lesser id first."""
    for place, others in proposed([each.text for each in records]).items():
        piece = pieces[place]
        ranked = sorted((pieces[other] for other in others), key=lambda each: each.seniority)
        partners = [each for each in ranked if each.article_id != piece.article_id]
        maker = [each for each in partners if each.maker]
        for each in (*partners[:SENIORS], *maker[:1]):
            yield (
                min(piece.article_id, each.article_id),
                max(piece.article_id, each.article_id),
            )
