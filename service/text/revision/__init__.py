"""Lay two versions of one text on each other: which block of the one became which of the other.

Whole blocks of the same words are paired first, then sentences of the same words, then sentences
that share enough of their words, the likest first. What one outlet rewrites keeps most of its
words, so candidates are found by runs of three words; a run that many sentences have proposes
nothing. This keeps the work near linear: live blogs have thousands of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.text.revision.pairing import Pairing, equal, pieces
from service.text.revision.parts import Link, Piece, Regrouping, Revision
from service.text.revision.regrouping import told
from service.text.wordforms import plain_words

__all__ = ["Link", "Piece", "Regrouping", "Revision", "align"]


def align(before: Sequence[str], after: Sequence[str]) -> Revision:
    """What became of the blocks `before` in the blocks `after`; pieces cut the blocks' texts."""
    whole = equal([plain_words(text) for text in before], [plain_words(text) for text in after])
    first = pieces(before, {i for i, _ in whole})
    second = pieces(after, {j for _, j in whole})
    pairing = Pairing(first, second)
    pairing.pair_equal()
    pairing.pair_alike()
    pairing.pair_in_place()
    pairing.join()
    return told(pairing)
