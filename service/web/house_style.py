"""The sentences that marshmallow has for a fault, told as all others are: what the field is."""

from __future__ import annotations

import re
from typing import Final

_EXACT: Final = {
    "Missing data for required field.": "is missing",
    "Field may not be null.": "must not be null",
    "Not a valid string.": "must be text",
    "Not a valid integer.": "must be a whole number",
    "Not a valid boolean.": "must be true or false",
    "Not a valid list.": "must be a list",
    "Not a valid mapping type.": "must be a JSON object",
    "Invalid input type.": "must be a JSON object",
    "Shorter than minimum length 1.": "must not be empty",
}
_SHAPED: Final = (
    (re.compile(r"Longer than maximum length (\d+)\."), r"is longer than \1"),
    (re.compile(r"Shorter than minimum length (\d+)\."), r"is shorter than \1"),
    (re.compile(r"Length must be between (\d+) and (\d+)\."), r"must have a length of \1 to \2"),
    (
        re.compile(r"Must be greater than or equal to (\S+) and less than or equal to (\S+)\."),
        r"must be from \1 to \2",
    ),
    (re.compile(r"Must be one of: (.*)\.", re.DOTALL), r"must be one of \1"),
)


def housed(message: str) -> str:
    """`message` in our words; one that is ours stays."""
    if message in _EXACT:
        return _EXACT[message]
    for shape, told in _SHAPED:
        if found := shape.fullmatch(message):
            return found.expand(told)
    return message
