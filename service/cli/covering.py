"""`crossread coverage`: a story in, who tells what of it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.cli.desk import Desk, as_called, pass_desk
from service.model import CoverageMatrix, CoverageState
from service.text.clean import squeeze
from service.web.pages.covering import BADGES

_STYLES: Final = {
    CoverageState.REPORTED: "green",
    CoverageState.DIFFERS: "yellow",
    CoverageState.DISPUTES: "red",
    CoverageState.OMITTED: "bold",
    CoverageState.NOT_COVERED: "dim",
    CoverageState.NOT_ASSESSABLE: "dim",
}
_CLAIM: Final = 40
"""The columns that a claim needs at least beside its cells."""
_CELL: Final = 4


@click.command()
@click.argument("story", metavar="STORY")
@click.option("--panel", default="", help="The outlets of a panel, not those of the story.")
@click.option("--claim", help="A claim in your own words, for the first line.")
@click.option(
    "--csv", "form", flag_value="csv", help="Print CSV, a line for each claim and outlet."
)
@click.option("--json", "form", flag_value="json", help="Print JSON for machines.")
@pass_desk
def coverage(desk: Desk, story: str, *, panel: str, claim: str | None, form: str | None) -> None:
    """Tell which outlet has which recurring statement of a story, and which left it out."""
    if claim is not None and not claim.strip():
        raise click.BadParameter("a claim needs words", param_hint="--claim")
    newsroom = desk.newsroom()
    with as_called():
        told = newsroom.coverage(story, panel, claim or "")
    if form is None:
        _show(desk.out, told)
        return
    from service.web import coverage_view  # noqa: PLC0415 (marshmallow: not for --help)

    if form == "csv":
        click.echo(coverage_view.as_csv(told), nl=False)
    else:
        desk.print_json(coverage_view.coverage(told))


def _show(console: Console, told: CoverageMatrix) -> None:
    """A grid of claims by outlets if it fits, else the outlets by number under each claim."""
    console.print(Text(squeeze(told.story.title), style="bold"))
    for gap in told.searched.gaps:
        console.print(Text(f"Not searched: {gap}", style="yellow"))
    names = [outlet.name or outlet.id for outlet in told.outlets]
    for number, name in enumerate(names, start=1):
        console.print(Text(f"  {number:>2}  {squeeze(name)}"))
    marks = "  ".join(f"{badge.mark} {badge.word}" for badge in BADGES.values())
    console.print(Text(f"  {marks}\n"))
    if console.width >= _CLAIM + _CELL * len(names):
        console.print(_grid(told))
    else:
        console.print(Text("\n".join(_narrow(told))), soft_wrap=True)


def _grid(told: CoverageMatrix) -> Table:
    grid = Table("claim", box=box.SIMPLE, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    grid.columns[0].ratio = 1
    for number in range(1, len(told.outlets) + 1):
        grid.add_column(str(number), justify="center", min_width=2, no_wrap=True)
    for claim, row in zip(told.claims, told.rows, strict=True):
        cells = (Text(BADGES[cell.state].mark, style=_STYLES[cell.state]) for cell in row)
        grid.add_row(Text(squeeze(claim.text)), *cells)
    return grid


def _narrow(told: CoverageMatrix) -> Iterator[str]:
    for claim, row in zip(told.claims, told.rows, strict=True):
        yield squeeze(claim.text)
        yield "    " + " ".join(f"{n}{BADGES[cell.state].mark}" for n, cell in enumerate(row, 1))
