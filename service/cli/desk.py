"""What every command works with: the settings, a place to print, and the newsroom."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, ProgressColumn

from service.errors import Invalid, TooLarge
from service.settings import Settings

if TYPE_CHECKING:
    from service.newsroom import Newsroom


def _open_newsroom(settings: Settings) -> Newsroom:
    from service.bootstrap import open_house  # noqa: PLC0415 (the model: not for --help)

    return open_house(settings).newsroom


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers go to `out`; progress, notes and errors to `err`, so that pipes stay clean."""

    settings: Settings
    open_newsroom: Callable[[Settings], Newsroom] = _open_newsroom
    out: Console = field(default_factory=lambda: Console(highlight=False))
    err: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))

    def newsroom(self) -> Newsroom:
        """The newsroom of the data folder. Raises `CrossreadError` if it cannot be opened."""
        with self.err.status("Opening the index and the model"):
            return self.open_newsroom(self.settings)

    def progress(self, *columns: ProgressColumn) -> Progress:
        """A bar on standard error, on a terminal only."""
        return Progress(
            *columns, console=self.err, transient=True, disable=not self.err.is_terminal
        )

    def print_json(self, value: object) -> None:
        """One JSON document, for machines."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def as_called() -> Iterator[None]:
    """Tell what a question cannot mean as a wrong call, not as a failure."""
    try:
        yield
    except TooLarge:
        raise
    except Invalid as fault:
        raise click.UsageError(fault.detail) from fault


def counted(number: int, noun: str) -> str:
    """Such as `1 article` and `2,000 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


pass_desk = click.make_pass_decorator(Desk)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
