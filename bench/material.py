"""What is measured on: labelled news if it is there, else the made-up seed articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from service.evaluation.sets.retrieval import Query, claimdiff
from service.intake.files import read_path
from service.model import JobItem, Submission

SEEDS = Path("seeds")
CLAIMS = 60


@dataclass(frozen=True)
class Material:
    """Articles, and claims with the articles that bear on them, known by their `external_id`.

    `relevant` and `excluded` of a claim are empty where nothing is labelled.
    """

    name: str
    articles: Sequence[Submission]
    claims: Sequence[Query]
    every: Callable[[], Iterable[Submission]]
    """All articles that there are."""


def material(data: Path | None, articles: int) -> Material:
    """At most `articles` articles: those that some claims ask for, then others in their order."""
    if data is None:
        items = (entry.item for entry in read_path(SEEDS / "articles"))
        seeds = [item.submission for item in items if isinstance(item, JobItem)]
        lines = (SEEDS / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        claims = [Query(json.loads(line)["claim"], frozenset()) for line in lines]
        return Material("the seeds", seeds[:articles], claims[:CLAIMS], lambda: seeds)
    news = claimdiff(data)
    claims = list(news.queries())[:CLAIMS]
    wanted = {number for claim in claims for number in claim.relevant | claim.excluded}
    asked = [each for each in news.articles() if each.external_id in wanted]
    others = (each for each in news.articles() if each.external_id not in wanted)
    rest = islice(others, max(0, articles - len(asked)))
    return Material("news of many outlets", [*asked, *rest], claims, news.articles)
