"""Numbers of one event that do not count the same: some of the dead, all of those on board."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from service.matching.lead import leads_up
from service.matching.numbers import CEILINGS, magnitude
from service.model import Fact
from service.text.facts.amounts import CARDINALS
from service.text.facts.roles import OF_PERSONS
from service.text.facts.wordlist import words

_SOME_OF: Final = re.compile(
    r"\s{1,3}of\s{1,3}(?:the|those|these|its|their|his|her|our)\b"
    rf"(?!\s{{1,3}}(?:\d|(?:{'|'.join(CARDINALS)})\b))"
)
_ABOARD: Final = re.compile(r"(?:\s{1,3}[\w-]{1,30}){0,2}?\s{1,3}(?:aboard|on\s{1,3}board)\b")
_OF_WHOLE: Final = re.compile(
    r"\s{1,3}of\s{1,3}(?:(?:(?:the\s)?[\w-]{1,30}(?:'s|’s|s'|s’)|the|those|these|its|their|his|her|our)\s{1,3})?"
)
_BEFORE: Final = 20
_HOLDING: Final = re.compile(
    r"(?:\w\s+of|\bhome\s+to|\bhousing|\bhouses|\bwith)\s+(?:(?:some|just|about)\s+)?$"
)
_CLAUSE_END: Final = re.compile(r"[.,;:!?]|\b(?:and|but)\b")
_AUXILIARY: Final = words("was were is are has have had will would could may might must can do did")
_PARTICIPLES: Final = words(
    "hurt shot held lost sunk found left hit struck born built sold bought made taken given caught "
    "stolen hidden chosen sent"
)
_RELATIVE: Final = frozenset({"who", "that", "which", "whose"})


def apart(ours: Fact, theirs: Fact, texts: tuple[str, str]) -> bool:
    """Whether one number counts a part of whom the other counts, or those who may be a part.

    `Ten of the dead` are fewer than the dead, and those on board or in `a town of 900 people` are
    not those who were killed. A
    part that is more than the whole is set against it, and so is `no more than ten of the dead`.
    """
    one, other = magnitude(ours), magnitude(theirs)
    if one == other:
        return False
    some, others = _is_part(ours, texts[0]), _is_part(theirs, texts[1])
    if some != others:
        return one < other if some else other < one
    return any(
        of_these(fact, text, fate)
        for of_these in (_may_befall, _live_there)
        for fact, text, fate in ((ours, texts[0], theirs), (theirs, texts[1], ours))
    )


def wholes(given: Sequence[Fact], text: str) -> list[tuple[Fact, Fact]]:
    """Each count of a part with that of its whole, where the part alone is told of.

    That is so in `ten of the 12 jets were grounded`; in `ten of the 12 jets grounded were old` the
    twelve are told of too.
    """
    return [
        (part, whole)
        for part, whole in pairwise(given)
        if part.unit != "%"
        and _OF_WHOLE.fullmatch(text, part.span.end, whole.span.start)
        and not _is_told_of(whole, text)
    ]


def _is_told_of(whole: Fact, text: str) -> bool:
    """Whether a participle or a clause beside the whole says what befell all of it."""
    stop = _CLAUSE_END.search(text, whole.span.end)
    following = text[whole.span.end : stop.start() if stop else None].lower().split()
    for at, word in enumerate(following):
        if word in _AUXILIARY:
            return False
        if word.endswith("ed") or word in _RELATIVE or word in _PARTICIPLES:
            return whole.role in OF_PERSONS or any(each in _AUXILIARY for each in following[at:])
    return False


def _is_part(fact: Fact, text: str) -> bool:
    persons = fact.role in OF_PERSONS or fact.unit == "person"
    return persons and fact.op not in CEILINGS and bool(_SOME_OF.match(text, fact.span.end))


def _may_befall(fact: Fact, text: str, fate: Fact) -> bool:
    """Whether one number counts those on board, and the other tells what befell some."""
    aboard = not fact.role and bool(_ABOARD.match(text, fact.span.end))
    return aboard and fate.role in OF_PERSONS


def _live_there(fact: Fact, text: str, fate: Fact) -> bool:
    """Whether one number tells how many a town or a crowd has, and the other what befell some."""
    if fact.role or fate.role not in OF_PERSONS:
        return False
    return leads_up(_HOLDING, text, fact.span.start, within=_BEFORE)
