"""What stands right before a place in a text."""

from __future__ import annotations

import re


def leads_up(pattern: re.Pattern[str], text: str, start: int, *, within: int) -> bool:
    """Whether the pattern is found in the `within` code points before `start`."""
    return pattern.search(text, max(0, start - within), start) is not None
