"""See where one text goes from here to there, and the other from there to here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from service.matching.lead import leads_up
from service.matching.sides import Facts, slot
from service.matching.terms import Term, stand_together
from service.matching.wording import Likeness, Wording
from service.model import Delta, Fact, Reading, Slot, Span

_BEFORE: Final = 32
_APART: Final = 48
"""Code points before a name, and between two, in which a way is told."""
_ANY: Final = r"\s(?:(?:the|an?|its|his|her|their)\s)?$"
_FROM: Final = re.compile(rf"\b(?:from|by|out\sof){_ANY}", re.IGNORECASE)
_TO: Final = re.compile(rf"\b(?:to|towards?|into){_ANY}", re.IGNORECASE)
_LEAVING: Final = re.compile(rf"\b(?:left|leaves?|leaving|departed|fled|quit){_ANY}")
_BOUND_FOR: Final = re.compile(rf"\bfor{_ANY}")
_BEGINNING: Final = ("rom ", "by ", "ut of ", "left ", "leav", "departed ", "fled ", "quit ")
_ENDING: Final = ("o ", "oward", "for ")
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
_ONE: Final = frozenset({Likeness.SAME, Likeness.SYNONYM})
_LEAST_SHARED: Final = 3
"""How many words both must have: the two ends, and what it is that goes."""

Phrase = Sequence[Term]
"""Words that stand together; the last is its head."""


@dataclass(frozen=True, slots=True)
class Way:
    """From whom or where to whom or where; `is_back` says that it is the way home of another."""

    origin: Phrase
    goal: Phrase
    is_back: bool

    @property
    def span(self) -> Span:
        """Where the text tells it."""
        terms = (*self.origin, *self.goal)
        return Span(min(t.span.start for t in terms), max(t.span.end for t in terms))


def turned(wording: Wording, facts: Facts) -> tuple[Delta, ...]:
    """The claim's ways that the evidence tells the other way round, and not this way as well."""
    if len(wording.pairs) < _LEAST_SHARED or not all(map(_may_tell_one, facts.texts)):
        return ()
    ours = tuple(_ways(wording.ours.items, facts.texts[0]))
    theirs = tuple(_ways(wording.theirs.items, facts.texts[1])) if ours else ()
    both = [(mine, yours) for mine in ours for yours in theirs]
    if any(
        _is_one(mine.origin, yours.origin, wording) or _is_one(mine.goal, yours.goal, wording)
        for mine, yours in both
    ):
        return ()
    return tuple(
        _delta(mine, yours, facts)
        for mine, yours in both
        if mine.is_back is yours.is_back
        and _is_one(mine.origin, yours.goal, wording)
        and _is_one(mine.goal, yours.origin, wording)
    )


def _may_tell_one(text: str) -> bool:
    return any(word in text for word in _BEGINNING) and any(word in text for word in _ENDING)


def _is_one(ours: Phrase, theirs: Phrase, wording: Wording) -> bool:
    """Whether both are headed by a word that the two texts share."""
    pair = wording.of_ours.get(ours[-1].place)
    if ours[-1].key == theirs[-1].key:
        return True
    return pair is not None and pair.likeness in _ONE and pair.theirs.place == theirs[-1].place


def _phrases(terms: Sequence[Term], text: str) -> Iterator[Phrase]:
    """The words that stand together; what is left stands apart from the verb before it."""
    kept: list[Term] = []
    for term in terms:
        apart = kept and not stand_together(kept[-1], term, text)
        if apart or leads_up(_LEAVING, text, term.span.start, within=_BEFORE):
            yield kept
            kept = []
        kept.append(term)
    yield kept


def _ways(terms: Sequence[Term], text: str) -> Iterator[Way]:
    """Each two phrases in a row of which one is where it begins and the other where it ends."""
    for one, other in pairwise(filter(None, _phrases(terms, text))):
        start, end = one[-1].span.end, other[0].span.start
        between = text[start:end]
        if end - start > _APART or _CLAUSE_END.search(between):
            continue
        before = text[max(0, one[0].span.start - _BEFORE) : one[0].span.start]
        is_back = _BACK.search(before) is not None or _BACK.search(between) is not None
        if _BOTH_WAYS.search(before) or _AND_BACK.match(text, other[-1].span.end):
            continue
        if (_FROM.search(before) and _TO.search(between)) or (
            _LEAVING.search(before) and _BOUND_FOR.search(between)
        ):
            yield Way(one, other, is_back)
        elif _TO.search(before) and _FROM.search(between):
            yield Way(other, one, is_back)


def _delta(mine: Way, yours: Way, facts: Facts) -> Delta:
    places = slot(facts.ours, Slot.PLACE), slot(facts.theirs, Slot.PLACE)
    told = zip((mine, yours), facts.texts, places, strict=True)
    found = [(way.span, text, any(way.span.overlaps(f.span) for f in of)) for way, text, of in told]
    kind = Slot.PLACE if any(is_place for _, _, is_place in found) else Slot.NAME
    ours, theirs = (
        Fact(kind, span.cut(text), span, span.cut(text).lower()) for span, text, _ in found
    )
    return Delta(kind, ours, theirs, Reading.CONFLICT)
