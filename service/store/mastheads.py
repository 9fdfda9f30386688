"""Mastheads as columns of a version, and how a later one adds to what is held."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Protocol

from service.model import Completeness, Masthead
from service.store.tables import version

COLUMNS = tuple(version.c[each.name] for each in fields(Masthead))


class MastheadRow(Protocol):
    """A row that was selected with `COLUMNS`."""

    title: str
    url: str
    language: str
    published_at: datetime | None
    modified_at: datetime | None
    authors: list[str]
    credit: str
    completeness: str


def of_row(row: MastheadRow) -> Masthead:
    """The masthead that a row keeps."""
    return Masthead(
        title=row.title,
        url=row.url,
        language=row.language,
        published_at=row.published_at,
        modified_at=row.modified_at,
        authors=tuple(row.authors),
        credit=row.credit,
        completeness=Completeness(row.completeness),
    )


def values(masthead: Masthead) -> dict[str, object]:
    """What to write to the columns of `COLUMNS`."""
    kept = {each.name: getattr(masthead, each.name) for each in fields(Masthead)}
    return kept | {"authors": list(masthead.authors), "completeness": str(masthead.completeness)}


def amended(held: Masthead, given: Masthead) -> Masthead:
    """`held` with every field that `given` tells; one that is left out is no erasure."""
    told = {each.name: getattr(given, each.name) for each in fields(Masthead)}
    return replace(held, **{name: value for name, value in told.items() if _is_told(value)})


def revised(held: Masthead, given: Masthead) -> Masthead:
    """The masthead of a new text: `amended`, but the time of change belonged to the old one."""
    return amended(replace(held, modified_at=None), given)


def _is_told(value: object) -> bool:
    return bool(value) and value is not Completeness.UNKNOWN
