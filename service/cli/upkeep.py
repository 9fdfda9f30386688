"""`crossread reindex` and `crossread doctor`: looking after an installation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from service.cli.desk import Desk, counted, json_option, pass_desk
from service.errors import CrossreadError
from service.model import Relation
from service.settings import misspelt

if TYPE_CHECKING:
    from service.newsroom import Newsroom

TRIAL = "The council approved the harbour plan on Tuesday."

LEAST_FREE_BYTES = 256_000_000
"""Below this a write may fail half way; SQLite and snapshots both need room beside the old file."""


@click.command()
@json_option
@pass_desk
def reindex(desk: Desk, *, as_json: bool) -> None:
    """Embed what the present model has not seen, and write a fresh index snapshot.

    Needed after CROSSREAD_MODEL or CROSSREAD_ENCODER_PATH changed. Stored vectors are used
    again, and the service may run meanwhile.
    """
    newsroom = desk.newsroom()
    with desk.progress() as progress:
        task = progress.add_task("Embedding", total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        embedded = newsroom.reindex(show)
    health = newsroom.health()
    if as_json:
        desk.print_json({"embedded": embedded, **asdict(health)})
    else:
        desk.out.print(
            f"{counted(embedded, 'paragraph')} embedded; index at sequence {health.sequence:,}"
        )
    if not health.ready:
        raise click.ClickException("; ".join(health.problems))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check of the doctor found."""

    check: str
    ok: bool
    says: str


@click.command()
@json_option
@pass_desk
def doctor(desk: Desk, *, as_json: bool) -> None:
    """Check the installation from the data folder to a first embedding; 1 if anything is wrong."""
    findings = list(_examine(desk))
    if as_json:
        desk.print_json([asdict(finding) for finding in findings])
    else:
        table = Table("check", "", "finding", box=None)
        for finding in findings:
            mark = "[green]ok[/]" if finding.ok else "[red]wrong[/]"
            table.add_row(finding.check, mark, finding.says)
        desk.out.print(table)
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


def _examine(desk: Desk) -> Iterator[Finding]:
    yield _check_spelling()
    folder = _check_folder(desk.settings.data)
    yield folder
    if not folder.ok:
        return
    yield _check_room(desk.settings.data)
    try:
        newsroom = desk.newsroom()
    except CrossreadError as fault:
        yield Finding("database, model, index", ok=False, says=str(fault))
        return
    yield Finding("database, model, index", ok=True, says="opened")
    health = newsroom.health()
    says = "; ".join(health.problems) or f"both at sequence {health.sequence:,}"
    yield Finding("store and index agree", ok=health.ready, says=says)
    damage = newsroom.damage()
    yield Finding("what is stored is whole", ok=not damage, says="; ".join(damage) or "every row")
    yield _check_sense(newsroom)


def _check_spelling() -> Finding:
    strange = misspelt()
    says = f"no such setting: {', '.join(strange)}" if strange else "every variable is a setting"
    return Finding("settings", ok=not strange, says=says)


def _check_folder(data: Path) -> Finding:
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / ".doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as fault:
        says = f"CROSSREAD_DATA cannot be written: {fault}"
        return Finding("data folder", ok=False, says=says)
    return Finding("data folder", ok=True, says=str(data.resolve()))


def _check_room(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    return Finding("room on the disk", ok=free >= LEAST_FREE_BYTES, says=f"{free // 10**6:,} MB")


def _check_sense(newsroom: Newsroom) -> Finding:
    (verdict,) = newsroom.relations([(TRIAL, TRIAL)])
    ok = verdict.relation is Relation.REPORTS
    return Finding("a claim matches itself", ok=ok, says=f"{verdict.relation} {verdict.score:.2f}")
