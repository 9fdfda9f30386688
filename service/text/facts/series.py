"""Numbers that stand together: `12 soldiers and three civilians`, `from 5.2 to 4.9 percent`."""

from __future__ import annotations

from collections.abc import Iterable

from service.text.facts.amounts import SCALES
from service.text.facts.quantity import Quantity
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
        elif before.role and not here.role and _joined(t, before, here):
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
