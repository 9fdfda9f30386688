"""Which words of a text were replaced, put in or taken out to make another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from service.model import Span
from service.text.wordforms import Word, words_in

_MOST: Final = 20_000_000
"""The product of the two lengths past which a difference is not looked into."""
_LINKING: Final = 3
"""A word of so few letters between two replaced runs is a part of the replacement."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words of each text; one of the two may be empty, at the place where it would be."""

    before: Span
    after: Span


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """The runs of words in which two texts differ, in order; none if typography alone does.

    A shortest edit script over words (rapidfuzz's bit-parallel longest common subsequence). Texts
    of many thousand words are one run each. Of the two texts changed about it finds the same.
    """
    if before > after:
        return tuple(Edit(edit.after, edit.before) for edit in edits(after, before))
    ours, theirs = words_in(before), words_in(after)
    return tuple(
        Edit(_run(ours, i, i_end, len(before)), _run(theirs, j, j_end, len(after)))
        for i, i_end, j, j_end in ranges(ours, theirs)
    )


_Ranges = tuple[int, int, int, int]


def ranges(ours: Sequence[Word], theirs: Sequence[Word]) -> list[_Ranges]:
    """Where two rows of words differ: from and to which of ours, and in which of theirs."""
    return _joined(_ranges(ours, theirs), ours)


def _ranges(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[_Ranges]:
    """Where the words differ: a run of ours and the run of theirs in its place."""
    if len(ours) * len(theirs) > _MOST:
        if _keys(ours) != _keys(theirs):
            yield 0, len(ours), 0, len(theirs)
        return
    steps = Indel.opcodes(_keys(ours), _keys(theirs))
    held: _Ranges | None = None
    for step in steps:
        if step.tag == "equal":
            if held:
                yield held
            held = None
            continue
        first = held or (step.src_start, step.src_start, step.dest_start, step.dest_start)
        held = (first[0], step.src_end, first[2], step.dest_end)
    if held:
        yield held


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def _joined(ranges: Iterator[_Ranges], ours: Sequence[Word]) -> list[_Ranges]:
    """Replacements that only a short word parts are one."""
    found: list[_Ranges] = []
    for each in ranges:
        if found and _replaces(found[-1]) and _replaces(each) and _nigh(found[-1], each, ours):
            found[-1] = (found[-1][0], each[1], found[-1][2], each[3])
        else:
            found.append(each)
    return found


def _replaces(ranges: _Ranges) -> bool:
    return ranges[0] < ranges[1] and ranges[2] < ranges[3]


def _nigh(one: _Ranges, other: _Ranges, ours: Sequence[Word]) -> bool:
    return other[0] - one[1] == 1 and len(ours[one[1]].key) <= _LINKING


def _run(words: Sequence[Word], first: int, end: int, length: int) -> Span:
    if first < end:
        return Span(words[first].span.start, words[end - 1].span.end)
    at = words[first].span.start if first < len(words) else length
    return Span(at, at)
