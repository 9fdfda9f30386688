"""Tell whether the evidence leaves open whether what the claim says is so.

`Whether the strike was illegal`, `fears that the dam could burst`, `had the warning been sent`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from service.matching.lead import leads_up
from service.matching.occasion import ahead
from service.matching.predicate import is_finite
from service.matching.sides import MOST_FACTS
from service.matching.undone import is_done
from service.matching.wording import Pair, Wording
from service.model import Fact, Slot, Span, Statement

_CONDITIONAL: Final = "conditional"
_IFS: Final = frozenset({"if", "unless"})
_THAT: Final = re.compile(
    r"\b(?:(?:fears?|fearing|feared|concerns?|concerned|worry|worries|worried|risks?|danger|"
    r"possibility|chance|prospect) that|(?:to|must|can|cannot|could|not|will|would|should) prove"
    r"(?: that)?)\b"
)
_HAD: Final = re.compile(r"\b[Hh]ad (?:the|an?|it|they|he|she|we|its|their|his|her|[A-Z])")
_UNREAL: Final = re.compile(r"\b(?:would|could|might)(?: not|n't)? (?:still )?have\b")
_WOULD: Final = re.compile(r"\b(?:will|would|'ll|'d|shall|can|could|may|might)(?: \w{1,12}ly)? $")
_CONCEDING: Final = re.compile(r"\b(?:even|as|what|see|ask(?:ed)?) $")
_OF_ITS_TRUTH: Final = re.compile(r"\b(?:right|true|correct|accurate|believed|confirmed)\b")
_STOP: Final = re.compile(r"[.!?;](?:\s|$)")
_BEFORE: Final = 24
_TO_IF: Final = 300


def doubted(wording: Wording, claim: Statement, passage: Statement, within: Span) -> bool:
    """Whether what the claim asserts stands in the evidence under a doubt or a condition.

    A claim that gives a condition itself is told by one.
    """
    if any(f.slot is Slot.CERTAINTY and f.role == _CONDITIONAL for f in claim.facts):
        return False
    doubts = [*_conditions(passage, within), *_fears(claim.text, passage.text, within)]
    if not doubts:
        return False
    asserted = [
        pair
        for pair in wording.pairs
        if pair.ours.event and (is_finite(pair.ours, claim.text) or is_done(pair.ours, claim.text))
    ]
    return any(
        reach.overlaps(pair.theirs.span)
        or (is_if and _on_condition(pair, reach, claim.text, passage.text))
        for pair in asserted
        for reach, is_if in doubts
    )


def _conditions(passage: Statement, within: Span) -> Iterator[tuple[Span, bool]]:
    """How far each condition and question reaches, and whether it is an `if`.

    `If they are right` doubts only who tells it.
    """
    for cue in passage.facts:
        if cue.slot is Slot.CERTAINTY and cue.role == _CONDITIONAL and cue.span.overlaps(within):
            reach = ahead(passage.text, cue.span.end, within)
            if not _OF_ITS_TRUTH.search(passage.text, reach.start, reach.end):
                yield reach, _is_if(cue, passage.text)


def _fears(claim: str, passage: str, within: Span) -> Iterator[tuple[Span, bool]]:
    """How far what is feared, to be proven, or was not so, reaches."""
    found = [*islice(_THAT.finditer(passage, within.start, within.end), MOST_FACTS)]
    if found and _THAT.search(claim):
        found = []
    if _UNREAL.search(passage, within.start, within.end):
        found += islice(_HAD.finditer(passage, within.start, within.end), MOST_FACTS)
    for each in found:
        yield ahead(passage, each.end(), within), False


def _is_if(cue: Fact, text: str) -> bool:
    return cue.value in _IFS and not leads_up(_CONCEDING, text, cue.span.start, within=_BEFORE)


def _on_condition(pair: Pair, reach: Span, claim: str, passage: str) -> bool:
    """Whether it would happen only on the condition in its sentence: `would move if`."""
    ours, theirs = pair.ours.span, pair.theirs.span
    if claim.endswith(("would ", "could "), 0, ours.start) or not _WOULD.search(
        passage, max(0, theirs.start - _BEFORE), theirs.start
    ):
        return False
    first, last = sorted((theirs.end, reach.start))
    return last - first < _TO_IF and not _STOP.search(passage, first, last)
