"""See where one text goes from here to there, and the other from there to here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from service.matching.names import NAMING, same_name
from service.matching.sides import Facts, slot
from service.matching.wording import Wording
from service.model import Delta, Fact, Reading, Slot, Span

_BEFORE: Final = 32
_APART: Final = 48
"""Code points before a name, and between two, in which a way is told."""
_FROM: Final = re.compile(r"\b(?:from|out\sof)\s(?:the\s)?$", re.IGNORECASE)
_TO: Final = re.compile(r"\b(?:to|towards?|into)\s(?:the\s)?$")
_LEAVING: Final = re.compile(r"\b(?:left|leaves?|leaving|departed|fled|quit)\s(?:the\s)?$")
_BOUND_FOR: Final = re.compile(r"\bfor\s(?:the\s)?$")
_CLAUSE_END: Final = re.compile(r"[;:.!?—–()\"“”]|\b(?:and|or|but|while|when|which|who|that)\b")
_BOTH_WAYS: Final = re.compile(
    r"\b(?:roads?|routes?|lines?|motorways?|highways?|railways?|rails?|tracks?|paths?|trails?|canals?|"
    r"tunnels?|bridges?|cables?|links?|corridors?|borders?|coasts?|stretch(?:es|ed|ing)?|"
    r"extend(?:s|ed|ing)?|r[ua]n(?:s|ning)?|span(?:s|ned|ning)?|rang(?:e|es|ed|ing)|distance|miles|"
    r"kilometres|kilometers|everything|everywhere|all\sthe\sway)\s(?:from\s)?(?:the\s)?$",
    re.IGNORECASE,
)
"""What lies between two places, and has no direction."""
_BACK: Final = re.compile(r"\b(?:back|again|return(?:s|ed|ing)?|way\shome)\b")
_AND_BACK: Final = re.compile(r",?\s(?:and|or)\s(?:back|vice|return)\b")
_LEAST_SHARED: Final = 3
"""How many words both must have: the two places, and what it is that goes."""


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where; `is_back` says that it is the way home of another journey."""

    origin: Fact
    goal: Fact
    is_back: bool

    @property
    def span(self) -> Span:
        """Where the text tells it."""
        first, last = sorted((self.origin.span, self.goal.span), key=lambda span: span.start)
        return Span(first.start, last.end)

    def leads_as(self, other: Way) -> bool:
        """Whether the other has the same beginning or the same end."""
        return same_name(self.origin, other.origin) or same_name(self.goal, other.goal)

    def turns(self, other: Way) -> bool:
        """Whether the other begins where this ends, and ends where this begins."""
        return same_name(self.origin, other.goal) and same_name(self.goal, other.origin)


def turned(wording: Wording, facts: Facts) -> tuple[Delta, ...]:
    """The claim's ways that the evidence tells the other way round, and not this way as well."""
    if len(wording.pairs) < _LEAST_SHARED:
        return ()
    ours, theirs = _ways(facts.ours, facts.texts[0]), _ways(facts.theirs, facts.texts[1])
    if any(mine.leads_as(yours) for mine in ours for yours in theirs):
        return ()
    return tuple(
        _delta(mine, yours, facts.texts)
        for mine in ours
        for yours in theirs
        if mine.is_back is yours.is_back and mine.turns(yours)
    )


def _ways(facts: Sequence[Fact], text: str) -> list[Way]:
    named = sorted(slot(facts, *NAMING), key=lambda fact: fact.span.start)
    return list(_of_two(named, text))


def _of_two(named: Sequence[Fact], text: str) -> Iterator[Way]:
    """Each two names in a row of which one is where it begins and the other where it ends."""
    for one, other in pairwise(named):
        between = text[one.span.end : other.span.start]
        if len(between) > _APART or _CLAUSE_END.search(between):
            continue
        before = text[max(0, one.span.start - _BEFORE) : one.span.start]
        is_back = _BACK.search(before) is not None or _BACK.search(between) is not None
        if _BOTH_WAYS.search(before) or _AND_BACK.match(text, other.span.end):
            continue
        if (_FROM.search(before) and _TO.search(between)) or (
            _LEAVING.search(before) and _BOUND_FOR.search(between)
        ):
            yield Way(one, other, is_back)
        elif _TO.search(before) and _FROM.search(between):
            yield Way(other, one, is_back)


def _delta(mine: Way, yours: Way, texts: tuple[str, str]) -> Delta:
    named = (mine.origin, mine.goal, yours.origin, yours.goal)
    kind = Slot.PLACE if any(fact.slot is Slot.PLACE for fact in named) else Slot.NAME
    ours, theirs = (
        Fact(kind, way.span.cut(text), way.span, way.span.cut(text).lower())
        for way, text in zip((mine, yours), texts, strict=True)
    )
    return Delta(kind, ours, theirs, Reading.CONFLICT)
