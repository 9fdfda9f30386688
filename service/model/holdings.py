"""What the index held when it answered, as a whole and outlet by outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the index held for a scope when it answered."""

    articles: int
    outlets: int
    paragraphs: int
    published_from: datetime | None
    published_to: datetime | None
    undated_articles: int = 0


@dataclass(frozen=True, slots=True)
class Hole:
    """Days on which an outlet has nothing in the index though others have.

    Whether it published nothing or nothing was taken in cannot be told. `days` counts those on
    which others have articles.
    """

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHoldings:
    """How complete the index is for one outlet.

    Of `articles` so many are held in `full`, as `excerpts`, or without word of it; `undated` ones
    are in no hole's reckoning. `last_seen_at` is when the latest of its texts was taken in.
    """

    outlet_id: str
    name: str = ""
    articles: int = 0
    full: int = 0
    excerpts: int = 0
    undated: int = 0
    published_from: datetime | None = None
    published_to: datetime | None = None
    last_seen_at: datetime | None = None
    holes: tuple[Hole, ...] = ()
