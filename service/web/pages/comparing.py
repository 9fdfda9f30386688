"""Articles side by side, ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from string import ascii_uppercase
from typing import Final

from service.model import (
    Absent,
    AbsentReason,
    Cell,
    Certainty,
    Comparison,
    Completeness,
    Row,
    RowGroup,
    Span,
    StoredArticle,
)
from service.web.pages.article import block_labels
from service.web.pages.differences import Difference, differences
from service.web.pages.wording import CERTAINTIES, Badge

FEW: Final = 100
"""As many rows of a group as the page shows before somebody asks for the group alone."""


@dataclass(frozen=True, slots=True)
class GroupWords:
    """How the page calls a group, over its rows and after their number."""

    badge: Badge
    one: str
    many: str


GROUPS = {
    RowGroup.DIFFERING_FACTS: GroupWords(
        Badge("differs", "Facts that differ", "≠"), "fact differs", "facts differ"
    ),
    RowGroup.DIFFERING_QUOTES: GroupWords(
        Badge("unclear", "Quotes that differ", "”"), "quote differs", "quotes differ"
    ),
    RowGroup.DIFFERING_ATTRIBUTION_OR_CERTAINTY: GroupWords(
        Badge("disputes", "Another source or certainty", "?"),
        "differs in source or certainty",
        "differ in source or certainty",
    ),
    RowGroup.SAID_BY_ALL: GroupWords(
        Badge("reports", "Said by all", "="), "said by all", "said by all"
    ),
    RowGroup.SAID_BY_SOME: GroupWords(
        Badge("related", "Said by some", "~"), "said by some", "said by some"
    ),
    RowGroup.NEAR_EACH_OTHER: GroupWords(
        Badge("unclear", "Near each other, not known to be the same", "≈"),
        "near each other",
        "near each other",
    ),
    RowGroup.ONLY_HERE: GroupWords(Badge("lone", "Only in one", "1"), "only in one", "only in one"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One of the compared articles, with the letter by which the page names it."""

    key: str
    id: str
    version: int
    outlet: str
    title: str
    language: str
    published: datetime | None
    is_excerpt: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: plain, `only` here in its row, or the `fact` that differs."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class CellCard:
    """What one article has in a row: its wording, or in `missing` why there is none.

    `is_held_back`: told as a source's word, or hedged.
    """

    column: Column
    runs: tuple[Run, ...] = ()
    certainty: str = ""
    is_held_back: bool = False
    places: tuple[tuple[str, str], ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RowCard:
    """One statement as each article has it. `number` counts over the whole comparison."""

    id: str
    number: int
    is_of_headlines: bool
    differences: tuple[Difference, ...]
    cells: tuple[CellCard, ...]

    @property
    def told(self) -> tuple[CellCard, ...]:
        """The cells that have a wording."""
        return tuple(cell for cell in self.cells if not cell.missing)

    @property
    def missing(self) -> tuple[tuple[str, tuple[Column, ...]], ...]:
        """Each reason for having none, with the articles that it holds for."""
        absent = sorted((cell for cell in self.cells if cell.missing), key=lambda c: c.missing)
        by_reason = groupby(absent, key=lambda cell: cell.missing)
        return tuple((why, tuple(cell.column for cell in cells)) for why, cells in by_reason)


@dataclass(frozen=True, slots=True)
class GroupSection:
    """The rows of one group; `total` counts also those that the page leaves out."""

    name: str
    badge: Badge
    tally: str
    total: int
    rows: tuple[RowCard, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the page leaves rows of the group out."""
        return 0 < len(self.rows) < self.total

    @property
    def by_column(self) -> tuple[tuple[Column, tuple[RowCard, ...]], ...]:
        """The rows by the first article that has something in them."""
        by_column = groupby(self.rows, key=lambda row: row.told[0].column)
        return tuple((column, tuple(rows)) for column, rows in by_column)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A comparison as the page shows it. `shown` names the one group asked for, if one was."""

    columns: tuple[Column, ...]
    groups: tuple[GroupSection, ...]
    notices: tuple[str, ...]
    shown: str


def laid_out(
    comparison: Comparison, names: Mapping[str, str], shown: RowGroup | None = None
) -> ComparisonPage:
    """The comparison, ready for the page; `names` are those of the outlets, by id."""
    columns = columns_of(comparison.articles, names)
    labels = [block_labels(article.blocks) for article in comparison.articles]
    rows = sorted(comparison.rows, key=_in_order)
    cards = [(row.group, _row(row, n, columns, labels)) for n, row in enumerate(rows, start=1)]
    groups = (_section(g, [card for group, card in cards if group is g], shown) for g in RowGroup)
    return ComparisonPage(columns, tuple(groups), comparison.notices, shown or "")


def _in_order(row: Row) -> tuple[int, int]:
    """By group; what only one article has, article by article."""
    holders = (place for place, cell in enumerate(row.cells) if isinstance(cell, Cell))
    is_alone = row.group is RowGroup.ONLY_HERE
    return list(RowGroup).index(row.group), next(holders, 0) if is_alone else 0


def columns_of(articles: Iterable[StoredArticle], names: Mapping[str, str]) -> tuple[Column, ...]:
    """The articles with a letter each, in their order."""
    return tuple(
        Column(
            key=key,
            id=article.summary.id,
            version=article.summary.version,
            outlet=names.get(article.summary.outlet_id) or article.summary.outlet_id,
            title=article.summary.masthead.title,
            language=article.summary.masthead.language,
            published=article.summary.masthead.published_at,
            is_excerpt=article.summary.masthead.completeness is Completeness.EXCERPT,
        )
        for key, article in zip(ascii_uppercase, articles, strict=False)
    )


def _section(group: RowGroup, cards: list[RowCard], shown: RowGroup | None) -> GroupSection:
    words = GROUPS[group]
    kept = cards if shown is group else cards[:FEW] if shown is None else []
    tally = words.one if len(cards) == 1 else words.many
    return GroupSection(group.value, words.badge, tally, len(cards), tuple(kept))


def _row(
    row: Row, number: int, columns: Sequence[Column], labels: Sequence[Mapping[str, str]]
) -> RowCard:
    cells = (
        _absent(cell, column)
        if isinstance(cell, Absent)
        else CellCard(
            column,
            runs=_runs(cell, row.details_of(place)),
            certainty=CERTAINTIES[cell.certainty],
            is_held_back=cell.certainty is not Certainty.ASSERTED,
            places=_places(cell, labels[place]),
        )
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return RowCard(row.id, number, row.is_of_headlines, differences(row), tuple(cells))


def _absent(cell: Absent, column: Column) -> CellCard:
    if cell.reason is AbsentReason.ABSENT:
        return CellCard(column, missing="not said")
    return CellCard(column, missing=f"cannot be told: {cell.why}" if cell.why else "cannot be told")


def _places(cell: Cell, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The blocks that the cell stands in, each with what it is called."""
    blocks = dict.fromkeys(sentence.block_id for sentence in cell.sentences)
    return tuple((block, labels.get(block, "text")) for block in blocks)


def _runs(cell: Cell, facts: Iterable[Span]) -> tuple[Run, ...]:
    """The cell's sentences, joined by one space each, cut where the marking changes."""
    kinds = [""] * len(cell.text)
    start = 0
    for sentence, marks in zip(cell.sentences, cell.telling_marks, strict=True):
        _paint(kinds, "only", (span.shifted(start) for span in marks))
        start += len(sentence.text) + 1
    _paint(kinds, "fact", facts)
    runs = groupby(zip(kinds, cell.text, strict=True), key=lambda painted: painted[0])
    return tuple(Run("".join(letter for _, letter in letters), kind) for kind, letters in runs)


def _paint(kinds: list[str], kind: str, spans: Iterable[Span]) -> None:
    for span in spans:
        for place in range(max(span.start, 0), min(span.end, len(kinds))):
            kinds[place] = kind
