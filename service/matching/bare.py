"""Tell a bare name, number or noun from a statement: nobody can report `Kelmouth`, or `17`."""

from __future__ import annotations

import re
from typing import Final

from service.matching.lexemes import lexeme
from service.matching.terms import Worded
from service.model import Slot
from service.text.facts.wordlist import words

_WORD: Final = re.compile(r"[^\W\d_]++")
_LONGEST: Final = 40
_MOST_NOUNS: Final = 1
_SMALL: Final = words("the a an of at near and")
"""Small words that join names and nouns; `up`, `in` or `for` may stand for a verb."""
_TELLING: Final = frozenset({Slot.NEGATION, Slot.QUOTE, Slot.ATTRIBUTION})


def is_bare(claim: Worded) -> bool:
    """Whether a text says nothing of what it names: it has no verb, no event, no counted noun.

    Only a short text of names and at most one noun is. What might be a verb is taken for one
    (`Hale resigns`), and so is each word of a script without capitals.
    """
    if len(claim.text) > _LONGEST or not _TELLING.isdisjoint(claim.by_slot):
        return False
    if any(len(place.text) == len(claim.text) for place in claim.by_slot.get(Slot.PLACE, ())):
        return True
    found = _WORD.findall(claim.text)
    if any(term.event for term in claim.asked.items) or any(map(_may_tell, found)):
        return False
    nouns = sum(word[0].islower() and word not in _SMALL for word in found)
    numbers = claim.by_slot.get(Slot.NUMBER, ())
    return nouns <= (0 if numbers else _MOST_NOUNS) and not any("-" in n.text for n in numbers)


def _may_tell(word: str) -> bool:
    """Whether a word may be a verb or stand for one, or is of a script without capitals."""
    known = lexeme(word)
    if known.event or known.auxiliary or word.lower() == word.upper():
        return True
    if word[0].isupper() or word in _SMALL:
        return False
    return not known.weight or word.endswith(("s", "ed", "ing"))
