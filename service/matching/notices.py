"""Find what an outlet owns up to in its notices, and link it to the changes that it made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from service.matching.terms import worded
from service.model import (
    BlockKind,
    Change,
    ChangeKind,
    NoticeKind,
    Statement,
    StoredBlock,
)
from service.text.clean import fold
from service.text.edits import edits
from service.text.notices import notice_kind, notices_within
from service.text.wordforms import plain_words

_NO_PLACE_FOR_ONE: Final = frozenset({BlockKind.HEADLINE, BlockKind.BOILERPLATE})
_ENOUGH: Final = 3
"""How many telling words a notice shares with a passage that was put in or taken out."""
_ENOUGH_OF_A_CLAIM: Final = 2
"""The same with a sentence that carried a claim and is gone, and with words that changed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice as it stands in a version: in a block of its own, or as a sentence of one."""

    kind: NoticeKind
    text: str
    block_id: str


def remarks(blocks: Sequence[StoredBlock]) -> tuple[Remark, ...]:
    """The outlet's notices on the article, in reading order."""
    return tuple(remark for block in blocks for remark in _remarks(block))


def _remarks(block: StoredBlock) -> Iterator[Remark]:
    if block.kind is BlockKind.CORRECTION:
        kind = notice_kind(block.text)
        if kind:
            yield Remark(kind, block.text, block.id)
    elif block.kind not in _NO_PLACE_FOR_ONE:
        for kind, span in notices_within(block.text):
            yield Remark(kind, span.cut(block.text), block.id)


def about(notice: str, changes: Sequence[Change]) -> tuple[int, ...]:
    """The places of the changes that the notice speaks of.

    It names a word or value that the change took out or put in, or it has several of the telling
    words of a passage that is new or gone, or it speaks of the headline. If none is named, those
    are meant that changed a passage of the same words.
    """
    said = _telling(notice) | _figures(notice)
    of_headline = "headline" in plain_words(notice)
    named = [
        at
        for at, change in enumerate(changes)
        if (change.kind is ChangeKind.HEADLINE and of_headline) or _speaks_of(said, change)
    ]
    near = (at for at, change in enumerate(changes) if named == [] and _is_near(said, change))
    return (*named, *near)


def owns_up(notice: str, before: str, after: str) -> bool:
    """Whether the notice speaks of how one passage became the other, or of one that is gone."""
    said = _telling(notice) | _figures(notice)
    if not after:
        return len(said & _telling(before)) >= _ENOUGH_OF_A_CLAIM
    runs = edits(before, after)
    return _names(said, [run.before.cut(before) for run in runs]) or _names(
        said, [run.after.cut(after) for run in runs]
    )


def _speaks_of(said: frozenset[str], change: Change) -> bool:
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        side = change.after or change.before
        return side is not None and len(said & _telling(side.text)) >= _ENOUGH
    sides = (side for side in (change.before, change.after) if side)
    return any(_names(said, [mark.cut(side.text) for mark in side.marks]) for side in sides)


def _names(said: frozenset[str], runs: Sequence[str]) -> bool:
    """Whether two of the changed words are among what is said, or the only one."""
    changed = _telling(" ".join(runs)) | _figures(" ".join(runs))
    return bool(changed) and len(said & changed) >= min(len(changed), _ENOUGH_OF_A_CLAIM)


def _is_near(said: frozenset[str], change: Change) -> bool:
    before = change.before.text if change.before and change.deltas else ""
    return len(said & _telling(before)) >= _ENOUGH_OF_A_CLAIM


def _telling(text: str) -> frozenset[str]:
    """The content words of a text, number words among them."""
    terms = worded(Statement(fold(text), ())).terms.items
    return frozenset(term.key for term in terms if term.weight >= 1)


def _figures(text: str) -> frozenset[str]:
    return frozenset(word for word in plain_words(text) if word[0].isdigit())
