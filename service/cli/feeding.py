"""`crossread ingest`: articles in, from files, folders and pipes."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

from service.cli.desk import Desk, counted, json_option, pass_desk
from service.errors import CrossreadError, Invalid, Unavailable
from service.intake.documents import Source
from service.intake.files import Entry, OpenFile, left_out, read_path, read_stream
from service.intake.records import outlet_named
from service.model import JobItem, LineError, Outcome, Outlet, Receipt

if TYPE_CHECKING:
    from service.newsroom import Newsroom

BATCH_ARTICLES = 32
BATCH_CHARS = 2_000_000
ERRORS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that was not taken, and where it stood."""

    source: str
    line: int
    pointer: str
    detail: str

    def __str__(self) -> str:
        """Place first, as compilers do."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.pointer + ' ' if self.pointer else ''}{self.detail}"


@dataclass(slots=True)
class Tally:
    """How an ingest went so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    """Files of kinds that are not read, by the ending of their names."""

    def add(self, receipt: Receipt) -> None:
        """Count a taken article; only new text counts into the paragraphs."""
        self.outcomes[receipt.outcome] += 1
        if receipt.outcome in {Outcome.CREATED, Outcome.REVISED}:
            self.paragraphs += receipt.paragraphs

    def fail(self, failure: Failure) -> None:
        """Count an article that was not taken; the first thousand are kept."""
        self.failed += 1
        if self.failed <= ERRORS_KEPT:
            self.failures.append(failure)

    @property
    def stored(self) -> int:
        """How many were taken or were held already."""
        return self.outcomes.total()

    @property
    def articles(self) -> int:
        """How many were dealt with."""
        return self.stored + self.failed


@click.command()
@click.argument("source", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Stop after this many articles.")
@click.option("--outlet", help="The outlet of articles that do not name theirs.")
@json_option
@pass_desk
def ingest(
    desk: Desk, source: Path, *, limit: int | None, outlet: str | None, as_json: bool
) -> None:
    """Take in SOURCE: a file of any size, a folder of files, or - for standard input.

    Reads JSON, JSON lines (.jsonl, .ndjson, also .gz), IPTC ninjs 1 to 3, HTML pages, and plain
    text whose first line is the title. What was taken in before is left as it is. An article
    that cannot be read is told on standard error, and the rest goes on. Files of other kinds
    in a folder are skipped and counted.

    JSON is read more generously than over HTTP, as dumps need it: unknown fields are passed over,
    `id` may stand for `external_id` and `date` for `published_at`, a time without a zone is UTC,
    and an outlet may be given by its display name, which names a new outlet and renames none.
    """
    entries = islice(_entries(source, outlet_named(outlet) if outlet else None), limit)
    newsroom, tally = desk.newsroom(), Tally(left_out=left_out(source))
    started = time.monotonic()
    try:
        for failure in _fed(newsroom, _shown(desk, entries, limit), tally):
            desk.err.print(f"[red]{escape(str(failure))}[/]", soft_wrap=True)
    except KeyboardInterrupt:
        raise click.ClickException("interrupted; what is counted above is stored") from None
    finally:
        _report(desk, tally, time.monotonic() - started, as_json=as_json)
    if not tally.articles:
        raise click.ClickException("no article found")
    if tally.failed:
        raise SystemExit(1)


def _entries(source: Path, outlet: Outlet | None) -> Iterator[Entry]:
    if str(source) != "-":
        return read_path(source, outlet)
    return read_stream(cast(OpenFile, sys.stdin.buffer), Source("stdin", outlet))


def _shown(desk: Desk, entries: Iterator[Entry], limit: int | None) -> Iterator[Entry]:
    """`entries`, counted by a bar on standard error while they are taken."""
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn())
    with desk.progress(*columns) as progress:
        yield from progress.track(entries, total=limit)


def _fed(newsroom: Newsroom, entries: Iterator[Entry], tally: Tally) -> Iterator[Failure]:
    """Ingest batch by batch, counting into `tally`; the failures as they come.

    Raises `Unavailable` when it is not an article that is at fault, but the service.
    """
    for batch in _batches(entries):
        for failure in _take(newsroom, batch, tally):
            tally.fail(failure)
            yield failure


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in groups that are worth embedding together and never large in memory."""
    batch: list[Entry] = []
    chars = 0
    for entry in entries:
        batch.append(entry)
        chars += _size(entry)
        if len(batch) == BATCH_ARTICLES or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    yield batch


def _size(entry: Entry) -> int:
    if isinstance(entry.item, LineError):
        return 0
    submission = entry.item.submission
    return len(submission.text or submission.html or "".join(submission.paragraphs or ()))


def _take(newsroom: Newsroom, batch: list[Entry], tally: Tally) -> Iterator[Failure]:
    good = [(e.source, e.item) for e in batch if isinstance(e.item, JobItem)]
    for entry in batch:
        if isinstance(entry.item, LineError):
            yield Failure(entry.source, entry.item.line, entry.item.pointer, entry.item.detail)
    results = newsroom.ingest_many([item.submission for _, item in good])
    for (source, item), result in zip(good, results, strict=True):
        if isinstance(result, Receipt):
            tally.add(result)
        elif isinstance(result, Unavailable):
            raise result
        else:
            yield Failure(source, item.line, *_fault(result))


def _fault(error: CrossreadError) -> tuple[str, str]:
    return (error.pointer, error.detail) if isinstance(error, Invalid) else ("", str(error))


def _report(desk: Desk, tally: Tally, seconds: float, *, as_json: bool) -> None:
    if as_json:
        desk.print_json(_told(tally, seconds))
        return
    outcomes = [f"{count:,} {outcome}" for outcome, count in tally.outcomes.items()]
    outcomes += [f"[red]{tally.failed:,} failed[/]"] if tally.failed else []
    articles = counted(tally.articles, "article")
    desk.out.print(f"[bold]{articles}[/] in {seconds:,.1f} s: {', '.join(outcomes) or 'nothing'}")
    if tally.outcomes:
        speeds = f"{tally.stored / seconds:,.1f} articles/s, {tally.paragraphs / seconds:,.1f}"
        new = counted(tally.paragraphs, "new paragraph")
        desk.out.print(f"{new}; {speeds} paragraphs/s")
    if tally.left_out:
        endings = ", ".join(
            f"{n:,} {end or 'no ending'}" for end, n in tally.left_out.most_common()
        )
        files = counted(tally.left_out.total(), "file")
        desk.out.print(f"{files} of other kinds skipped: {escape(endings)}")


def _told(tally: Tally, seconds: float) -> dict[str, object]:
    return {
        **{outcome.value: tally.outcomes[outcome] for outcome in Outcome},
        "failed": tally.failed,
        "paragraphs": tally.paragraphs,
        "seconds": round(seconds, 3),
        "articles_per_second": round(tally.stored / seconds, 1),
        "paragraphs_per_second": round(tally.paragraphs / seconds, 1),
        "skipped": dict(tally.left_out),
        "errors": [asdict(failure) for failure in tally.failures],
    }
