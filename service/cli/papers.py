"""`crossread settings` and `crossread spec`: what can be set and what can be asked, told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click
from rich.table import Table
from rich.text import Text

from service.cli.desk import Desk, json_option, pass_desk
from service.settings import SETTINGS, Setting, Settings, variables_set

MARKDOWN_HEAD = """\
# Settings

Each setting is an environment variable; an empty one counts as not set. A value that does not
fit, or a `CROSSREAD_` variable that is none of these, stops the start with a message that names it.
`crossread settings` shows what is in force. This page is made by `make docs`.

| variable | takes | default | what it does |
|---|---|---|---|
"""

check_option = click.option(
    "--check",
    "committed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Print nothing; fail if this file differs.",
)


@click.command()
@json_option
@click.option("--markdown", is_flag=True, help="Print the page docs/settings.md.")
@check_option
@pass_desk
def settings(desk: Desk, *, as_json: bool, markdown: bool, committed: Path | None) -> None:
    """Print every setting: its value, its default, what it does, and where the value is from."""
    if committed:
        _compare(committed, markdown_page(), "make docs")
    elif markdown:
        click.echo(markdown_page(), nl=False)
    elif as_json:
        desk.print_json([_told(row, desk.settings) for row in SETTINGS])
    else:
        desk.out.print(_table(desk.settings))


@click.command()
@check_option
def spec(committed: Path | None) -> None:
    """Print the OpenAPI document of the HTTP API, in YAML."""
    from service.web.spec import render  # noqa: PLC0415 (the whole web side)

    if committed:
        _compare(committed, render(), "make spec")
    else:
        click.echo(render(), nl=False)


def markdown_page() -> str:
    """`docs/settings.md`, whole."""
    return MARKDOWN_HEAD + "".join(
        f"| `{row.variable}` | {row.type} | {_quoted(row.shown(row.default))} | {row.help} |\n"
        for row in SETTINGS
    )


def _quoted(value: str) -> str:
    return f"`{value}`" if value else "(empty)"


def _compare(committed: Path, made: str, remedy: str) -> None:
    if committed.read_text(encoding="utf-8") != made:
        raise click.ClickException(f"{committed} is not up to date: run `{remedy}`")


def _told(row: Setting, settings: Settings) -> dict[str, str]:
    return {
        "name": row.name,
        "value": _without_password(row.shown(getattr(settings, row.name))),
        "default": row.shown(row.default),
        "help": row.help,
        "source": row.variable if row.variable in variables_set() else "default",
    }


def _without_password(value: str) -> str:
    """A database address as it may be shown around."""
    try:
        secret = urlsplit(value).password
    except ValueError:
        return value
    return value.replace(f":{secret}@", ":***@") if secret else value


def _table(settings: Settings) -> Table:
    table = Table("setting", "value", "default", "what it does", "source", box=None)
    for row in SETTINGS:
        told = _told(row, settings)
        style = "bold" if told["value"] != told["default"] else ""
        cells = (told["value"], told["default"], told["help"], told["source"])
        table.add_row(row.name, *(Text(cell) for cell in cells), style=style)
    return table
