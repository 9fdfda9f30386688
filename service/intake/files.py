"""Files and folders of articles, read one article at a time."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from service.errors import Invalid
from service.intake.documents import Source, read_page, read_text
from service.intake.json_stream import ByteStream, Fault, Value, json_lines, json_values
from service.intake.ninjs import is_ninjs, read_ninjs
from service.intake.records import read_record
from service.model import JobItem, LineError, Outlet, Submission

_PEEK = 65_536


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a file, or why it cannot be read."""

    source: str
    item: JobItem | LineError


class OpenFile(ByteStream, Protocol):
    """An open file that can be looked into before it is read."""

    def peek(self, size: int, /) -> bytes:
        """Some bytes of what comes next, which stay to be read."""
        ...


Reader = Callable[[ByteStream, Source], Iterator[JobItem | LineError]]


def read_path(path: Path, outlet: Outlet | None = None) -> Iterator[Entry]:
    """The articles of a file, or of all files of known kinds below a folder, in name order.

    A file that breaks off is told as a `LineError` of line 0; the next file goes on.
    """
    for file in _files(path):
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        try:
            with _opened(file) as stream:
                yield from read_stream(stream, Source(name, outlet))
        except (OSError, EOFError, zlib.error) as fault:
            yield Entry(name, LineError(0, f"cannot be read: {fault}"))


def left_out(path: Path) -> Counter[str]:
    """How many files below a folder `read_path` leaves out, by the ending of their names."""
    names = [file.name.lower() for file in _below(path)] if path.is_dir() else []
    return Counter(_ending(name) for name in names if _kind(name) not in _READERS)


def read_stream(stream: OpenFile, source: Source) -> Iterator[Entry]:
    """The articles of an open file, by the kind that its name or its first bytes tell."""
    read = _READERS.get(_kind(source.name)) or _sniffed(stream)
    for item in read(stream, source):
        yield Entry(source.name, item)


def _files(path: Path) -> list[Path]:
    """`path` itself, or what lies below it; `a.json` comes before `a-v2.json`."""
    if not path.is_dir():
        return [path]
    found = (file for file in _below(path) if _kind(file.name) in _READERS)
    return sorted(found, key=lambda file: file.with_suffix("").parts)


def _below(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _ending(name: str) -> str:
    """Such as `.pdf` or `.tar.gz`, `""` of a name without one."""
    return _kind(name) + (".gz" if name.endswith(".gz") else "")


def _kind(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _opened(file: Path) -> io.BufferedReader | gzip.GzipFile:
    return gzip.GzipFile(file) if file.suffix.lower() == ".gz" else file.open("rb")


def _sniffed(stream: OpenFile) -> Reader:
    """How to read a stream without a telling name, by its first bytes."""
    start = stream.peek(_PEEK).removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"<"):
        return read_page
    if start.startswith(b"["):
        return _read_values
    if not start.startswith(b"{"):
        return read_text
    line, newline, _ = start.partition(b"\n")
    return _read_lines if not newline or _is_object(line) else _read_values


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(stream: ByteStream, source: Source) -> Iterator[JobItem | LineError]:
    return (_item(found, source) for found in json_lines(stream))


def _read_values(stream: ByteStream, source: Source) -> Iterator[JobItem | LineError]:
    return (_item(found, source) for found in json_values(stream))


def _item(found: Value | Fault, source: Source) -> JobItem | LineError:
    if isinstance(found, Fault):
        return LineError(found.number, found.detail)
    try:
        return JobItem(found.number, _from_json(found.value, source))
    except Invalid as fault:
        return LineError(found.number, fault.detail, fault.pointer)


def _from_json(value: object, source: Source) -> Submission:
    if not isinstance(value, Mapping):
        raise Invalid("an article must be a JSON object")
    read = read_ninjs if is_ninjs(value) else read_record
    return read(value, source.outlet)


_READERS: Mapping[str, Reader] = {
    ".json": _read_values,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".txt": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
