"""Measure the budgets as ratios in one run: `python bench/budgets.py [ARTICLES] [LIMIT]`.

ARTICLES is what `crossread ingest` reads, the seed articles by default; the ratios mean more on a
few thousand articles. Absolute figures depend on the machine and are printed for orientation only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from service.settings import NATIVE_ENVIRONMENT, Settings, settle_native_libraries

settle_native_libraries()

# ruff: noqa: E402 (numpy finds its number of threads when it loads)
from service.bootstrap import House, open_app, open_house
from service.encoder.weights import find_model
from service.intake.files import read_path
from service.model import JobItem, Submission
from service.ports import RowFilter

BATCH = 64
QUESTIONS = 50
PLAIN = """
import sys, time
from sentence_transformers import SentenceTransformer
texts = sys.stdin.read().split("\\0")
model = SentenceTransformer(sys.argv[1])
model.encode(texts[:8])
started = time.perf_counter()
model.encode(texts)
print((len(texts)) / (time.perf_counter() - started))
"""


@dataclass(frozen=True)
class Row:
    """One budget: what was measured, what it is compared with, and the ratio that is allowed."""

    name: str
    ours: str
    theirs: str
    ratio: float
    budget: str


def main(source: Path, limit: int | None) -> None:
    """Print a row for each budget."""
    entries = islice(read_path(source), limit)
    submissions = [e.item.submission for e in entries if isinstance(e.item, JobItem)]
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Settings(data=Path(folder)))
        taken, ingest_rate = ingest(house, submissions)
        texts = windows(house)
        encode_rate = rate(len(texts), lambda: house.encoder.encode(texts))
        plain_rate = plain(texts)
        asked, alone = lookups(house, texts[:: max(1, len(texts) // QUESTIONS)][:QUESTIONS])
        print(f"{len(submissions):,} articles, {taken:,} paragraphs, {len(texts):,} windows\n")
        show(
            Row(
                "embedding",
                f"{encode_rate:,.0f}/s",
                f"plain sentence-transformers {plain_rate:,.0f}/s",
                encode_rate / plain_rate,
                ">= 3",
            ),
            Row(
                "ingest, end to end",
                f"{ingest_rate:,.0f}/s",
                f"the encoder alone {encode_rate:,.0f}/s",
                ingest_rate / encode_rate,
                ">= 0.85",
            ),
            Row(
                "look-up, p50",
                f"{1000 * asked:,.1f} ms",
                f"encoding and one search {1000 * alone:,.1f} ms",
                asked / alone,
                "<= 2",
            ),
        )


def ingest(house: House, submissions: Sequence[Submission]) -> tuple[int, float]:
    """How many paragraphs were taken in, and windows a second."""
    house.encoder.encode(["warm"])
    paragraphs = 0
    started = time.perf_counter()
    for at in range(0, len(submissions), BATCH):
        results = house.newsroom.ingest_many(submissions[at : at + BATCH])
        paragraphs += sum(getattr(result, "paragraphs", 0) for result in results)
    seconds = time.perf_counter() - started
    return paragraphs, len(windows(house)) / seconds


def windows(house: House) -> list[str]:
    """The texts that were embedded."""
    log, generation = house.stores.log, house.encoder.generation
    ids = [i for a in log.additions(generation, 0, log.sequence()) for i in a.ids.tolist()]
    return [record.text for record in house.stores.passages.passages(ids)]


def rate(count: int, work: Callable[[], object]) -> float:
    """How many a second."""
    started = time.perf_counter()
    work()
    return count / (time.perf_counter() - started)


def plain(texts: Sequence[str]) -> float:
    """Texts a second of sentence-transformers at its defaults, in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k not in NATIVE_ENVIRONMENT}
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, "-c", PLAIN, str(find_model("").path)],
        input="\0".join(texts),
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def lookups(house: House, claims: Sequence[str]) -> tuple[float, float]:
    """Median seconds of a look-up through the web application, and of its two bare steps."""
    client = open_app(house).test_client()
    rows = RowFilter()
    asked, alone = [], []
    for claim in claims:
        asked.append(
            1 / rate(1, lambda c=claim: client.post("/v1/claims/lookup", json={"text": c}))
        )
        alone.append(
            1 / rate(1, lambda c=claim: house.index.search(house.encoder.encode([c])[0], 200, rows))
        )
    return median(asked), median(alone)


def show(*rows: Row) -> None:
    """A table, the budget last."""
    for row in rows:
        line = f"{row.name:20} {row.ours:>12}   {row.theirs:40}"
        print(f"{line} ratio {row.ratio:5.2f}   budget {row.budget}")


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "seeds/articles"),
        int(sys.argv[2]) if len(sys.argv) > 2 else None,  # noqa: PLR2004
    )
