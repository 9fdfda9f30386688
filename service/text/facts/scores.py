"""Two counts of which one is set against the other: `won 3-1`, `a vote of 62 to 38`."""

from __future__ import annotations

from service.text.facts.amounts import Amount, amount_at
from service.text.facts.nouns import counted_noun
from service.text.facts.quantity import Quantity
from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.wordlist import words

_SCORING = words(
    "won win wins winning lost lose loses losing beat beats beating drew draw defeat defeated "
    "defeats victory tie tied lead leads led score scored voted vote ruled ruling beaten winner "
    "winners votes ballot majority triumph triumphed thrashed trailed trailing"
)
_SCORED = words("votes goals games sets frames points runs")
_SCORE_REACH = 8


def score_at(t: Tokenised, i: int, amount: Amount) -> Quantity | None:
    """`won 3-1`, `a 52-48 vote`, `61 votes to 40`: two counts, the first against the second."""
    counted = t.keys[amount.end] in _SCORED and t.keys[amount.end + 1] in ("to", "against")
    joint = amount.end + counted
    if not (counted or t.keys[joint] in ("-", "to")) or t.tokens[i].kind is not Kind.NUMBER:
        return None
    other = t.tokens[joint + 1]
    if other.kind is not Kind.NUMBER or t.tokens[joint + 2].kind is Kind.CLITIC:
        return None
    second = amount_at(t, joint + 1)
    if second is None or not second.value.is_integer() or not amount.value.is_integer():
        return None
    near = range(max(i - _SCORE_REACH, 0), min(second.end + 2, t.size))
    scoring = any(t.keys[n] in _SCORING for n in near if t.same_sentence(n, i))
    glued = counted or t.tokens[joint].gap is other.gap is Gap.GLUED
    if not _can_be_a_score(amount.value - second.value, glued=glued, scoring=scoring):
        return None
    if (glued and t.keys[second.end] in ("/", "%")) or (counted and _counts(t, second.end)):
        return None
    end = second.end
    return Quantity(amount.value, i, end, end, "score", high=second.value)


def _counts(t: Tokenised, end: int) -> bool:
    """Whether the number before token `end` counts what a score does not."""
    noun, past = counted_noun(t, end)
    return bool(noun) and t.keys[past - 1] not in _SCORED


def _can_be_a_score(ahead: float, *, glued: bool, scoring: bool) -> bool:
    """Whether two counts are no range: `3-1` is none, and `62 to 38` none where one votes."""
    return (glued and (scoring or ahead >= 0)) or (scoring and ahead > 0)
