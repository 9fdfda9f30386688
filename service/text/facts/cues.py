"""Negation, denial and refutation, and the hedges, plans and conditions that hold a claim back."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from service.model import Fact
from service.text.facts.cue_words import CUES, DOUBLE, HEDGE, NEGATION, Cue
from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.wordlist import words

_NEGATING = words("not never no nobody neither nor none cannot hardly")
_ADVERBS = words(
    "yet been be immediately explicitly outright directly publicly specifically also even "
    "categorically entirely completely an a the"
)
_REACH = 3
# "may no longer sell" forbids, and "may not be true" doubts.
_FORBIDDING = words("no only not")
_BEING = words("be have yet been")


def cues(t: Tokenised, taken: AbstractSet[int]) -> list[Fact]:
    """The negation and certainty facts of a text, in order; `value` is the key of the cue.

    Roles of negation: `negation`, `denial` (somebody says it is not so), `refutation` (the text
    says it is not so), `double` (two that cancel out), `no comment`. Roles of certainty: `hedge`,
    `plan`, `conditional`. Tokens in `taken` belong to dates, as `May` does.
    """
    facts: list[Fact] = []
    past = 0
    contracted = {key for key in t.vocabulary if key.endswith("n't")}
    for i in t.where((t.vocabulary & CUES.starts) | contracted):
        found = _cue_at(t, i) if i >= past and i not in taken else None
        if found is None:
            continue
        cue, end = found
        if cue.role:
            text, span = t.cut(i, end)
            facts.append(Fact(cue.slot, text, span, cue.key, role=cue.role))
        past = end
    return facts


def _cue_at(t: Tokenised, i: int) -> tuple[Cue, int] | None:
    token = t.tokens[i]
    if token.kind is Kind.MARK or _is_a_name(t, i):
        return None
    found = CUES.at(t, i)
    if found is None and token.key.endswith("n't"):
        found = (NEGATION._replace(key="not"), i + 1)
    if found is None:
        return None
    cue, end = found
    if cue.role == "negation" and (token.key in _NEGATING or token.key.endswith("n't")):
        return _cancelled(t, cue, end)
    if cue.role == "hedge" and cue.key == "could" and _is_negative(t, end):
        return None
    if cue.key == "may" and t.keys[end] in _FORBIDDING and t.keys[end + 1] not in _BEING:
        return None
    return found


def _is_a_name(t: Tokenised, i: int) -> bool:
    """`Theresa May`, `No. 10` and `Will Smith` hold no cue."""
    token, after = t.tokens[i], t.tokens[i + 1]
    if token.key == "no" and after.key == "." and t.tokens[i + 2].kind is Kind.NUMBER:
        return True
    return token.key in ("may", "will") and token.capital and not t.opens_sentence(i)


def _is_negative(t: Tokenised, i: int) -> bool:
    return t.keys[i] in ("not", "never") or t.keys[i] == "barely"


def _cancelled(t: Tokenised, cue: Cue, end: int) -> tuple[Cue, int]:
    """`did not explicitly deny` leaves it open, and `was not entirely false` cancels out."""
    at = end
    while at < end + _REACH and t.keys[at] in _ADVERBS:
        at += 1
    found = CUES.at(t, at)
    if found is None or at == end + _REACH:
        return cue, end
    inner = found[0]
    if inner.role == "denial":
        key = "not ruled out" if inner.key == "ruled out" else "did not deny"
        return HEDGE._replace(key=key), found[1]
    if inner.role == "refutation" or inner.key in ("unlikely", "failed to", "refused to"):
        return DOUBLE._replace(key=f"not {inner.key}"), found[1]
    return cue, end
