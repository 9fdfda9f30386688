"""JSON values out of a byte stream, one at a time, in bounded memory."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Never, Protocol

LONGEST_VALUE = 32_000_000
"""A line or a value longer than this, in bytes or characters, is refused."""

_CHUNK = 65_536
_BETWEEN = " \t\r\n,"


class ByteStream(Protocol):
    """What is asked of an open file."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, none at the end."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Up to the next line break, and at most `size` bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Value:
    """One JSON value and where it stood, counted from 1."""

    number: int
    value: object


@dataclass(frozen=True, slots=True)
class Fault:
    """A place at which no value could be read."""

    number: int
    detail: str


def json_lines(stream: ByteStream) -> Iterator[Value | Fault]:
    """The values of a file that has one a line. A bad line is a fault; the rest goes on."""
    number = 0
    while raw := stream.readline(LONGEST_VALUE):
        number += 1
        if len(raw) == LONGEST_VALUE and not raw.endswith(b"\n"):
            _skip_line(stream)
            yield Fault(number, f"is longer than {LONGEST_VALUE:,} bytes")
        elif raw.strip():
            yield _decoded(number, raw)


def json_values(stream: ByteStream) -> Iterator[Value | Fault]:
    """The values of a JSON file: of its array if it is one, else those that follow one another.

    Values are counted, not lines. Reading ends at the first fault, since nobody can tell where
    the next value starts.
    """
    reader = _ValueReader(stream)
    in_array = reader.skip("[")
    number = 0
    try:
        while (found := reader.next()) is not None:
            number += 1
            yield Value(number, found.value)
        if in_array and not reader.skip("]"):
            yield Fault(number + 1, "the array is not closed")
    except (ValueError, RecursionError) as fault:
        yield Fault(number + 1, _told(fault))


class _ValueReader:
    """A window over the text that grows only while a value does not end inside it."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._held = ""
        self._at = 0

    def skip(self, wanted: str) -> bool:
        """Step over `wanted` if it comes next."""
        if self._upcoming() != wanted:
            return False
        self._at += 1
        return True

    def next(self) -> Value | None:
        """The next value, `None` at the end of the array or of the file."""
        if self._upcoming() in {"", "]"}:
            return None
        while True:
            try:
                value, self._at = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError:
                # Doubling the window keeps the repeated attempts linear in the value's length.
                if not self._grow(max(_CHUNK, len(self._held))):
                    raise
            else:
                return Value(0, value)

    def _upcoming(self) -> str:
        """The next character that separates nothing, `""` at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in _BETWEEN:
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._grow(_CHUNK):
                return ""

    def _grow(self, by: int) -> bool:
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > LONGEST_VALUE:
            raise ValueError(f"a value is longer than {LONGEST_VALUE:,} characters")
        more = self._stream.read(by)
        self._held += self._decoder.decode(more, final=not more)
        return bool(more)


def _decoded(number: int, raw: bytes) -> Value | Fault:
    try:
        return Value(number, _DECODER.decode(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError) as fault:
        return Fault(number, _told(fault))


def _told(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "is nested too deeply"
    if isinstance(fault, UnicodeDecodeError):
        return "is not UTF-8"
    return f"is not JSON: {fault}" if isinstance(fault, json.JSONDecodeError) else str(fault)


def _skip_line(stream: ByteStream) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)
