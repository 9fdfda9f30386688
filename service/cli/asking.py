"""`crossread lookup` and `crossread demo`: claims in, answers out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

import click

from service.cli.answers import show_answer, show_empty
from service.cli.desk import Desk, as_called, counted, json_option, pass_desk
from service.cli.seeds import QUESTIONS, Loaded, load_seeds
from service.model import Answer, Cut, Question, Scope

_Command = Callable[..., None]


def _scope_options(command: _Command) -> _Command:
    """The options that narrow a search, handed to `command` as one `scope`."""

    @click.option("--outlet", "outlets", multiple=True, metavar="ID", help="Only this one; repeat.")
    @click.option("--language", "languages", multiple=True, metavar="TAG", help="Only this one.")
    @click.option("--after", type=click.DateTime(), help="Published then or later, UTC.")
    @click.option("--before", type=click.DateTime(), help="Published then or earlier, UTC.")
    @wraps(command)
    def scoped(
        *args: Any,  # noqa: ANN401 (whatever click hands on)
        outlets: tuple[str, ...],
        languages: tuple[str, ...],
        after: datetime | None,
        before: datetime | None,
        **rest: Any,  # noqa: ANN401 (as above)
    ) -> None:
        scope = Scope(
            outlets=outlets,
            languages=languages,
            published_after=_in_utc(after),
            published_before=_in_utc(before),
        )
        command(*args, scope=scope, **rest)

    return scoped


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None


@click.command()
@click.argument("claim")
@_scope_options
@click.option("--limit", type=click.IntRange(1, 200), default=20, help="At most so many outlets.")
@json_option
@pass_desk
def lookup(desk: Desk, claim: str, *, scope: Scope, limit: int, as_json: bool) -> None:
    """Who else reported CLAIM, and how does their version differ?"""
    question = Question(text=claim, scope=scope, cut=Cut(limit=limit))
    newsroom = desk.newsroom()
    with as_called():
        answer = newsroom.lookup(question)
    if as_json:
        desk.print_json(_as_over_http(answer))
    elif newsroom.is_empty():
        show_empty(desk.out, desk.settings.data)
    else:
        show_answer(desk.out, answer)


@click.command()
@click.option("--load-only", is_flag=True, help="Load the seed articles and ask nothing.")
@json_option
@pass_desk
def demo(desk: Desk, *, load_only: bool, as_json: bool) -> None:
    """Load the seed articles into the data folder and ask three questions of them.

    The outlets and the events are made up. Loading again changes nothing.
    """
    newsroom = desk.newsroom()
    loaded = load_seeds(newsroom)
    desk.err.print(_told(loaded))
    if load_only:
        return
    answers = [newsroom.lookup(Question(text=claim)) for claim in QUESTIONS]
    if as_json:
        desk.print_json([_as_over_http(answer) for answer in answers])
        return
    for answer in answers:
        show_answer(desk.out, answer)


def _told(loaded: Loaded) -> str:
    """Such as `53 seed articles and 2 later versions of them: 55 new.`."""
    later = loaded.texts - loaded.articles
    versions = f" and {counted(later, 'later version')} of them" if later else ""
    return f"{counted(loaded.articles, 'seed article')}{versions}: {loaded.taken:,} new."


def _as_over_http(answer: Answer) -> dict[str, Any]:
    from service.web import present  # noqa: PLC0415 (marshmallow: not for --help)

    return present.answer(answer)
