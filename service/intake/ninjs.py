"""IPTC ninjs 1 to 3: news items as agencies and editorial systems exchange them, in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from service.errors import Invalid
from service.intake.records import Record, instant, outlet_named, string
from service.model import Outlet, Submission

_ARTICLES = frozenset({"", "text", "composite"})
_RETRACTED = frozenset({"canceled", "withheld"})
_MAIN_ROLES = ("main", "")


def is_ninjs(record: Record) -> bool:
    """Whether a JSON object is a news item: `uri` is the one property that ninjs demands."""
    return "uri" in record and "outlet" not in record


def read_ninjs(record: Record, given: Outlet | None = None) -> Submission:
    """The article that a news item holds.

    Version 1 has one `headline` and `body_…` properties, 2 and 3 have lists of them; 3 writes
    its names in camel case. An item names no outlet: that is `given`, else its information
    source or copyright holder. Raises `Invalid`.
    """
    item = {key.lower(): value for key, value in record.items()}
    _check_is_usable_text(item)
    created, versioned = _created(item), instant(item, "versioncreated")
    html, text = _body(item)
    source = _source(item)
    if given is None and not source:
        raise Invalid("names no source; name an outlet with --outlet", "/infosources")
    return Submission(
        outlet=given or outlet_named(source),
        title=_headline(item),
        text=text,
        html=html,
        external_id=string(item, "uri"),
        language=string(item, "language"),
        published_at=created or versioned,
        modified_at=versioned if created else None,
        authors=tuple(filter(None, [string(item, "byline") or string(item, "by")])),
        credit=source,
    )


def _check_is_usable_text(item: Record) -> None:
    if (kind := string(item, "type")) not in _ARTICLES:
        raise Invalid(f"is {kind}, which holds no article", "/type")
    if (status := string(item, "pubstatus")) in _RETRACTED:
        raise Invalid(f"is {status}: the sender took it back", "/pubstatus")


def _created(item: Record) -> datetime | None:
    return instant(item, "firstcreated") or instant(item, "contentcreated")


def _headline(item: Record) -> str:
    if title := string(item, "headline") or _in_main_role(_parts(item, "headlines")):
        return title
    if title := string(item, "title"):
        return title
    raise Invalid("is missing or empty", "/headlines")


def _in_main_role(parts: Sequence[Record]) -> str:
    """The value whose role is the main one, else the first."""
    ranked = sorted(parts, key=lambda part: string(part, "role") not in _MAIN_ROLES)
    return next((value for part in ranked if (value := string(part, "value"))), "")


def _body(item: Record) -> tuple[str | None, str | None]:
    """HTML or text, the other `None`. Marked-up bodies tell paragraphs from subheads."""
    html = string(item, "body_xhtml") or string(item, "body_html") or _of_type(item, "text/html")
    if html:
        return html, None
    if text := string(item, "body_text") or _of_type(item, "text/plain"):
        return None, text
    raise Invalid("has no body in HTML or plain text", "/bodies")


def _of_type(item: Record, media_type: str) -> str:
    bodies = _parts(item, "bodies")
    return _in_main_role([b for b in bodies if string(b, "contenttype") == media_type])


def _source(item: Record) -> str:
    named = [string(part, "name") for part in _parts(item, "infosources")]
    named += [string(part, "name") for part in _parts(item, "infosource")]
    return next(filter(None, named), "") or string(item, "copyrightholder")


def _parts(item: Record, key: str) -> list[Record]:
    """The objects in the list under `key`, their names folded to lower case."""
    given = item.get(key)
    if not isinstance(given, list):
        return []
    return [{k.lower(): v for k, v in part.items()} for part in given if isinstance(part, Mapping)]
