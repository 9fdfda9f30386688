"""Which way text runs on a page is the page's to say, and no article's."""

from __future__ import annotations

import re
from typing import Final

_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates; marks that only help one letter to its side are text."""


def undirected(value: object) -> object:
    """What a template writes, without characters that turn around what follows them.

    An override turns the rest of its title even within a `<bdi>`, and the end of an isolate can
    break out of one. Unicode's own advice is to leave both to markup (UTR 20, section 3.2).
    """
    if not isinstance(value, str) or value.isascii() or not _TURNING.search(value):
        return value
    return type(value)(_TURNING.sub("", value))  # escaped text stays so
