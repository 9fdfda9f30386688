"""Who has something earliest in this index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from service.model import Earliest

Dated = tuple[str, str, datetime | None]
"""A paragraph, its outlet, and when it came out."""


def earliest(paragraphs: Iterable[Dated]) -> Earliest | None:
    """The earliest of `paragraphs` with all that came out at the same time, and by how much.

    The margin is the time to the first other outlet. `None` where nothing has a date.
    """
    dated = sorted((at, outlet, name) for name, outlet, at in paragraphs if at)
    if not dated:
        return None
    first = dated[0][0]
    tied = [each for each in dated if each[0] == first]
    outlets = dict.fromkeys(outlet for _, outlet, _ in tied)
    later = next((at for at, outlet, _ in dated if outlet not in outlets), None)
    return Earliest(
        paragraph_ids=tuple(dict.fromkeys(name for _, _, name in tied)),
        outlet_ids=tuple(outlets),
        published_at=first,
        margin=later - first if later else None,
    )


def told(given: Earliest, names: Mapping[str, str]) -> str:
    """The sentence an editor reads; `names` are those of outlets, by id."""
    first, *others = (names.get(each, each) for each in given.outlet_ids)
    if given.is_tie:
        rest = f"{len(others)} others" if len(others) > 1 else others[0]
        said = f"a tie of {first} and {rest}"
    elif given.margin:
        said = f"{first}, {_duration(given.margin)} before the next outlet"
    else:
        said = f"{first}; no other outlet has it with a date"
    return f"Earliest in this index: {said}."


def _duration(given: timedelta) -> str:
    """In its two greatest units: `2 days 3 hours`."""
    minutes, _ = divmod(int(given.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in units if n]
    return " ".join(parts[:2]) or "less than a minute"
