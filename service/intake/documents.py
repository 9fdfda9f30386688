"""Files that hold one article each: plain text and HTML pages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Never
from urllib.parse import urlsplit

from service.errors import Invalid
from service.intake.json_stream import ByteStream
from service.intake.page_facts import PageFacts, page_facts
from service.intake.records import outlet_named
from service.model import JobItem, LineError, Outlet, Submission

LONGEST_FILE = 32_000_000
"""A plain text or HTML file longer than this, in bytes, is refused."""

_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4_096

# What declares itself as these is read as Windows-1252, as every browser does.
_LATIN = frozenset({"ascii", "iso8859-1"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: the file's name, and the outlet if the file names none."""

    name: str
    outlet: Outlet | None = None


def read_text(stream: ByteStream, source: Source) -> Iterator[JobItem | LineError]:
    """A text file is one article: its first line is the title.

    It is known by its content: a bare file name is no name, since every folder may hold another
    `index.txt`, and a path is another one from every folder and through a pipe.
    """
    return _one_article(stream, source, _from_text)


def read_page(stream: ByteStream, source: Source) -> Iterator[JobItem | LineError]:
    """An HTML page is one article, with the title, address and clocks that it claims.

    Its outlet is the one given, else the site that the page names, else its domain. Without an
    address of its own it is known by its content.
    """
    return _one_article(stream, source, _from_page)


def _one_article(
    stream: ByteStream, source: Source, read: Callable[[bytes, Source], Submission]
) -> Iterator[JobItem | LineError]:
    try:
        yield JobItem(1, read(_whole(stream), source))
    except Invalid as fault:
        yield LineError(0, fault.detail)


def _from_text(raw: bytes, source: Source) -> Submission:
    title, _, text = _as_text(raw, "cp1252").strip().partition("\n")
    if not text.strip():
        raise Invalid("has a title and no text" if title else "is empty")
    outlet = source.outlet or _nobody()
    return Submission(outlet, title.strip(), text=text)


def _from_page(raw: bytes, source: Source) -> Submission:
    html = _as_text(raw, _declared(raw))
    facts = page_facts(html)
    if not facts.title:
        raise Invalid("names no title")
    return Submission(
        source.outlet or _site(facts),
        facts.title,
        html=html,
        url=facts.url,
        language=facts.language,
        published_at=facts.published_at,
        modified_at=facts.modified_at,
        authors=facts.authors,
    )


def _site(facts: PageFacts) -> Outlet:
    domain = urlsplit(facts.url).hostname or ""
    if not facts.site_name and not domain:
        return _nobody()
    found = outlet_named(facts.site_name or domain.removeprefix("www."), facts.url)
    return replace(found, is_spelled=False)  # its own site knows its name


def _nobody() -> Never:
    raise Invalid("names no outlet; name one with --outlet")


def _whole(stream: ByteStream) -> bytes:
    raw = stream.read(LONGEST_FILE + 1)
    if len(raw) > LONGEST_FILE:
        raise Invalid(f"is longer than {LONGEST_FILE:,} bytes")
    return raw


def _as_text(raw: bytes, otherwise: str) -> str:
    """`raw` decoded by its byte order mark, as UTF-8, or as `otherwise`; never fails."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode(otherwise, "replace")


def _declared(raw: bytes) -> str:
    """The encoding that a page claims, Windows-1252 where it claims none that is known."""
    found = _DECLARED.search(raw[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode() if found else "cp1252").name
    except LookupError:
        return "cp1252"
    return "cp1252" if name in _LATIN else name
