"""`crossread compare`: articles in, side by side out."""

from __future__ import annotations

import re
from typing import Final

import click

from service.cli.desk import Desk, as_called, json_option, pass_desk
from service.cli.side_by_side import markdown, unified
from service.model import ArticleRef

_VERSIONED: Final = re.compile(r"([^@]+)(?:@([1-9][0-9]{0,8}))?")


class _Reference(click.ParamType[ArticleRef]):
    """An article by its id, or one version of it: `id@2`."""

    name = "id"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> ArticleRef:
        """The article that is meant. Raises `click.BadParameter` for none."""
        found = _VERSIONED.fullmatch(str(value))
        if found is None:
            self.fail(
                f"{value!r} is not an id, nor one with a version such as 2l6rxz@2", param, ctx
            )
        return ArticleRef(found[1], int(found[2]) if found[2] else None)


@click.command()
@click.argument("articles", nargs=-1, required=True, type=_Reference(), metavar="ID ID...")
@click.option("--unified", "as_diff", is_flag=True, help="Print lines like those of a diff.")
@json_option
@pass_desk
def compare(desk: Desk, articles: tuple[ArticleRef, ...], *, as_diff: bool, as_json: bool) -> None:
    """Lay 2 to 8 articles side by side, in Markdown; ID@2 is a version of one.

    Differing facts come first, then quotes, then sources and certainty, what all say, what some
    say, what stands near each other without being known to say the same, and what only one says.
    The words that no other article has are bold; where those are most of them, the details that
    differ.
    """
    newsroom = desk.newsroom()
    with as_called():
        told = newsroom.compare(articles)
    if as_json:
        from service.web import comparison_view  # noqa: PLC0415 (marshmallow: not for --help)

        desk.print_json(comparison_view.comparison(told))
        return
    for line in unified(told) if as_diff else markdown(told):
        click.echo(line)
