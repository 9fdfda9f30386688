"""See where one text does without what the other has: `without a deal`, `reached a deal`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from service.matching.lead import leads_up
from service.matching.opposition import Opposition
from service.matching.polarity import OPINION, Polarity
from service.matching.sides import MOST_FACTS
from service.matching.stem import is_past, stems
from service.matching.terms import Term, Terms
from service.matching.wording import Likeness, Pair, Wording
from service.model import Fact, Slot, Statement

_WITHOUT: Final = frozenset({"without", "lack of"})
_WORDS: Final = ("ithout", "lack", "bsence of")
_OF_A_KIND: Final = re.compile(
    r"\s(?:(?:reaching|making|getting|signing|giving|holding|issuing|having|producing)\s)?"
    r"(?:(?:an?|any|even|one|single|so\smuch\sas)\s){0,3}"
)
_KNOWN: Final = re.compile(r"(?:the|th[eo]se|th[ai][ts]|its|their|his|her|our|my|your)\s")
"""What is one known thing: `without their captain` denies no captain."""
_CLAUSE_END: Final = re.compile(r"[,;:.!?—–()]|\b(?:and|but|that|which|who|when|because|while)\b")
_ONE: Final = frozenset({Likeness.SAME, Likeness.SYNONYM})
_NEAR: Final = 3
"""Within how many words what is got follows the verb for getting it."""
_BEFORE: Final = 48
"""Code points before a word in which it is told that there is such a thing."""
_NEW: Final = r"(?:(?:an?|the|some|several|its|their|his|her|two|three)\s)?"
_ATTRIBUTE: Final = r"(?!(?:of|on|in|at|for|to|about|over|no|not|any)\s)(?:[\w-]{1,30}\s)?"
_HAVING: Final = re.compile(
    rf"\b(?:with|after|following|under|despite|has|have|had|having)\s{_NEW}{_ATTRIBUTE}$"
)
_MAY: Final = re.compile(
    r"\b(?:to|could|would|may|might|can|must|should|will|if|for|no|not|any|whether)\s"
    r"(?:[\w-]{1,30}\s)?$"
)
_GETTING_WORDS: Final = """
reach sign make get obtain hold produce secure win strike issue give take seal clinch receive
    conclude broker negotiate announce release publish yield bring achieve"""
_GETTING: Final = stems(_GETTING_WORDS)


@dataclass(frozen=True, slots=True)
class Lack:
    """A `without` or `lacks`, and the word for what is not there, which both texts have.

    `is_denied` says that the other text says no to it.
    """

    cue: Fact
    pair: Pair
    is_ours: bool
    is_denied: bool


Side = tuple[Statement, Terms, Polarity]
"""A text, those of its words that are laid on the other's, and its other cues."""


def possible(text: str) -> bool:
    """Whether a text may say that something is not there."""
    return any(word in text for word in _WORDS)


def lacks(wording: Wording, ours: Side, theirs: Side) -> tuple[Lack, ...]:
    """Every `without` of either text that leads to a word of both, and is not itself denied."""
    no, denied = ours[2].negated, theirs[2].negated
    return (
        *(
            Lack(cue, pair, is_ours=True, is_denied=pair.theirs.place in denied)
            for cue, pair in _lacks(ours, wording.of_ours)
        ),
        *(
            Lack(cue, pair, is_ours=False, is_denied=pair.ours.place in no)
            for cue, pair in _lacks(theirs, wording.of_theirs)
        ),
    )


def _lacks(side: Side, paired: Mapping[int, Pair]) -> Iterator[tuple[Fact, Pair]]:
    statement, terms, polarity = side
    cues = [fact for fact in statement.facts if fact.slot is Slot.NEGATION][:MOST_FACTS]
    for before, cue in zip((None, *cues), cues, strict=False):
        if cue.value not in _WITHOUT or statement.text.endswith(" or ", 0, cue.span.start):
            continue
        if before and _in_one_clause(before, cue, statement.text):
            continue
        lead = _OF_A_KIND.match(statement.text, cue.span.end)
        if not lead or _KNOWN.match(statement.text, lead.end()):
            continue
        term = next((t for t in terms.items if t.span.start == lead.end()), None)
        pair = paired.get(term.place) if term else None
        if not (term and pair) or term.name or term.key in OPINION:
            continue
        is_told = term.place not in polarity.negated and not _has_both(terms, pair)
        if is_told and pair.likeness in _ONE:
            yield cue, pair


def _has_both(terms: Terms, pair: Pair) -> bool:
    """Whether a text has both words apart: `issued a statement without comment`."""
    keys = {pair.ours.key, pair.theirs.key}
    return len(keys) > 1 and all(key in terms.by_key for key in keys)


def _in_one_clause(before: Fact, cue: Fact, text: str) -> bool:
    """Whether another cue comes first, as in `cannot be returned without a receipt`."""
    return _CLAUSE_END.search(text, before.span.end, cue.span.start) is None


def agreed(side: Polarity, lacked: Sequence[Lack], *, is_ours: bool) -> Polarity:
    """The cues of one text without those that say no to what the other text does without."""
    mine = {lack.pair.ours.place for lack in lacked if lack.is_ours is is_ours}
    other = (lack for lack in lacked if lack.is_ours is not is_ours)
    places = {_at(o, is_ours=is_ours).place for o in other if o.pair.ours.place not in mine}
    if not places:
        return side
    return Polarity(tuple(r for r in side.reaches if not _says_no_to(r.terms, places)))


def _says_no_to(reached: Sequence[Term], places: AbstractSet[int]) -> bool:
    """Whether it leads to one of these, as `no deal` does, or to getting it: `failed to get`."""
    got = reached[1:_NEAR] if reached and reached[0].key in _GETTING else ()
    return any(term.place in places for term in (*reached[:1], *got))


def opposed(
    wording: Wording, lacked: Sequence[Lack], texts: tuple[str, str]
) -> Iterator[Opposition]:
    """Where one text says that there was what the other does without."""
    ours, theirs = (
        {x.pair.ours.place for x in lacked if x.is_ours is one} for one in (True, False)
    )
    for lack in lacked:
        if lack.is_denied or lack.pair.ours.place in ours & theirs:
            continue
        terms, text = (wording.theirs, texts[1]) if lack.is_ours else (wording.ours, texts[0])
        if _is_there(_at(lack, is_ours=not lack.is_ours), terms, text):
            cues = (lack.cue, None) if lack.is_ours else (None, lack.cue)
            yield Opposition(wording.recall, *cues)


def _at(lack: Lack, *, is_ours: bool) -> Term:
    return lack.pair.ours if is_ours else lack.pair.theirs


def _is_there(term: Term, terms: Terms, text: str) -> bool:
    """Whether the text says that there was one: `with a deal`, `signed a deal`, `agreed`."""
    start = term.span.start
    had = _HAVING.search(text, max(0, start - _BEFORE), start)
    if had:
        return not leads_up(_MAY, text, had.start(), within=_BEFORE)
    if leads_up(_MAY, text, start, within=_BEFORE):
        return False
    if term.event and is_past(text[start : term.span.end].partition(" ")[0].lower()):
        return True
    at = term.place - terms.items[0].place
    near = terms.items[max(0, at - _NEAR + 1) : at]
    getting = next((t for t in near if t.key in _GETTING), None)
    if getting is None or _CLAUSE_END.search(text, getting.span.end, start):
        return False
    return not leads_up(_MAY, text, getting.span.start, within=_BEFORE)
