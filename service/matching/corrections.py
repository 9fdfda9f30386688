"""See where a passage takes back what was printed: `we wrote that …`, then `that was wrong`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from service.matching.opposition import Opposition
from service.matching.wording import Wording
from service.model import Fact, Slot, Span

_PRINTED: Final = re.compile(
    r"\b(?:earlier|previous|original)\s(?:version|edition|report|article|story)\b|"
    r"\b(?:we|this\s(?:newspaper|paper|site|page))\s(?:had\s)?"
    r"(?:wrote|written|reported|said|stated|printed|published)\b|"
    r"\b[Cc]orrection\b|\b[Cc]larification\b|\b[Ff]or\sthe\srecord\b",
)
_TAKEN_BACK: Final = re.compile(
    r"\b(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hey|[Bb]oth|[Tt]he\s(?:claim|figure|number|report|statement))\s"
    r"(?:was|were|is|are)\s(?:wrong|incorrect|inaccurate|untrue|false|mistaken|an?\serror|"
    r"not\s(?:so|true|correct|right|the\scase))\b|"
    r"\b[Ww]e\sgot\s(?:it|that|this)\swrong\b|"
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s(?:did\snot\ssay|never\ssaid|said\sno)\s(?:this|that|so|such)\b",
)
TOLD: Final = 0.5
"""The share of the claim that the printed words must tell to be the claim."""
_SENTENCE: Final = 600
"""No sentence is read further than this many code points."""


def taken_back(wording: Wording, text: str, sentences: Sequence[Span]) -> Iterator[Opposition]:
    """The claim was printed before, and the next sentence says that this was wrong."""
    told = _told(wording, sentences)
    for at, (printed, after) in enumerate(pairwise(sentences)):
        if told[at] < TOLD or not _search(_PRINTED, text, printed):
            continue
        found = _search(_TAKEN_BACK, text, after)
        if found:
            cue = Span(*found.span())
            words = cue.cut(text)
            fact = Fact(Slot.NEGATION, words, cue, words.lower(), role="refutation")
            yield Opposition(told[at], theirs=fact)


def _told(wording: Wording, sentences: Sequence[Span]) -> list[float]:
    """The share of the claim that each sentence tells."""
    starts = [sentence.start for sentence in sentences]
    told = [0.0] * len(sentences)
    whole = wording.ours.weight
    for pair in wording.pairs:
        at = bisect_right(starts, pair.theirs.span.start) - 1
        if at >= 0 and whole:
            told[at] += pair.worth / whole
    return [min(1.0, share) for share in told]


def _search(pattern: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    return pattern.search(text, span.start, min(span.end, span.start + _SENTENCE))
