"""Servers of a test's own, on folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.server import Server

Start = Callable[..., Server]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a server on a data folder; all of them are killed at the end of the test."""
    started: list[Server] = []

    def start_server(data: Path, *, workers: int = 2) -> Server:
        started.append(Server.on(data, workers=workers))
        return started[-1]

    yield start_server
    for server in started:
        server.kill()
