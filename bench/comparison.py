"""Measure how long a comparison takes once the vectors are there.

    python bench/comparison.py

8 articles of 60 paragraphs (1 s is the budget), and a live blog of 2,000 paragraphs beside one of
them (5 s). The articles are invented. They share a third of what they tell, in other words and with
other figures, which is as much as outlets do; and in a second run two thirds, which is the worst.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from service.bootstrap import open_house
from service.model import ArticleRef, Outlet, Submission
from service.newsroom import Newsroom
from service.settings import Settings

_PLACES = tuple(
    f"{first}{last}"
    for first in ("Ald", "Car", "Kel", "Thorn", "Hal", "Dun", "Old", "Sand", "Marl", "Win")
    for last in ("mouth", "row", "by", "ham", "wick", "more")
)
_WHO = ("the council", "police", "the harbour master", "Ann Ridley", "a union official", "Moss")
_THINGS = ("ferry", "bridge", "school", "warehouse", "depot", "reservoir", "market", "library")
_FORMS = (
    "{n} people were moved from the {thing} at {place} on {day}, {who} said.",
    "{who} said that the {thing} at {place} had been cleared of {n} people on {day}.",
    "At least {n} people had to leave the {thing} in {place}, according to {who}.",
    "The {thing} at {place} will not open again before {day}, {who} told reporters.",
    "“We cannot open the {thing} before {day},” {who} said in {place}. “It would cost {n} pounds.”",
    "The {place} {thing} may stay shut until {day}, at a cost of {n} pounds, {who} fears.",
)
_DAYS = ("Monday", "Tuesday", "9 March", "19 March", "the summer")


def paragraphs(seed: int, number: int, shared: float) -> tuple[str, ...]:
    """The paragraphs of one outlet: a share of a common stock, told in its own forms."""
    own = random.Random(seed)
    told = []
    for at in range(number):
        stock = random.Random(at if own.random() < shared else f"{seed}-{at}")
        facts = [
            {
                "thing": stock.choice(_THINGS),
                "place": stock.choice(_PLACES),
                "who": stock.choice(_WHO),
                "day": stock.choice(_DAYS),
                "n": stock.randrange(20, 900) + own.choice((0, 0, 0, 3)),
            }
            for _ in range(2)
        ]
        text = " ".join(own.choice(_FORMS).format(**fact) for fact in facts)
        told.append(text[0].upper() + text[1:])
    return tuple(told)


def _ingested(newsroom: Newsroom, outlet: int, number: int, shared: float = 1 / 3) -> str:
    return newsroom.ingest(
        Submission(
            outlet=Outlet(f"outlet-{outlet}"),
            title=f"What outlet {outlet} knows",
            paragraphs=paragraphs(outlet, number, shared),
            external_id=f"{number}-{shared}",
            language="en",
            published_at=datetime(2026, 3, 3, outlet, tzinfo=UTC),
        )
    ).id


def measure(newsroom: Newsroom, what: str, ids: Sequence[str]) -> None:
    """Print the seconds of the first comparison, which encodes, and of two later ones.

    Processor seconds are what it takes on a machine that does nothing else.
    """
    refs = [ArticleRef(article_id) for article_id in ids]
    told = []
    for _ in range(3):
        start, busy = time.perf_counter(), time.process_time()
        rows = newsroom.compare(refs).rows
        wall, busy = time.perf_counter() - start, time.process_time() - busy
        told.append(f"{wall:.2f} s ({busy:.2f} s of the processor)")
    tied = sum(1 for row in rows if row.deltas)
    print(f"{what}: {', '.join(told)}; {len(rows)} rows, {tied} with differences")


def main() -> None:
    """Ingest the invented articles in a folder of their own, and compare them."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = open_house(Settings(data=Path(folder))).newsroom
        for shared in (1 / 3, 2 / 3):
            ids = [_ingested(newsroom, outlet, 60, shared) for outlet in range(8)]
            measure(newsroom, f"8 articles of 60 paragraphs that share {shared:.0%}", ids)
        blog = _ingested(newsroom, 9, 2_000)
        measure(newsroom, "a live blog of 2,000 paragraphs beside one", [blog, ids[0]])


if __name__ == "__main__":
    main()
