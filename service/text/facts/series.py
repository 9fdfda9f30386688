"""Numbers that stand together: `12 soldiers and three civilians`, `from 5.2 to 4.9 percent`."""

from __future__ import annotations

from collections.abc import Iterable

from service.text.facts.amounts import SCALES
from service.text.facts.quantity import Quantity
from service.text.facts.roles import OF_PERSONS
from service.text.facts.tokens import Kind, Tokenised

_FULL_FIGURE = 1000.0
_OWN_ROLES = frozenset({"age", "rise", "fall"})


def in_series(t: Tokenised, found: Iterable[Quantity]) -> list[Quantity]:
    """The numbers with what each takes from its neighbour: a role, or the unit of a change."""
    shared = list(found)
    for n in range(1, len(shared)):
        before, here = shared[n - 1], shared[n]
        if _is_a_change(t, before, here):
            shared[n - 1 : n + 1] = _changed(t, before, here)
        elif _is_a_change_told_backwards(t, before, here):
            shared[n - 1] = before._replace(role="to")
        elif before.role and not here.role and _takes_role(t, before, here):
            shared[n] = here._replace(role=before.role)
    for n in range(len(shared) - 1, 0, -1):
        before, here = shared[n - 1], shared[n]
        if here.role and not before.role and _joined(t, before, here):
            shared[n - 1] = before._replace(role=here.role)
    return shared


def _joined(t: Tokenised, before: Quantity, here: Quantity) -> bool:
    if "ordinal" in (before.unit, here.unit) or not _OWN_ROLES.isdisjoint({before.role, here.role}):
        return False
    between = [t.keys[n] for n in range(before.past, min(here.first, before.past + 3))]
    return between in (["and"], [","], [",", "and"])


def _takes_role(t: Tokenised, before: Quantity, here: Quantity) -> bool:
    """Joined to the number before it, or part of it: `killed 22 men, including 14 farmers`."""
    part = t.keys[here.first - 1] == "including" and t.same_sentence(before.first, here.first)
    return _joined(t, before, here) or (part and before.role in OF_PERSONS)


def _is_a_change_told_backwards(t: Tokenised, before: Quantity, here: Quantity) -> bool:
    """`to 3.5 percent from 3.25 percent`."""
    reached = before.role == "" and before.first > 0 and t.keys[before.first - 1] == "to"
    return reached and here.role == "from" and here.first == before.past + 1


def _is_a_change(t: Tokenised, before: Quantity, here: Quantity) -> bool:
    went = before.first > 0 and t.keys[before.first - 1] == "from"
    return went and here.first == before.past + 1 and t.keys[before.past] == "to"


def _changed(t: Tokenised, old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """The ends of a change: the first takes the unit and the scale that only the last has."""
    scale = 1.0
    if t.tokens[old.end - 1].kind is Kind.NUMBER:
        scale = max(SCALES.get(t.keys[n], 1.0) for n in range(new.first, new.end))
    return (
        old._replace(value=old.value * scale, unit=old.unit or new.unit, role="from"),
        new._replace(role="to"),
    )
