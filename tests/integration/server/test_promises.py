"""DESIGN §7 against real processes: acknowledged is kept, and found on every worker."""

from __future__ import annotations

import random
import threading
import time
from http.client import HTTPException
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.server import Server
from tests.integration.server.conftest import Start

pytestmark = [pytest.mark.server, pytest.mark.model, pytest.mark.enable_socket]

VESSELS = ("ferry", "trawler", "tanker", "barge", "yacht", "tug", "dredger", "lifeboat")
KILLS = 20

TOWNS = ("Aldmouth", "Brackwater", "Culver", "Dunhaven", "Eastquay", "Farrow Sound")


def article(number: int) -> dict[str, Any]:
    """An article that no other number makes, of three paragraphs."""
    vessel = VESSELS[number % len(VESSELS)]
    town = TOWNS[number // len(VESSELS) % len(TOWNS)]
    return {
        "outlet": "harbor-times",
        "external_id": f"item-{number}",
        "title": f"The {vessel} of {town}",
        "text": f"{claim(number)}\n\nNobody was hurt.\n\nThe harbour of {town} stayed open.",
        "published_at": "2026-03-01T08:00:00Z",
    }


def claim(number: int) -> str:
    vessel = VESSELS[number % len(VESSELS)]
    town = TOWNS[number // len(VESSELS) % len(TOWNS)]
    return f"The {vessel} with registration {number:05} ran aground near {town} on Sunday."


def holds(server: Server, number: int, article_id: str) -> tuple[bool, str]:
    """Whether a look-up finds the article, and which process said so."""
    reply = server.ask("POST", "/v1/claims/lookup", {"text": claim(number)})
    assert reply.status == 200, reply.body
    matches = [m for outlet in reply.json()["outlets"] for m in outlet["matches"]]
    return article_id in {m["article_id"] for m in matches}, reply.headers["X-Worker"]


def test_two_hundred_articles_are_each_found_next_on_every_worker(
    start: Start, tmp_path: Path
) -> None:
    server = start(tmp_path / "data", workers=2)
    for number in range(200):
        reply = server.ask("POST", "/v1/articles", article(number))
        assert reply.status == 201, reply.body
        workers: set[str] = set()
        for _ in range(100):
            found, worker = holds(server, number, reply.json()["id"])
            assert found, f"article {number} is unknown to worker {worker}"
            workers.add(worker)
            if len(workers) == 2:
                break
        assert len(workers) == 2


def post_until_killed(server: Server, numbers: count[int], acked: dict[int, str]) -> None:
    while True:
        number = next(numbers)
        try:
            reply = server.ask("POST", "/v1/articles", article(number))
        except (OSError, HTTPException):
            return
        if reply.status == 201:
            acked[number] = reply.json()["id"]


def test_what_was_acknowledged_survives_twenty_times_kill_9(start: Start, tmp_path: Path) -> None:
    chance = random.Random(20)
    acked: dict[int, str] = {}
    numbers = count()
    server = start(tmp_path / "data")
    for _ in range(KILLS):
        before = dict(acked)
        write_until_killed(server, numbers, acked, after=chance.uniform(0.2, 1.2))
        server = start(tmp_path / "data")
        new = {n: article_id for n, article_id in acked.items() if n not in before}
        check_whole(server, new)
        assert all(holds(server, number, article_id)[0] for number, article_id in new.items())
    assert len(acked) > KILLS
    check_whole(server, acked)


def write_until_killed(
    server: Server, numbers: count[int], acked: dict[int, str], *, after: float
) -> None:
    writers = [
        threading.Thread(target=post_until_killed, args=(server, numbers, acked)) for _ in range(4)
    ]
    for writer in writers:
        writer.start()
    time.sleep(after)
    server.kill()
    for writer in writers:
        writer.join()


def check_whole(server: Server, acked: dict[int, str]) -> None:
    """Each article is there with all its paragraphs."""
    for article_id in acked.values():
        kept = server.ask("GET", f"/v1/articles/{article_id}").json()
        assert [b["kind"] for b in kept["blocks"]].count("paragraph") == 3
