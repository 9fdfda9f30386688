"""Read what a number at the end of a sentence counts: `the number of people killed rose to 17`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from service.matching.lead import leads_up
from service.model import Fact, Span
from service.text.facts.nouns import FUNCTION_WORDS, singular
from service.text.facts.wordlist import words

_COUNTS: Final = ("number of", "eath toll")
_COUNT: Final = re.compile(r"\b(?:[Tt]he number of|[Dd]eath toll)\s")
_REACHES: Final = re.compile(
    r"\b(?:(?:risen|rose|rises|climbed|climbs|grown|grew|grows|increased|gone up|went up|jumped|"
    r"soared|fallen|fell|falls|dropped|drops|declined|decreased|gone down|went down|shrunk|revised|"
    r"raised|lowered|put)(?:\s(?:up|down|sharply|further|again|today|overnight))?\s(?:to|at)|"
    r"(?:stands|stood|standing|remains|remained)\sat|(?:is|was|are)\s(?:now|currently)|"
    r"reached|hit|passed|exceeds|exceeded)\s(?:(?:at least|more than|about|around|nearly|almost|"
    r"over|some)\s)?$",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.;:!?](?:\s|$)")
_OF_A_TIME: Final = re.compile(r"(?<!-)\b(?:years?|months?|decades?|annual|annually|since)\b(?!-)")
"""What is counted over a time is not counted of one event."""
_BACK: Final = 240
"""No sentence is followed back further than this many code points."""
_NEAR: Final = 60
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]{0,30}")
_MOST_WORDS: Final = 6
_BETWEEN: Final = words(
    "who were was are have has had been left the those so far still feared confirmed"
)
"""What may stand between whom a count is of and what befell them."""
_ENDING: Final = FUNCTION_WORDS - _BETWEEN
_FATES: Final = {
    word: fate
    for fate, forms in {
        "killed": "killed dead died deaths fatalities drowned",
        "injured": "injured wounded hurt injuries hospitalised hospitalized",
        "missing": "missing unaccounted",
        "arrested": "arrested detained arrests",
        "displaced": "displaced evacuated homeless",
        "rescued": "rescued",
        "trapped": "trapped stranded",
        "infected": "infected infections",
    }.items()
    for word in words(forms)
}


def counting(numbers: Iterable[Fact], text: str) -> Iterator[Fact]:
    """The numbers, those that tell how many something befell as numbers of these."""
    counted = any(word in text for word in _COUNTS)
    return (_counted(fact, text) if counted and _is_bare(fact) else fact for fact in numbers)


def place(fact: Fact, text: str) -> Span:
    """Where the text tells whom a number counts, which is far before one that is reached."""
    counts = _count(fact.span.start, text)
    return Span(*counts.span()) if counts else fact.span


def _is_bare(fact: Fact) -> bool:
    return not (fact.unit or fact.role)


def _counted(fact: Fact, text: str) -> Fact:
    counts = _count(fact.span.start, text)
    if counts is None:
        return fact
    if counts.group().lower().startswith("death"):
        return replace(fact, unit="person", role="killed")
    whom = _whom(text[counts.end() : fact.span.start])
    return replace(fact, unit=whom[0], role=whom[1]) if whom else fact


def _count(start: int, text: str) -> re.Match[str] | None:
    """The words of counting in the sentence of a number that is reached, if it is."""
    if not leads_up(_REACHES, text, start, within=_NEAR):
        return None
    counts = deque(_COUNT.finditer(text, max(0, start - _BACK), start), maxlen=1)
    if not counts:
        return None
    first = counts[0].end()
    end = _STOP.search(text, start, start + _NEAR)
    of_a_time = _OF_A_TIME.search(text, first, end.start() if end else start + _NEAR)
    return None if of_a_time or _STOP.search(text, first, start) else counts[0]


def _whom(told: str) -> tuple[str, str] | None:
    """Of whom the count is, and what befell them: `passengers injured in the crash`."""
    noun = ""
    for found, _ in zip(_WORD.finditer(told), range(_MOST_WORDS), strict=False):
        word = found.group().lower()
        if word in _FATES:
            return singular(noun) or "person", _FATES[word]
        if word in _ENDING or (noun and word.endswith("ed")):
            return None
        noun = noun if word in _BETWEEN else word
    return None
