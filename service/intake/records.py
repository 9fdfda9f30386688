"""One article as a JSON object, read into a submission.

Reads the shape of `POST /v1/articles` and the near relatives of it that dumps and exports use.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from service.errors import Invalid
from service.model import Completeness, Outlet, Submission

Record = Mapping[str, object]

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?")
_LETTERS = re.compile(r"[a-z0-9]+")


def read_record(record: Record, fallback: Outlet | None = None) -> Submission:
    """The article that `record` holds; `fallback` is its outlet if it names none.

    Besides the API's own names, `date` is read as `published_at`, `id` (also a whole number) as
    `external_id`, and an outlet's display name is turned into a slug. Unknown keys are ignored.
    Of `paragraphs`, `text` and `html` the first that is given counts; a page may tell the title.
    Raises `Invalid`.
    """
    paragraphs, text, html = _body(record)
    return Submission(
        outlet=_outlet(record, fallback),
        title=string(record, "title") if html else required(record, "title"),
        text=text,
        html=html,
        paragraphs=paragraphs,
        url=string(record, "url"),
        external_id=string(record, "external_id") or _own_number(record),
        language=string(record, "language"),
        published_at=instant(record, "published_at") or instant(record, "date"),
        modified_at=instant(record, "modified_at"),
        authors=_authors(record),
        credit=string(record, "credit"),
        completeness=_completeness(record),
    )


def string(record: Record, key: str, within: str = "") -> str:
    """The text under `key`, `""` if there is none. Raises `Invalid` for anything but text.

    `within` is the JSON pointer of `record` itself.
    """
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid("must be text", f"{within}/{key}")
    return value.strip()


def required(record: Record, key: str, within: str = "") -> str:
    """The text under `key`. Raises `Invalid` if there is none."""
    value = string(record, key, within)
    if not value:
        raise Invalid("is missing or empty", f"{within}/{key}")
    return value


def instant(record: Record, key: str) -> datetime | None:
    """The ISO-8601 date or time under `key`, taken as UTC where it names no zone."""
    raw = string(record, key)
    if not raw:
        return None
    try:
        given = datetime.fromisoformat(raw)
        return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        raise Invalid("is not an ISO-8601 date or time", f"/{key}") from fault


def outlet_named(name: str, url: str = "") -> Outlet:
    """The outlet that a slug or a display name stands for; `url` tells its domain.

    Who spells its name otherwise means the same outlet, and does not rename it.
    """
    domain = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    domains = (domain,) if domain else ()
    if _SLUG.fullmatch(name):
        return Outlet(name, domains=domains)
    return Outlet(slug(name), name=name, domains=domains, is_spelled=True)


def slug(name: str) -> str:
    """An outlet id made of a display name: `Le Monde – Éco` becomes `le-monde-eco`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(_LETTERS.findall(plain))[:80].rstrip("-")
    return words or f"outlet-{hashlib.sha256(name.encode()).hexdigest()[:10]}"


def _outlet(record: Record, fallback: Outlet | None) -> Outlet:
    given = record.get("outlet")
    if isinstance(given, Mapping):
        return _described(given)
    if name := string(record, "outlet"):
        return outlet_named(name, string(record, "outlet_url"))
    if fallback is None:
        raise Invalid("is missing; name one for all with --outlet", "/outlet")
    return fallback


def _described(given: Record) -> Outlet:
    domains = given.get("domains") or []
    if not isinstance(domains, list) or not all(isinstance(domain, str) for domain in domains):
        raise Invalid("must be a list of texts", "/outlet/domains")
    return Outlet(
        id=string(given, "id", "/outlet") or slug(required(given, "name", "/outlet")),
        name=string(given, "name", "/outlet"),
        domains=tuple(domains),
        owner=string(given, "owner", "/outlet"),
        country=string(given, "country", "/outlet"),
    )


def _own_number(record: Record) -> str:
    """The `id` of a dump, which may be a number there; only text is text anywhere else."""
    given = record.get("id")
    is_number = isinstance(given, int) and not isinstance(given, bool)
    return str(given) if is_number else string(record, "id")


def _body(record: Record) -> tuple[tuple[str, ...] | None, str | None, str | None]:
    """Paragraphs, text and html, all but one of them `None`."""
    if paragraphs := record.get("paragraphs"):
        if not isinstance(paragraphs, list) or not all(isinstance(p, str) for p in paragraphs):
            raise Invalid("must be a list of texts", "/paragraphs")
        return tuple(paragraphs), None, None
    if text := string(record, "text"):
        return None, text, None
    if html := string(record, "html"):
        return None, None, html
    raise Invalid("has none of text, html and paragraphs")


def _authors(record: Record) -> tuple[str, ...]:
    given = record.get("authors")
    names = given if isinstance(given, list) else string(record, "authors").split(",")
    if not all(isinstance(name, str) for name in names):
        raise Invalid("must be text or a list of texts", "/authors")
    return tuple(name for raw in names if (name := raw.strip(' "')))


def _completeness(record: Record) -> Completeness:
    try:
        return Completeness(string(record, "completeness") or Completeness.UNKNOWN)
    except ValueError as fault:
        raise Invalid("must be full, excerpt or unknown", "/completeness") from fault
