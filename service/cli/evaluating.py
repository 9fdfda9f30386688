"""`crossread evaluate`: how right the answers are, on labelled sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.table import Table

from service.cli.desk import Desk, json_option, pass_desk

if TYPE_CHECKING:
    from service.evaluation import Confusion, Entry, Line, Measured, Progress

CACHE = Path.home() / ".cache" / "crossread"
OWN = Path("training")
DOCS = Path("docs")
_COLOURS = {1: "green", 0: "dim", -1: "red"}


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "names", multiple=True, metavar="NAME", help="Only this set; repeat.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    default=CACHE,
    help="Keeps vectors and stores between runs, so that a set is embedded once.",
)
@click.option("--write", is_flag=True, help="Write docs/quality.md and docs/quality.json.")
@json_option
@pass_desk
def evaluate(
    desk: Desk, data: Path, names: tuple[str, ...], cache: Path, *, write: bool, as_json: bool
) -> None:
    """Measure the answers on the labelled sets in DATA, beside the figures committed last.

    Run it at the top of a checkout. A set that is not there is left out and told. The large
    ones embed their articles the first time, which takes a while.
    """
    from service import evaluation  # noqa: PLC0415 (numpy: not for --help)

    entries = _chosen(evaluation.CATALOGUE, names)
    before = evaluation.ledger.read(DOCS / evaluation.FIGURES)
    measured, kept = evaluation.Measured(), before
    with _progress(desk) as progress:
        place = evaluation.Workplace(
            data=data, own=OWN, cache=cache, settings=desk.settings, progress=progress
        )
        for result in evaluation.evaluate(place, entries):
            if result.missing:
                desk.err.print(f"left out: {result.set} (no {', '.join(result.missing)})")
                continue
            measured += result.measured
            kept = evaluation.ledger.renewed(kept, result.measured, result.set)
            if write:
                _write(kept)
    if not measured.figures:
        raise click.ClickException("none of the sets is there")
    if as_json:
        desk.print_json(evaluation.ledger.told(measured))
    else:
        _show(desk, measured, evaluation.ledger.compared(measured, before))


def _chosen(catalogue: Sequence[Entry], names: Sequence[str]) -> list[Entry]:
    known = [entry.name for entry in catalogue]
    if strange := sorted(set(names) - set(known)):
        told = f"no such set: {', '.join(strange)}; there are {', '.join(known)}"
        raise click.BadParameter(told, param_hint="--set")
    return [entry for entry in catalogue if not names or entry.name in names]


@contextmanager
def _progress(desk: Desk) -> Iterator[Progress]:
    """A bar on a terminal; elsewhere one line a set."""
    with desk.progress() as bar:
        task = bar.add_task("", total=None)

        def show(doing: str, done: int, of: int) -> None:
            bar.update(task, description=doing, completed=done, total=of or None)
            if not of and not desk.err.is_terminal:
                desk.err.print(doing)

        yield show


def _show(desk: Desk, measured: Measured, lines: Sequence[Line]) -> None:
    from service.evaluation import shown  # noqa: PLC0415 (as above)

    table = Table("", "by", box=None)
    for heading in ("value (95 %)", "cases", "change"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, of_set in groupby(lines, lambda line: line.figure.set):
        table.add_row(f"[bold]{name}[/]")
        for line in of_set:
            figure = line.figure
            cells = (shown(figure), f"{figure.cases:,}", _change(line))
            table.add_row(escape(figure.measure), figure.system, *cells)
    desk.out.print(table)
    for confusion in measured.confusions:
        desk.out.print(_confusion(confusion))


def _change(line: Line) -> str:
    if line.change is None:
        return "new"
    places = 0 if line.figure.unit else 3
    change = round(line.change, places) + 0.0  # no -0
    return f"[{_COLOURS[line.gain]}]{change:+.{places}f}[/]"


def _confusion(confusion: Confusion) -> Table:
    title = f"{confusion.set}: what {confusion.system} said (columns) of what it is (rows)"
    table = Table("", title=title, title_justify="left", box=None)
    for name in confusion.said:
        table.add_column(name, justify="right")
    for name, counts in zip(confusion.gold, confusion.counts, strict=True):
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table


def _write(measured: Measured) -> None:
    """Publish; called after each set, so that an interrupted run loses only the last one."""
    from service import evaluation  # noqa: PLC0415 (as above)

    order = [entry.name for entry in evaluation.CATALOGUE]
    evaluation.ledger.write(DOCS / evaluation.FIGURES, evaluation.ledger.ordered(measured, order))
    page = evaluation.page(measured, evaluation.CATALOGUE)
    (DOCS / evaluation.PAGE).write_text(page, encoding="utf-8")
