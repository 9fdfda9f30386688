"""The made-up articles that come with Crossread, for a first look."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.errors import CrossreadError, Invalid
from service.intake.files import read_path
from service.model import JobItem, Outcome, Outlet, Receipt, Submission

if TYPE_CHECKING:
    from service.newsroom import Newsroom

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

QUESTIONS = (
    "Twelve people were killed in the explosion at Kelmouth harbour.",
    "Aldwater was informed on 23 May that cryptosporidium had been found in its water.",
    "Brightwell sued Oldcastle Dairy in the High Court.",
)


_Key = tuple[str, str]
"""Outlet and address."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many seed texts there are, of how many articles, and how many were not held yet.

    The others are later versions of the same articles.
    """

    texts: int
    articles: int
    taken: int


def load_seeds(newsroom: Newsroom, folder: Path = SEEDS) -> Loaded:
    """Take in the outlets and articles below `folder`; a second time changes nothing."""
    if not folder.is_dir():
        raise click.ClickException("the seed articles come with the source tree only")
    for outlet in json.loads((folder / "outlets.json").read_text(encoding="utf-8")):
        newsroom.put_outlet(Outlet(**{**outlet, "domains": tuple(outlet["domains"])}))
    histories = _histories(folder)
    held = _held(newsroom, {outlet for outlet, _ in histories})
    results = newsroom.ingest_many(
        [
            version
            for key, versions in histories.items()
            # Going through a history again would make new versions of its old texts.
            for version in versions[min(held.get(key, 0), len(versions) - 1) :]
        ]
    )
    taken = sum(_is_new(result) for result in results)
    return Loaded(sum(map(len, histories.values())), len(histories), taken)


def _is_new(result: Receipt | CrossreadError) -> bool:
    if isinstance(result, CrossreadError):
        raise result
    return result.outcome in {Outcome.CREATED, Outcome.REVISED}


def _histories(folder: Path) -> dict[_Key, list[Submission]]:
    """The versions of each article, oldest first."""
    histories: dict[_Key, list[Submission]] = {}
    for entry in read_path(folder / "articles"):
        if not isinstance(entry.item, JobItem):
            raise Invalid(f"seed {entry.source}: {entry.item.detail}", entry.item.pointer)
        submission = entry.item.submission
        histories.setdefault((submission.outlet.id, submission.url), []).append(submission)
    return histories


def _held(newsroom: Newsroom, outlets: Iterable[str]) -> dict[_Key, int]:
    """The current version of each article of `outlets`."""
    from service.ports import ArticleFilter  # noqa: PLC0415 (numpy: not for --help)

    pages = (newsroom.articles(ArticleFilter(outlet=outlet, limit=1_000)) for outlet in outlets)
    return {(a.outlet_id, a.masthead.url): a.version for page in pages for a in page}
