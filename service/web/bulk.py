"""Reading a bulk request: spooled to disk, then cut into lines that are validated one by one.

The body may be larger than memory should hold, and the queue reads the lines inside a
transaction that no slow client may hold open. So the whole body lies on disk before the first
line is looked at, and is read twice: once for the faults, once for the good lines.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any, cast

from flask import Request
from marshmallow import ValidationError

from service.errors import Invalid, Malformed, StorageFull
from service.model import JobItem, LineError
from service.web.bodies import JSON_TYPE, chunks
from service.web.current import config
from service.web.faults import in_body
from service.web.schemas.article import SubmissionSchema
from service.web.strict_json import PART, loads

MAX_ERRORS = 10_000
"""With more unusable lines than this, a request is refused whole."""

_LINE = re.compile(rb"[^\n]+")
_VISIBLE = re.compile(rb"\S")
_MARK = re.compile(PART.pattern + rb"|,", re.DOTALL)
_OPENS, _CLOSES = b"[{", b"]}"


class Bulk:
    """The lines of a bulk request. Lines, or the items of an array, count from 1."""

    def __init__(self, data: mmap.mmap, media_type: str, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._data = data
        self._cut = _items if media_type == JSON_TYPE else _lines
        self._schema = SubmissionSchema()
        self._longest = config().max_body_bytes

    def errors(self) -> tuple[LineError, ...]:
        """What is wrong with the unusable lines, one entry a line.

        Raises `Malformed` if the body cannot be cut into lines, `Invalid` if there is no line at
        all or more than `MAX_ERRORS` are unusable.
        """
        errors, number = [], 0
        for number, start, end in self._cut(self._data):
            read = self._read(number, start, end)
            if isinstance(read, LineError):
                errors.append(read)
            if len(errors) > MAX_ERRORS:
                raise Invalid(f"more than {MAX_ERRORS:,} lines cannot be used; nothing was stored")
        if not number:
            raise Invalid("the body holds no article")
        return tuple(errors)

    def items(self) -> Iterator[JobItem]:
        """The usable lines."""
        for number, start, end in self._cut(self._data):
            read = self._read(number, start, end)
            if isinstance(read, JobItem):
                yield read

    def _read(self, number: int, start: int, end: int) -> JobItem | LineError:
        if end - start > self._longest:
            return LineError(number, f"is longer than {self._longest:,} bytes")
        try:
            submission = self._schema.load(cast(Any, loads(self._data[start:end])))
        except ValidationError as error:
            first, *_ = in_body(error.messages)
            return LineError(number, first.detail, first.pointer)
        except Invalid as error:
            return LineError(number, error.detail, error.pointer)
        return JobItem(number, submission)


@contextmanager
def spooled(request: Request, media_type: str) -> Iterator[Bulk]:
    """The body of a bulk request, on disk for as long as the context lasts.

    Raises `Malformed` for an empty body, `StorageFull`, and Werkzeug's 413.
    """
    request.max_content_length = config().max_bulk_bytes
    with TemporaryFile() as file:
        fingerprint = _spool(request, file)
        if not file.tell():
            raise Malformed("the body is empty")
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        yield Bulk(data, media_type, fingerprint)


def _spool(request: Request, file: IO[bytes]) -> str:
    """Write the body to `file`; the SHA-256 of it."""
    digest = hashlib.sha256()
    for chunk in chunks(request):
        digest.update(chunk)
        try:
            file.write(chunk)
            file.flush()
        except OSError as error:
            raise StorageFull("no room for the body of a bulk request") from error
    return digest.hexdigest()


def _lines(data: mmap.mmap) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each line that is not blank."""
    number, end = 1, 0
    for line in _LINE.finditer(data):
        number += line.start() - end  # nothing but line breaks lies between two lines
        end = line.end()
        if _VISIBLE.search(data, line.start(), end):
            yield number, line.start(), end


def _items(data: mmap.mmap) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each item of a JSON array. Raises `Malformed`."""
    marks = _MARK.finditer(data)
    opening = next(marks, None)
    first = len(BOM_UTF8) if data[: len(BOM_UTF8)] == BOM_UTF8 else 0
    if opening is None or opening.group() != b"[" or _VISIBLE.search(data, first, opening.start()):
        raise Malformed("the body is not a JSON array")
    number, depth, start = 1, 1, opening.end()
    for mark in marks:
        sign = mark.group()
        depth += (sign in _OPENS) - (sign in _CLOSES)
        if depth == 1 and sign == b",":
            yield number, start, mark.start()
            number, start = number + 1, mark.end()
        elif depth == 0:
            if number > 1 or _VISIBLE.search(data, start, mark.start()):
                yield number, start, mark.start()
            if sign != b"]" or _VISIBLE.search(data, mark.end()):
                raise Malformed("something follows the JSON array in the body")
            return
    raise Malformed("the JSON array in the body does not end")
