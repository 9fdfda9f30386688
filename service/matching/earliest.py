"""Who has something earliest in this index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

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
