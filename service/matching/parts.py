"""Numbers of one event that do not count the same: some of the dead, all of those on board."""

from __future__ import annotations

import re
from typing import Final

from service.matching.numbers import CEILINGS, magnitude
from service.model import Fact
from service.text.facts.roles import OF_PERSONS

_SOME_OF: Final = re.compile(r"\s{1,3}of\s{1,3}(?:the|those|these|its|their|his|her|our)\b")
_ABOARD: Final = re.compile(r"(?:\s{1,3}[\w-]{1,30}){0,2}?\s{1,3}(?:aboard|on\s{1,3}board)\b")


def apart(ours: Fact, theirs: Fact, texts: tuple[str, str]) -> bool:
    """Whether one number counts a part of whom the other counts, or those who may be a part.

    `Ten of the dead` are fewer than the dead, and those on board are not those who were killed. A
    part that is more than the whole is set against it, and so is `no more than ten of the dead`.
    """
    one, other = magnitude(ours), magnitude(theirs)
    if one == other:
        return False
    some, others = _is_part(ours, texts[0]), _is_part(theirs, texts[1])
    if some != others:
        return one < other if some else other < one
    return _may_befall(ours, texts[0], theirs) or _may_befall(theirs, texts[1], ours)


def _is_part(fact: Fact, text: str) -> bool:
    persons = fact.role in OF_PERSONS or fact.unit == "person"
    return persons and fact.op not in CEILINGS and bool(_SOME_OF.match(text, fact.span.end))


def _may_befall(fact: Fact, text: str, fate: Fact) -> bool:
    """Whether one number counts those on board, and the other tells what befell some."""
    aboard = not fact.role and bool(_ABOARD.match(text, fact.span.end))
    return aboard and fate.role in OF_PERSONS
