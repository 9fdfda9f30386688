"""Articles of a scope counted: as a whole, and outlet by outlet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from service.matching.holes import holes
from service.model import Completeness, Holdings, OutletHoldings
from service.ports import Ids
from service.store.register import UNDATED, Listed
from service.store.tables import outlet

_DAY: Final = 24 * 60 * 60


def holdings(listed: Listed) -> Holdings:
    """How much the articles hold."""
    dated = listed.published[listed.published != UNDATED]
    return Holdings(
        articles=len(listed.articles),
        outlets=int(np.count_nonzero(np.bincount(listed.outlets))),
        paragraphs=int(listed.paragraphs.sum()),
        published_from=_least(dated),
        published_to=_greatest(dated),
        undated_articles=len(listed.articles) - len(dated),
    )


def by_outlet(listed: Listed, connection: Connection) -> tuple[OutletHoldings, ...]:
    """How complete the articles of each outlet are, ordered by its id."""
    active = _days(listed)
    by_code = np.argsort(listed.outlets, kind="stable")
    codes, starts = np.unique(listed.outlets[by_code], return_index=True)
    ids = {row.pk: row.id for row in connection.execute(select(outlet.c.pk, outlet.c.id))}
    parts = np.split(by_code, starts[1:]) if len(codes) else []
    told = [
        _outlet(ids[int(code)], Listed(*(column[part] for column in listed.columns())), active)
        for code, part in zip(codes, parts, strict=True)
    ]
    return tuple(sorted(told, key=lambda each: each.outlet_id))


def _outlet(outlet_id: str, listed: Listed, active: list[int]) -> OutletHoldings:
    dated = listed.published[listed.published != UNDATED]
    return OutletHoldings(
        outlet_id=outlet_id,
        articles=len(listed.articles),
        full=int(listed.are(Completeness.FULL).sum()),
        excerpts=int(listed.are(Completeness.EXCERPT).sum()),
        undated=len(listed.articles) - len(dated),
        published_from=_least(dated),
        published_to=_greatest(dated),
        last_seen_at=_greatest(listed.ingested),
        holes=holes(_days(listed), active),
    )


def _days(listed: Listed) -> list[int]:
    """The days on which the articles came out, since 1970, ascending, each once."""
    dated = listed.published[listed.published != UNDATED]
    days: list[int] = np.unique(dated // _DAY).tolist()
    return days


def _least(seconds: Ids) -> datetime | None:
    return datetime.fromtimestamp(int(seconds.min()), UTC) if len(seconds) else None


def _greatest(seconds: Ids) -> datetime | None:
    return datetime.fromtimestamp(int(seconds.max()), UTC) if len(seconds) else None
