"""What every database keeps of a text."""

from __future__ import annotations


def is_storable(text: str) -> bool:
    """Whether every database keeps `text`: no U+0000, no unpaired surrogate."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return False
    return "\x00" not in text
