"""Tell the day on which something was said from the day on which it was done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from service.model import Fact, Slot

_TO_A_DAY: Final = re.compile(
    r"\s(?:(?:reporters|journalists|lawmakers|parliament|viewers)\s)?"
    r"(?:in\s(?:an?\s)?[\w-]{1,20}\s)?(?:(?:late|early|later|earlier)\s)?(?:(?:on|in)\s)?"
)
"""What may stand between a verb of saying and the day that goes with it."""
_LONGEST: Final = 60
_OWNER: Final = ("'s", "’s")


def is_of_saying(day: Fact, facts: Iterable[Fact], text: str) -> bool:
    """Whether a day goes with a verb of saying: `denied on Tuesday that`, `police said Monday`."""
    if text.startswith(_OWNER, day.span.end):
        return False
    return any(
        fact.slot is Slot.ATTRIBUTION
        and 0 < day.span.start - fact.span.end <= _LONGEST
        and _TO_A_DAY.fullmatch(text, fact.span.end, day.span.start) is not None
        for fact in facts
    )
