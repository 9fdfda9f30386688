"""`crossread coverage`: a story in, who tells what of it out."""

from __future__ import annotations

import click

from service.cli.desk import Desk, json_option, pass_desk
from service.model import CoverageMatrix
from service.text.clean import squeeze
from service.web.pages.covering import BADGES


@click.command()
@click.argument("story", metavar="STORY")
@click.option("--panel", default="", help="The outlets of a panel, not those of the story.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, a line for each claim and outlet.")
@json_option
@pass_desk
def coverage(desk: Desk, story: str, *, panel: str, as_csv: bool, as_json: bool) -> None:
    """Tell which outlet has which recurring statement of a story, and which left it out."""
    told = desk.newsroom().coverage(story, panel)
    if as_json or as_csv:
        from service.web import coverage_view  # noqa: PLC0415 (marshmallow: not for --help)

        if as_csv:
            click.echo(coverage_view.as_csv(told), nl=False)
        else:
            desk.print_json(coverage_view.coverage(told))
        return
    _print(told)


def _print(told: CoverageMatrix) -> None:
    click.echo(squeeze(told.story.title))
    for number, outlet in enumerate(told.outlets, start=1):
        click.echo(f"  {number:>2}  {outlet.name or outlet.id}")
    click.echo(
        "  " + "  ".join(f"{badge.mark} {state.value}" for state, badge in BADGES.items()) + "\n"
    )
    for gap in told.searched.gaps:
        click.echo(f"Not searched: {gap}.\n")
    for claim, row in zip(told.claims, told.rows, strict=True):
        cells = " ".join(f"{number}{BADGES[cell.state].mark}" for number, cell in enumerate(row, 1))
        click.echo(f"{squeeze(claim.text)}\n    {cells}")
