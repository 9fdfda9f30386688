"""Articles side by side as text: Markdown to be read, and lines like those of a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from service.model import (
    Absent,
    AbsentReason,
    Cell,
    Certainty,
    Comparison,
    Row,
    RowDelta,
    RowGroup,
    Span,
    StoredArticle,
)

_LETTERS: Final = "ABCDEFGH"
_TITLES: Final = {
    RowGroup.DIFFERING_FACTS: "Facts differ",
    RowGroup.DIFFERING_QUOTES: "Quotes differ",
    RowGroup.DIFFERING_ATTRIBUTION_OR_CERTAINTY: "Sources or certainty differ",
    RowGroup.SAID_BY_ALL: "Said by all",
    RowGroup.SAID_BY_SOME: "Said by some",
    RowGroup.NEAR_EACH_OTHER: "Near each other, not known to be the same",
    RowGroup.ONLY_HERE: "Only in one",
}
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_NOTHING: Final = "nothing"


def markdown(comparison: Comparison) -> Iterator[str]:
    """The lines of a Markdown document: the articles by letter, then the rows by group."""
    yield "# Side by side"
    yield ""
    for letter, article in zip(_letters(comparison), comparison.articles, strict=True):
        yield f"- **{letter}** {_escaped(_told(article))}"
    for notice in comparison.notices:
        yield f"\n> {_escaped(notice)}"
    for title, rows in groupby(comparison.rows, key=_title):
        held = list(rows)
        yield f"\n## {title}" + ("" if held[0].is_of_headlines else f" ({len(held)})")
        for row in held:
            yield f"\n{_item(row)}"


def unified(comparison: Comparison) -> Iterator[str]:
    """A line for each wording: after `-` and `+` of two articles, after the letters of more.

    A wording that all have stands after a space. Where they differ, a line between `@@` says in
    what.
    """
    signs = "-+" if len(comparison.articles) == 2 else _letters(comparison)  # noqa: PLR2004
    width = 1 if signs == "-+" else len(signs) + 1
    for sign, article in zip(signs, comparison.articles, strict=True):
        yield f"{sign * 3} {_plain(_told(article))}"
    for row in comparison.rows:
        wordings = _wordings(row, signs)
        if wordings[0][0] == signs:
            yield f"{'':{width}}{_plain(wordings[0][1].text)}"
            continue
        told = "; ".join(_difference(each) for each in row.deltas)
        yield f"@@ {_title(row).lower()}{': ' if told else ''}{_plain(told)} @@"
        for held_by, cell in wordings:
            yield f"{held_by:{width}}{_plain(cell.text)}"


def _wordings(row: Row, names: str) -> list[tuple[str, Cell]]:
    """Each wording once, with the names of those that have it."""
    found: dict[str, tuple[str, Cell]] = {}
    for name, cell in zip(names, row.cells, strict=True):
        if isinstance(cell, Cell):
            held_by, first = found.get(cell.text, ("", cell))
            found[cell.text] = held_by + name, first
    return list(found.values())


def _letters(comparison: Comparison) -> str:
    return _LETTERS[: len(comparison.articles)]


def _told(article: StoredArticle) -> str:
    summary, masthead = article.summary, article.summary.masthead
    clock = masthead.published_at
    published = f", published {clock:%Y-%m-%d %H:%M} UTC" if clock else ""
    return f"{summary.outlet_id}: {masthead.title} ({summary.id}@{summary.version}{published})"


def _title(row: Row) -> str:
    return "Headlines" if row.is_of_headlines else _TITLES[row.group]


def _item(row: Row) -> str:
    """The row as one item of a list, its wordings one below the other."""
    lines = []
    for letters, cell in _wordings(row, _LETTERS[: len(row.cells)]):
        held = "" if cell.certainty is Certainty.ASSERTED else f" ({cell.certainty})"
        facts = row.details_of(_LETTERS.index(letters[0]))
        lines.append(f"**{', '.join(letters)}**{held}: {_marked(cell, facts)}")
    lines += [f"*{_escaped(_difference(each))}*" for each in row.deltas]
    lines += _unjudged(row.cells)
    return "- " + "  \n  ".join(lines)


def _unjudged(cells: Sequence[Cell | Absent]) -> Iterator[str]:
    for letter, cell in zip(_LETTERS, cells, strict=False):
        if isinstance(cell, Absent) and cell.reason is AbsentReason.NOT_ASSESSABLE:
            yield f"{letter} cannot be judged: {_escaped(cell.why)}"


def _difference(found: RowDelta) -> str:
    """Such as `number: A 12, B 17 (later update)`."""
    delta = found.delta
    sides = (
        f"{_LETTERS[at]} {fact.text if fact else _NOTHING}"
        for at, fact in ((found.first, delta.ours), (found.second, delta.theirs))
    )
    reading = found.quote or delta.reading
    return f"{delta.slot}: {', '.join(sides)} ({reading.replace('_', ' ')})"


def _marked(cell: Cell, facts: Sequence[Span]) -> str:
    """The cell with its own words bold, or the `facts` alone where nearly all words are its own."""
    if not any(cell.telling_marks):
        return _bold(cell.text, facts)
    return " ".join(
        _bold(sentence.text, marks)
        for sentence, marks in zip(cell.sentences, cell.telling_marks, strict=True)
    )


def _bold(text: str, marks: Sequence[Span]) -> str:
    parts, end = [], 0
    for mark in marks:
        if mark.start < end:  # inside the one before: a name within a source
            continue
        parts += [_escaped(text[end : mark.start]), f"**{_escaped(mark.cut(text))}**"]
        end = mark.end
    return "".join((*parts, _escaped(text[end:])))


def _escaped(text: str) -> str:
    """The text of others without a say in the markup."""
    return _MARKUP.sub(r"\\\1", _printable(text))


def _plain(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    """Nothing that moves a terminal's cursor or turns the direction of writing; no line end."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
