"""The numbers of a text with their unit, comparator, range and role."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from service.model import Comparator, Fact, Slot
from service.text.facts.amounts import SCALES, TRIGGERS, Amount, amount_at
from service.text.facts.bounds import bound_after, bound_before
from service.text.facts.labels import is_a_label
from service.text.facts.nouns import counted_noun, singular
from service.text.facts.quantity import Quantity
from service.text.facts.roles import COUNTED_EVENTS, OF_PERSONS, role_of
from service.text.facts.scores import score_at
from service.text.facts.series import in_series
from service.text.facts.shares import ORDINALS, changed_by, ordinal_at, part_of_a_point, share_at
from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.units import sign_before, unit_at
from service.text.facts.wordlist import words

_PRONOUN_FOLLOWERS = words("of another way thing time side hand")
_PRONOUN_LEADERS = words("no every any this that which each the")
_OLDEST = 120
_TRIGGERS = TRIGGERS | frozenset(ORDINALS)


def numbers(t: Tokenised, taken: AbstractSet[int]) -> list[Fact]:
    """The number facts of a text, in order. Tokens in `taken` belong to dates and are passed over.

    Phone numbers, clock times, model names and list numbers are no facts.
    """
    found: list[Quantity] = []
    past = 0
    for i in sorted((*t.where(_TRIGGERS), *t.numerals)):
        if i < past or i in taken:
            continue
        quantity = _quantity_at(t, i)
        if quantity is not None:
            found.append(quantity)
        past = max(quantity.end if quantity else 0, _run_end(t, i))
    return [_fact(t, quantity) for quantity in in_series(t, found)]


def _run_end(t: Tokenised, i: int) -> int:
    """The index after a glued run such as `555-123-4567`, which is read as one or not at all."""
    if t.tokens[i].kind is not Kind.NUMBER or not is_a_label(t, i):
        return i + 1
    while t.tokens[i + 1].gap is Gap.GLUED and t.tokens[i + 1].kind is not Kind.END:
        i += 1
    return i + 1


def _fact(t: Tokenised, q: Quantity) -> Fact:
    text, span = t.cut(q.first, q.end)
    return Fact(Slot.NUMBER, text, span, q.value, q.op, q.unit, q.high, q.role)


def _quantity_at(t: Tokenised, i: int) -> Quantity | None:
    if is_a_label(t, i) or _is_a_pronoun(t, i):
        return None
    part = _part(t, i)
    if part:
        return part
    sign, first = sign_before(t, i)
    amount = amount_at(t, i, money=bool(sign))
    if amount is None:
        return None
    if t.keys[first - 1] == "-" and _is_minus(t, first - 1):
        amount, first = amount._replace(value=-amount.value), first - 1
    return score_at(t, i, amount) or _measured(t, first, amount, sign)


def _part(t: Tokenised, i: int) -> Quantity | None:
    """What is told as a part or a place in a row: `a quarter point`, `by a third`, `the fourth`."""
    for reader, unit in ((part_of_a_point, "pp"), (changed_by, "%")):
        if moved := reader(t, i):
            return _placed(t, _bounded(t, Quantity(moved.value, i, moved.end, moved.end, unit)))
    if span := _and_a_half(t, i):
        return _placed(t, _bounded(t, span))
    if share := share_at(t, i):
        return _bounded(t, Quantity(share.value, i, share.end, share.end, "%"))
    ordinal = ordinal_at(t, i)
    return Quantity(ordinal.value, i, ordinal.end, ordinal.end, "ordinal") if ordinal else None


def _and_a_half(t: Tokenised, i: int) -> Quantity | None:
    """`a year and a half`: the unit stands inside the number."""
    if t.keys[i + 2] != "and" or t.keys[i] not in ("a", "an") or t.keys[i + 4] != "half":
        return None
    unit, end = unit_at(t, i + 1)
    return Quantity(1.5, i, i + 5, i + 5, unit) if unit and end == i + 2 else None


def _is_a_pronoun(t: Tokenised, i: int) -> bool:
    """`one of them`, `no one`: no count of one."""
    led = i > 0 and t.keys[i - 1] in _PRONOUN_LEADERS
    return t.keys[i] == "one" and (led or t.keys[i + 1] in _PRONOUN_FOLLOWERS)


def _is_minus(t: Tokenised, i: int) -> bool:
    return i >= 0 and t.tokens[i].gap is not Gap.GLUED and t.tokens[i + 1].gap is Gap.GLUED


def _measured(t: Tokenised, first: int, amount: Amount, sign: str) -> Quantity | None:
    """A plain number or a range with its unit, its noun, its bounds and its role."""
    unit, end = unit_at(t, amount.end)
    upper = _upper(t, first, end)
    q = Quantity(amount.value, first, end, end, sign or unit, amount.op)
    top_unit, past = unit_at(t, upper[2]) if upper else ("", end)
    low_unit, high_unit = sign or unit, (upper[1] if upper else "") or top_unit
    if upper is not None and (high_unit in ("", low_unit) or not low_unit):
        top, _, _ = upper
        both = high_unit or low_unit
        q = _range(t, q._replace(end=past, past=past, unit=both), amount, top)
    counted = q if q.unit else _counted(t, q)
    return None if counted is None else _placed(t, _bounded(t, _aged(t, _weighed(t, counted))))


def _placed(t: Tokenised, q: Quantity) -> Quantity:
    """Give the number its role; who is killed or arrested without a noun is a person."""
    if q.role:
        return q
    role = role_of(t, q.first, q.past, unit=q.unit)
    return q._replace(role=role, unit=q.unit or ("person" if role in OF_PERSONS else ""))


def _upper(t: Tokenised, first: int, end: int) -> tuple[Amount, str, int] | None:
    """The upper end of a range whose lower end is written before token `end`."""
    joint = t.tokens[end]
    before = t.keys[first - 1]
    if joint.key == "and" and before != "between":
        return None
    if joint.key not in ("-", "to", "or", "and") or (joint.key == "to" and before == "from"):
        return None
    if joint.key == "-" and joint.gap is not Gap.GLUED:
        return None
    sign, at = _past_sign(t, end + 1)
    if t.keys[at] in ("a", "an", "half", "few", "several"):
        return None
    top = amount_at(t, at, money=bool(sign))
    return None if top is None or is_a_label(t, at) else (top, sign, top.end)


def _past_sign(t: Tokenised, i: int) -> tuple[str, int]:
    """The currency sign that starts at token `i`, and the index of its number."""
    for at in (i + 1, i + 2):
        sign, start = sign_before(t, at)
        if sign and start == i:
            return sign, at
    return "", i


def _range(t: Tokenised, q: Quantity, low: Amount, top: Amount) -> Quantity:
    """Share the scale of the upper end: `1 to 2 million` begins at a million."""
    value = q.value
    scale = SCALES.get(t.keys[top.end - 1], 1.0)
    if scale > 1 and value < top.value / scale and t.tokens[low.end - 1].kind is Kind.NUMBER:
        value *= scale
    if value >= top.value:
        unit, end = unit_at(t, low.end)
        return Quantity(q.value, q.first, end, end, unit, low.op)
    first = q.first - 1 if t.keys[q.first - 1] == "between" else q.first
    return q._replace(value=value, first=first, high=top.value, op=Comparator.RANGE)


def _counted(t: Tokenised, q: Quantity) -> Quantity | None:
    """Name what is counted. `one` alone is mostly a pronoun, so it needs a noun or an event."""
    bare_one = t.keys[q.first] == "one" and q.end == q.first + 1
    at = bound_after(t, q.past)[1]
    hyphen = t.keys[at] == "-" and t.tokens[at].gap is Gap.GLUED
    noun, past = counted_noun(t, at, one=q.value == 1)
    if hyphen:
        noun, past = singular(t.keys[at + 1]), at + 2
    if noun in COUNTED_EVENTS:
        return q._replace(unit="person", past=past, role=COUNTED_EVENTS[noun])
    if noun == "" and bare_one:
        role = role_of(t, q.first, past, unit="person")
        return q._replace(unit="person", role=role) if role else None
    return q._replace(unit=noun or q.unit, past=past)


def _weighed(t: Tokenised, q: Quantity) -> Quantity:
    """Millions of pounds are money; a few pounds of anything are a weight."""
    if q.unit == "lb" and q.value >= 1e5 and t.keys[q.end] != "of":  # noqa: PLR2004
        return q._replace(unit="GBP")
    return q


def _aged(t: Tokenised, q: Quantity) -> Quantity:
    """`34-year-old`, `aged 34`, and the bare age after a name: `Ann Lee, 34, said`."""
    if q.unit == "age":
        return q._replace(unit="year", role="age")
    before, after = t.tokens[q.first - 1], t.tokens[q.end]
    if before.key == "aged" and q.unit in ("", "year"):
        return q._replace(unit="year", role="age")
    named = before.key in (",", "(") and t.tokens[q.first - 2].capital and q.first > 1
    closed = after.key in (",", ")", ".")
    if named and closed and q.unit == "" and q.value <= _OLDEST and q.high is None:
        return q._replace(unit="year", role="age")
    return q


def _bounded(t: Tokenised, q: Quantity) -> Quantity:
    """Apply `at least`, `some`, `or more` and their like, and let the span cover them."""
    op, first = bound_before(t, q.first, q.unit)
    later, end = bound_after(t, q.end)
    if later is None and q.past > q.end:
        later, _ = bound_after(t, q.past)
        end = q.end
    bound = op or later
    q = q._replace(first=first, end=end, past=max(q.past, end))
    return q if bound is None or q.high is not None else q._replace(op=bound)
