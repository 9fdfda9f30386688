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

_HEADING: Final = re.compile(
    r"\b(?:Correction|CORRECTION|Clarification|CLARIFICATION)s?\b|\bA\s[Cc]orrection\sto\b|"
    r"\b[Ff]or\sthe\srecord\b"
)
_OURS: Final = re.compile(
    r"\b(?:[Ww]e|[Tt]his\s(?:newspaper|paper|site|page|column|programme|channel|station))\b|"
    r"\b[Oo]ur\s(?!reporter|correspondent|readers|own)|\b[Ss]ome\seditions\b|"
    r"\b(?:earlier|previous|original|early)\s(?:version|edition|report|article|story)\b"
)
_PIECE: Final = re.compile(
    r"\b(?:item|article|story|piece|note|caption|headline|bulletin|column|edition|page|post)s?\b"
)
_PRINTED: Final = re.compile("|".join(each.pattern for each in (_HEADING, _OURS, _PIECE)))
_SAID: Final = re.compile(
    r"\b(?:wrote|written|reported|said|stated|printed|published|attributed|announced|described|"
    r"accused|claimed|suggested|told|named|credited|account\sof|report\sof|story\sof)\b"
)
_TAKEN_BACK: Final = re.compile(
    r"\b(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hey|[Bb]oth|[Tt]he\s(?:claim|figure|number|report|statement))\s"
    r"(?:was|were|is|are)\s(?:wrong|incorrect|inaccurate|untrue|unfair|false|mistaken|an?\serror|"
    r"not\s(?:so|true|correct|right|the\scase))\b|"
    r"\b[Ww]e\sgot\s(?:it|that|this)\swrong\b|"
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s(?:did\snot\ssay|never\ssaid|said\sno)\s(?:this|that|so|such)\b|"
    r"\bno\ssuch\sthing\b",
)
_NOT_SO: Final = re.compile(
    r"\b(?:He|She|It|They|This|That|These|Those|There)\s"
    r"(?:did|was|were|is|are|has|have|had|will)(?:\snot|n['’]t)(?=[.,;:—]|\s(?:been|so|[—–-]))"
)
_OWNED_UP: Final = re.compile(
    r"\b[Ww]e\s(?:(?:very\smuch|deeply|sincerely)\s)?(?:regret|apologi[sz]e|ought\sto|should\shave|"
    r"were\s(?:wrong|mistaken)|are\s(?:very\s)?(?:sorry|happy\sto|glad\sto)|"
    r"have\s(?:removed|corrected|amended|deleted|changed|withdrawn|taken))\b|"
    r"\b(?:been|is|was)\s(?:put\sright|corrected|taken\sdown)\b|"
    r"\bIn\s(?:actual\s)?fact\b|\bwhen\sin\sfact\b"
)
_ITS_ERROR: Final = re.compile(r"\b[Tt]he\s(?:error|mistake|mix-up|confusion)\b")
TOLD: Final = 0.5
"""The share of the claim that the printed words must tell to be the claim."""
_SENTENCE: Final = 600
"""No sentence is read further than this many code points."""
_NOTICE: Final = 1_200
"""Nor are the sentences after it."""


def taken_back(wording: Wording, text: str, sentences: Sequence[Span]) -> Iterator[Opposition]:
    """The claim was printed before, and the outlet says there that this was wrong."""
    told = _told(wording, sentences)
    for at, (printed, after) in enumerate(pairwise((*sentences, Span(len(text), len(text))))):
        if told[at] < TOLD:
            continue
        found = _error(wording, text, printed, after)
        if found:
            words = found.cut(text)
            fact = Fact(Slot.NEGATION, words, found, words.lower(), role="refutation")
            yield Opposition(told[at], theirs=fact)


def _error(wording: Wording, text: str, printed: Span, after: Span) -> Span | None:
    """The words that take back what was printed, if they are there."""
    if not _search(_PRINTED, text, printed):
        return None
    heading, ours = _search(_HEADING, text, printed), _search(_OURS, text, printed)
    said = _search(_SAID, text, printed)
    plainly = _search(_TAKEN_BACK, text, after)
    if plainly and (heading or (ours and said)):
        return plainly
    if not said or not _leads(said, wording, printed):
        return None
    rest = Span(said.end, min(len(text), after.end + _NOTICE))
    own = _search(_ITS_ERROR, text, Span(after.start, rest.end)) if heading or ours else None
    owned = _search(_OWNED_UP, text, rest, _NOTICE)
    unquoted = next((f for f in (owned, own) if f and not _quoted(text, printed.start, f)), None)
    return _search(_NOT_SO, text, Span(after.start, after.end)) or unquoted or heading


def _leads(said: Span, wording: Wording, printed: Span) -> bool:
    """Whether the verb of saying comes before what was printed of the claim."""
    terms = [pair.theirs.span.start for pair in wording.pairs]
    inside = [start for start in terms if printed.start <= start < printed.end]
    return 2 * sum(start >= said.start for start in inside) > len(inside)


def _quoted(text: str, start: int, found: Span) -> bool:
    """Whether an odd number of quote marks stands between, so that somebody else says it."""
    before = text[start : found.start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


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


def _search(
    pattern: re.Pattern[str], text: str, span: Span, longest: int = _SENTENCE
) -> Span | None:
    found = pattern.search(text, span.start, min(span.end, span.start + longest))
    return Span(*found.span()) if found else None
