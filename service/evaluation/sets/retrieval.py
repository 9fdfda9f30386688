"""Sets that ask which articles of a corpus bear on a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from service.evaluation.sets.rows import rows
from service.intake.records import read_record
from service.model import Outlet, Submission

_NO_OUTLET = Outlet("unknown")


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look up, the articles that bear on it, and those that are not to be found."""

    text: str
    relevant: frozenset[str]
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus and what is asked of it.

    `name` is that of the corpus, which sets may share, and `corpus` are the files that its
    articles come from. Both calls read anew; the queries name an article by its `external_id`.
    """

    name: str
    corpus: tuple[Path, ...]
    articles: Callable[[], Iterator[Submission]]
    queries: Callable[[], tuple[Query, ...]]


def claimdiff(data: Path) -> RetrievalSet:
    """Claims of one outlet, and the articles of another that strengthen or weaken them."""
    file = data / "abp/articles_dev.jsonl.gz"
    return RetrievalSet("abp", (file,), lambda: news(file), lambda: tuple(_claimdiff_queries(data)))


def news(file: Path) -> Iterator[Submission]:
    """Articles in the shape that `crossread ingest` reads, known by their number alone.

    Without their addresses, so that two articles of one address stay two.
    """
    for row in rows(file):
        submission = read_record({"title": "untitled", **row})
        yield replace(submission, url="")


def _claimdiff_queries(data: Path) -> Iterator[Query]:
    for row in rows(data / "claimdiff/retrieval_train.jsonl"):
        yield Query(row["claim"], frozenset(row["relevant"]), frozenset({row["from_article"]}))


def emergent(data: Path) -> RetrievalSet:
    """Rumours, and the articles that deal with them."""
    file = data / "fnc1/articles_train.jsonl"
    return RetrievalSet(
        "fnc1", (file,), lambda: _bodies(file), lambda: tuple(_emergent_queries(data))
    )


def _bodies(file: Path) -> Iterator[Submission]:
    for row in rows(file):
        yield Submission(_NO_OUTLET, row["id"], text=row["text"], external_id=row["id"])


def _emergent_queries(data: Path) -> Iterator[Query]:
    relevant: dict[str, set[str]] = {}
    for row in rows(data / "emergent/claim_article_qrels_dev.jsonl"):
        relevant.setdefault(row["claim"], set()).add(row["article_id"])
    return (Query(claim, frozenset(articles)) for claim, articles in relevant.items())


def wikinews(data: Path) -> RetrievalSet:
    """Events in a few words, and the articles that tell of them."""
    folder = data / "wikinews_events"
    file = folder / "articles_dev.jsonl"
    return RetrievalSet(
        "wikinews", (file,), lambda: news(file), lambda: tuple(_event_queries(folder))
    )


def _event_queries(folder: Path) -> Iterator[Query]:
    articles: dict[str, set[str]] = {}
    for row in rows(folder / "articles_dev.jsonl"):
        articles.setdefault(row["event"], set()).add(row["id"])
    for row in rows(folder / "events_dev.jsonl"):
        if row["id"] in articles:
            yield Query(row["title"].replace("_", " "), frozenset(articles[row["id"]]))


def verified_claims(folder: Path) -> RetrievalSet:
    """Tweets, and the claims that were checked before; each claim stands for an article."""
    file = folder / "verified_claims.jsonl"
    return RetrievalSet(
        folder.name, (file,), lambda: _verified(file), lambda: tuple(_tweets(folder))
    )


def _verified(file: Path) -> Iterator[Submission]:
    """Without their titles: an article that only repeats its headline has nothing to search."""
    for row in rows(file):
        yield Submission(_NO_OUTLET, row["id"], paragraphs=(row["vclaim"],), external_id=row["id"])


def _tweets(folder: Path) -> Iterator[Query]:
    relevant: dict[str, set[str]] = {}
    for row in rows(folder / "qrels_dev.jsonl"):
        relevant.setdefault(row["query_id"], set()).add(row["vclaim_id"])
    for row in rows(folder / "queries_dev.jsonl"):
        if row["id"] in relevant:
            yield Query(row["text"], frozenset(relevant[row["id"]]))
