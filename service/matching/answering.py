"""See whether a passage says what a claim says no to, so that the claim's `not` parts the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from service.matching.lead import leads_up
from service.matching.polarity import Reach
from service.matching.predicate import is_finite
from service.matching.terms import Term
from service.matching.wording import Likeness, Wording

_UNSAID: Final = re.compile(
    r"\b(?:before|without|from|instead\sof|than|against|avoid(?:ed|ing)?|of|for|not|never|nobody|"
    r"n['’]t)\s(?:(?:being|having|even|ever)\s)?$",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:if|whether|could|may|might|would|should|to|not|never|nobody|one|deny|denied)\s"
    r"(?:(?:be|have|even|ever|it|he|she|they|having|formally)\s)?$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\b(?:the|an?|of)\s$", re.IGNORECASE)
_IN_A_WORD: Final = frozenset({"avoided", "called off"})
"""Cues that are verbs: another verb may say the same of the one thing."""
_FORCED: Final = re.compile(
    r"\b(?:force[sd]?|decide[sd]?|voted?|chose|had|has|have|led|obliged|compelled|prompted)\s"
    r"(?:(?:the|its|his|her|their)\s)?(?:[\w-]{1,30}\s){0,3}to\s(?:be\s)?$"
)
_AHEAD: Final = re.compile(r"\b(?:to|will|would|should|could|may|might)\s(?:not\s)?(?:be\s)?$")
_BEFORE: Final = 24
_FORCE: Final = 60


def said(reach: Reach, wording: Wording, texts: tuple[str, str]) -> bool:
    """Whether the passage tells what a plain negation of the claim says no to.

    The word stands there, not its opposite, with a word of its subject, and as what is so: a bill
    that `died before reaching a vote` never reached one.
    """
    if reach.cue.role != "negation" or not reach.terms:
        return True
    word = next((term for term in reach.terms if term.event), reach.terms[0])
    pair = wording.of_ours.get(word.place)
    if pair is None or pair.likeness is Likeness.OPPOSITE or reach.cue.value in _IN_A_WORD:
        return False
    before = [term for term in reach.clause if term.span.start < reach.cue.span.start]
    if before and not any(term.place in wording.of_ours for term in before):
        return False
    if is_finite(word, texts[0]) and _lead(_NAMED, pair.theirs, texts[1]):
        return False
    led = (wording.of_ours.get(term.place) for term in (reach.terms[0], word))
    held = all(stands(each.theirs, texts[1]) for each in led if each)
    return held or _lead(_AHEAD, word, texts[0])


def stands(term: Term, text: str) -> bool:
    """Whether a word tells what is so, and not what is only asked, open or never came."""
    if text.startswith("ing", term.span.end - 3):
        return not _lead(_UNSAID, term, text)
    return not _lead(_OPEN, term, text) or _lead(_FORCED, term, text, _FORCE)


def answers(cue: Sequence[Term], wording: Wording, text: str) -> bool:
    """Whether the passage says with a verb of its own what the cue says: `called off`, `axed`."""
    pair = wording.of_ours.get(cue[0].place) if cue else None
    if pair is None or pair.likeness is Likeness.OPPOSITE:
        return False
    return is_finite(pair.theirs, text) and stands(pair.theirs, text)


def _lead(pattern: re.Pattern[str], term: Term, text: str, reach: int = _BEFORE) -> bool:
    return leads_up(pattern, text, term.span.start, within=reach)
