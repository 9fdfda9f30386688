"""Where a clause ends; what a source says between commas does not end it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from service.matching.lead import leads_up
from service.model import Fact, Slot, Span, Statement

_CLAUSE: Final = 600
"""No clause is followed further than this many code points."""
CLAUSE_END: Final = re.compile(
    r"[,;:.!?—–()]|\b(?:but|although|though|while|because|after|before|until|unless|when|since|"
    r"despite|which|who|whose|where|saying|adding)\b|"
    r"\b(?:and|or)\s(?:would|will|has|have|had|was|were|is|are|did|does|could|may|might|must|"
    r"should|said|says|that)\b",
    re.IGNORECASE,
)
_AT_ONCE: Final = 2
_GOES_ON: Final = re.compile(
    r",\s(?:was|were|is|are|has|have|had|will|would|did|does|could|can|may|be|been|being)\b"
)
_RELATIVE: Final = re.compile(
    r"\b(?:who|which|that)\s(?:was|were|is|are|has|have|had|did|do|does|will|would|can|could|may)\s$"
)
_MAIN_VERB: Final = re.compile(r"\s(?:was|were|is|are|has|have|had|will|would|did|can|could)\s")
_BEFORE: Final = 16
_ADVERBS: Final = frozenset({"not", "never", "not yet"})
_ASIDE: Final = 60
"""Code points within which an aside after `not` is closed again."""


def stop(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the pattern is first found, or the end of the clause at the latest."""
    end = min(end, start + _CLAUSE)
    found = pattern.search(text, start, end)
    return found.start() if found else end


def clause_around(cue: Fact, text: str, home: Span) -> Span:
    """From the nearest mark or joining word before the cue to the next one after it."""
    first = max(home.start, cue.span.start - _CLAUSE)
    marks = [found.end() for found in CLAUSE_END.finditer(text, first, cue.span.start)]
    return Span(max(marks, default=first), stop(CLAUSE_END, text, cue.span.end, home.end))


def asides(statement: Statement, cue: Fact) -> list[Span]:
    """What stands between commas in the clause of a cue: `no ship, he said, was lost`.

    Right after the cue it need not name a source: `not, as of today, been paid`.
    """
    text, after = statement.text, cue.span.end
    found = [
        Span(fact.span.start, fact.span.end + 1)
        for fact in statement.facts
        if fact.slot is Slot.ATTRIBUTION
        and (_GOES_ON.match(text, fact.span.end) or _follows(text, cue, fact.span))
    ]
    if cue.value in _ADVERBS and text.startswith(", ", after):
        closed = text.find(",", after + 1, after + _ASIDE)
        found += [Span(after + 1, closed + 1)] if closed > 0 else []
    return found


def _follows(text: str, cue: Fact, span: Span) -> bool:
    """Whether an aside stands right after the cue and is closed."""
    at_once = cue.span.end < span.start <= cue.span.end + _AT_ONCE
    return at_once and text.startswith(",", span.end)


def clause_end(text: str, start: int, end: int, between: Sequence[Span]) -> int:
    """Where the clause ends that begins at `start`, past what stands `between` commas."""
    at = stop(CLAUSE_END, text, start, end)
    for _ in between:
        beyond = next((a.end for a in between if at < a.start <= at + _AT_ONCE), None)
        if beyond is None or not text.startswith(",", at):
            break
        at = stop(CLAUSE_END, text, beyond, end)
    return at


def is_relative(text: str, cue: Fact) -> bool:
    """Whether the clause of a cue describes a noun: `a hall that had no alarm`."""
    return leads_up(_RELATIVE, text, cue.span.start, within=_BEFORE)


def relative_end(text: str, cue: Fact, end: int) -> int:
    """Where the main clause goes on after a relative one with a cue: `who had not voted were`."""
    if cue.value not in _ADVERBS:
        return end
    word = text.find(" ", cue.span.end + 1, end)
    found = _MAIN_VERB.search(text, word, end) if word > 0 else None
    return found.start() if found else end
