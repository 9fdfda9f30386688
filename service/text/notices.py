"""What an outlet says of its own article: corrections, clarifications, updates and retractions."""

from __future__ import annotations

import re
from typing import Final

from service.model import NoticeKind, Span
from service.text.blocks.notices import is_boilerplate, is_correction
from service.text.clean import fold, squeeze
from service.text.sentences import sentences

_LONGEST: Final = 2_000
_ABOUT_ITSELF: Final = re.compile(r"\b(?:this|our)\b|^\W{0,3}(?:correction|clarification|update)")
_SAYS: Final = (
    (NoticeKind.RETRACTION, re.compile(r"\bretract|\bwithdr[ae]wn?\b|\btaken down\b")),
    (NoticeKind.CORRECTION, re.compile(r"^\W{0,3}correct|^\W{0,3}errat")),
    (NoticeKind.CLARIFICATION, re.compile(r"\bclarif")),
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"correct|\berr(?:or|ed|at)|\bwrong|\bmis(?:s|t|i|a|c|l|q)\w|\bberichtig|\bkorrektur"
            r"|\brectific|\bfe de erratas|\bamended|\bshould have\b|\bin fact\b"
        ),
    ),
    (NoticeKind.UPDATE, re.compile(r"\bupdat|\badd(?:ed|s|itional)?\b|\binclude")),
)


def notice_kind(text: str) -> NoticeKind | None:
    """What kind of notice `text` is by its own words; `None` if it is none, or only a date."""
    line = squeeze(fold(text[:_LONGEST])).casefold()
    if is_boilerplate(line) or not is_correction(line):
        return None
    return next((kind for kind, says in _SAYS if says.search(line)), NoticeKind.CORRECTION)


def notices_within(paragraph: str) -> tuple[tuple[NoticeKind, Span], ...]:
    """The sentences of a paragraph that are notices about this very article.

    A story may tell of "an earlier version of the report", which is no notice.
    """
    found = []
    for span in sentences(paragraph) if _may_hold_one(paragraph) else ():
        line = fold(span.cut(paragraph)).casefold()
        kind = notice_kind(line) if _ABOUT_ITSELF.search(line) else None
        if kind:
            found.append((kind, span))
    return tuple(found)


def _may_hold_one(paragraph: str) -> bool:
    lower = paragraph.lower()
    return any(cue in lower for cue in ("this ", "our ", "correction", "clarification", "update"))
