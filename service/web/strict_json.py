"""JSON read so that nothing odd gets past: one encoding, one meaning, bounded work.

Python's reader takes UTF-16, NaN, duplicate keys and lone surrogates, and overflows its stack on
deep nesting. All of that is refused here, before or while parsing.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator

from service.errors import Invalid, Malformed
from service.text.storable import is_storable

MAX_DEPTH = 64
MAX_PARTS = 200_000
"""How many strings, objects and lists one text may hold: each costs far more than its bytes."""

_MAX_INT_DIGITS = 19
_INT64 = range(-(2**63), 2**63)
_BYTE_ORDER_MARK = "\ufeff"
"""What some editors put before a text in UTF-8; it says nothing and is passed over."""

_LONG_NUMBER = re.compile(rb"\d{19}|\d[eE]\+?\d{3}")
"""What only a number that cannot be kept need hold; a text may, at the cost of a look."""

PART = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
"""A string, closed or not, or a bracket. Possessive, so that it reads every byte once."""

_DEPTH_CHANGE = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}


def loads(data: bytes) -> object:
    """The value of a JSON text in UTF-8.

    Raises `Malformed` for what is no such text, is nested deeper than `MAX_DEPTH`, repeats a key
    or holds a number that cannot be kept; `Invalid` with a pointer for a string that no database
    keeps (U+0000, an unpaired surrogate).
    """
    text = _decoded(data)
    check_shape(data)
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        message = error.msg.removesuffix(" at")
        raise Malformed(f"not valid JSON: {message} at character {error.pos}") from error
    if _LONG_NUMBER.search(data):
        _check_numbers(value)
    if b"\\u" in data:
        _check_strings(value)
    return value


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(f"not valid UTF-8: byte {error.start}") from error
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if not text or text.isspace():
        raise Malformed("the body is empty")
    return text


def check_shape(data: bytes) -> None:
    """Refuse what would cost too much to parse. Raises `Malformed`."""
    depth = 0
    for count, part in enumerate(PART.finditer(data), start=1):
        depth += _DEPTH_CHANGE.get(part.group(), 0)
        if depth > MAX_DEPTH:
            raise Malformed(f"nested deeper than {MAX_DEPTH} levels")
        if count > MAX_PARTS:
            raise Malformed(f"more than {MAX_PARTS:,} strings, objects and lists")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        repeated, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise Malformed(f"the key {repeated[:80]!r} appears twice in one object")
    return members


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) <= _MAX_INT_DIGITS and int(digits) in _INT64:
        return int(digits)
    return _INT64.stop  # `_check_numbers` finds it, and where it stands


def _check_numbers(value: object) -> None:
    """Refuse a number that cannot be kept. Raises `Malformed` with a pointer."""
    for pointer, leaf in _leaves(value, ""):
        if isinstance(leaf, float) and math.isinf(leaf):
            raise Malformed("is too large a number", pointer)
        if isinstance(leaf, int) and leaf not in _INT64:
            raise Malformed("is a whole number that does not fit into 64 bits", pointer)


def _no_constant(name: str) -> object:
    raise Malformed(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_repeats,
    parse_int=_integer,
    parse_constant=_no_constant,
)


def _check_strings(value: object) -> None:
    for pointer, text in _leaves(value, ""):
        if isinstance(text, str) and not is_storable(text):
            raise Invalid("holds U+0000 or an unpaired surrogate", pointer)


def _leaves(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    """All that is no list and no object, and the names of members, each by its pointer."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield pointer, key
            yield from _leaves(item, f"{pointer}/{escaped(key)}")
    else:
        yield pointer, value


def escaped(key: str) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
