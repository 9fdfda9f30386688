"""A story and its coverage in the words of a newsroom, ready for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from service.matching.coverage import SHORT
from service.model import (
    ArticleSummary,
    CoverageCell,
    CoverageMatrix,
    CoverageState,
    Delta,
    Outlet,
    Story,
    Unassessable,
)
from service.web.pages.wording import Badge


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the grid. `says` is the whole of it in words, for a tooltip and a reader."""

    badge: Badge
    says: str
    article_id: str = ""
    version: int = 0
    paragraph_id: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A claim across the panel. `told` counts the outlets that take it up."""

    claim_id: str
    text: str
    article_id: str
    paragraph_id: str
    public_since: datetime | None
    cells: tuple[GridCell, ...]
    told: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Claims by outlets. `legend` holds the states that occur, with how often.

    `gaps` say what of the story was not searched.
    """

    outlets: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[Badge, int], ...]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An article on the time line. `at` is `None` where the outlet gives no time."""

    at: datetime | None
    outlet: str
    article_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Day:
    """What came out on one day, `None` where that is not known."""

    date: date | None
    moments: tuple[Moment, ...]


BADGES = {
    CoverageState.REPORTED: Badge("reports", "reported", "="),
    CoverageState.DIFFERS: Badge("differs", "differs", "≠"),
    CoverageState.DISPUTES: Badge("disputes", "disputes", "×"),
    CoverageState.OMITTED: Badge("omitted", "omitted", "○"),
    CoverageState.NOT_COVERED: Badge("uncovered", "story not covered", "–"),
    CoverageState.NOT_ASSESSABLE: Badge("unassessable", "cannot be assessed", "?"),
}

_WHY = {
    Unassessable.EXCERPT_ONLY: "only an excerpt of its article is held",
    Unassessable.NOT_TOLD: "no article of the story tells the claim",
    Unassessable.PUBLISHED_BEFORE_CLAIM: "it published before the claim was public",
    Unassessable.NOT_INGESTED: "nothing of it was taken in at that time",
    Unassessable.TOO_SHORT: f"its text is too short to tell: under {SHORT} characters",
    Unassessable.OTHER_LANGUAGE: "its article is in another language",
    Unassessable.UNCLEAR: "a passage of it may tell it in other words",
}

_TAKES_UP = frozenset({CoverageState.REPORTED, CoverageState.DIFFERS, CoverageState.DISPUTES})


def grid(matrix: CoverageMatrix) -> Grid:
    """The matrix, ready for the page."""
    names = tuple(outlet.name or outlet.id for outlet in matrix.outlets)
    seen = Counter(cell.state for row in matrix.rows for cell in row)
    return Grid(
        outlets=names,
        rows=tuple(
            GridRow(
                claim_id=claim.id,
                text=claim.text,
                article_id=claim.article_id,
                paragraph_id=claim.paragraph_id,
                public_since=claim.public_since,
                cells=tuple(_cell(c, name) for c, name in zip(row, names, strict=True)),
                told=sum(cell.state in _TAKES_UP for cell in row),
            )
            for claim, row in zip(matrix.claims, matrix.rows, strict=True)
        ),
        legend=tuple((badge, seen[state]) for state, badge in BADGES.items() if seen[state]),
        gaps=matrix.searched.gaps,
    )


def _cell(given: CoverageCell, outlet: str) -> GridCell:
    badge = BADGES[given.state]
    if given.passage is None:
        why = f": {_WHY[given.why]}" if given.why else ""
        return GridCell(badge, f"{outlet}: {badge.word}{why}")
    passage = given.passage
    details = "; ".join(filter(None, map(_delta, passage.deltas)))
    told = f"{outlet}: {badge.word}" + (f" ({details})" if details else "")
    return GridCell(
        badge, f"{told}. {passage.text}", passage.article_id, passage.version, passage.paragraph_id
    )


def _delta(given: Delta) -> str:
    ours, theirs = (side.text if side else "" for side in (given.ours, given.theirs))
    return f"{theirs} for {ours}" if ours and theirs else given.slot.value


def time_line(story: Story, outlets: Mapping[str, Outlet]) -> tuple[Day, ...]:
    """The articles of a story by day, earliest first; those without a date come last."""
    moments = sorted((_moment(article, outlets) for article in story.articles), key=_when)
    return tuple(Day(day, tuple(those)) for day, those in groupby(moments, key=_day))


def _moment(article: ArticleSummary, outlets: Mapping[str, Outlet]) -> Moment:
    name = named(outlets, article.outlet_id)
    return Moment(article.masthead.published_at, name, article.id, article.masthead.title)


def named(outlets: Mapping[str, Outlet], outlet_id: str) -> str:
    """What the outlet is called; its id where nobody says."""
    outlet = outlets.get(outlet_id)
    return outlet.name if outlet and outlet.name else outlet_id


def _when(moment: Moment) -> tuple[bool, datetime | str, str]:
    return (moment.at is None, moment.at or "", moment.article_id)


def _day(moment: Moment) -> date | None:
    return moment.at.date() if moment.at else None


def first_seen(days: Sequence[Day]) -> tuple[Moment, ...]:
    """The earliest dated articles: more than one where they share the minute."""
    dated = [moment for day in days for moment in day.moments if moment.at]
    if not dated or dated[0].at is None:
        return ()
    first = dated[0].at.replace(second=0, microsecond=0)
    return tuple(m for m in dated if m.at and m.at.replace(second=0, microsecond=0) == first)
