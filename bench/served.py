"""Crossread as it is served: started, asked over HTTP, weighed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from service.model import Submission
from service.store import open_stores
from service.text.facts.packing import rules

READY_WITHIN_S = 120


POLL_S = 0.1
"""Between two questions how far a job is, which take time from the job."""

IDLE_S = 2
"""A server ends a connection on which nothing comes for some seconds."""


class Client:
    """One connection, kept open while it is used."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=600)
        self._used = time.monotonic()

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "json") -> Any:  # noqa: ANN401 (whatever it answers)
        """The JSON that comes back. Raises `OSError` if nobody answers or the answer is no 2xx."""
        if time.monotonic() - self._used > IDLE_S:
            self._connection.close()
        try:
            head = {"Content-Type": f"application/{kind}"} if body else {}
            self._connection.request(method, path, body, head)
            answer = self._connection.getresponse()
            raw = answer.read()
            self._used = time.monotonic()
        except (OSError, HTTPException) as fault:
            self._connection.close()
            raise OSError(f"{method} {path}: {fault}") from fault
        if answer.status >= 300:  # noqa: PLR2004 (what HTTP calls no success)
            raise OSError(f"{method} {path} answered {answer.status}: {raw[:200]!r}")
        return json.loads(raw or b"null")


class Served(Client):
    """A running service on the folder `data`."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], data: Path) -> None:
        super().__init__(port)
        self.port = port
        self._process = process
        self._data = data

    def look_up(self, claim: str, **more: object) -> Any:  # noqa: ANN401 (the answer's JSON)
        """The answer to a claim."""
        body = json.dumps({"text": claim, **more}).encode()
        return self.ask("POST", "/v1/claims/lookup", body)

    def ingest(self, submissions: Sequence[Submission]) -> None:
        """Hand articles in by one bulk request and wait until all are in."""
        body = "\n".join(json.dumps(_line(each)) for each in submissions).encode()
        job = self.ask("POST", "/v1/articles/bulk", body, "x-ndjson")
        while job["state"] != "finished":
            time.sleep(POLL_S)
            job = self.ask("GET", f"/v1/jobs/{job['id']}")

    def rest(self) -> None:
        """Wait until it has read ahead the facts of all that it holds, which takes time too."""
        stores = open_stores(f"sqlite:///{self._data / 'crossread.sqlite'}")
        while stores.readings.left(rules()):
            time.sleep(POLL_S)
        stores.close()

    def is_ready(self) -> bool:
        """Whether it says that it is."""
        try:
            self.ask("GET", "/readyz")
        except OSError:
            return False
        return True

    def resident(self) -> int:
        """Bytes that the processes hold together, what they share counted once."""
        return sum(_proportional(pid) for pid in _family(self._process.pid))


@contextmanager
def served(data: Path, *, workers: int = 2) -> Iterator[Served]:
    """Crossread on `data`, ready; look-ups are judged by the rules alone, as is the default."""
    port = free_port()
    command = [sys.executable, "-m", "service", "serve", "--port", str(port)]
    with (data / "server.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 (ourselves)
            [*command, "--workers", str(workers)],
            env=os.environ | {"CROSSREAD_DATA": str(data), "CROSSREAD_LOG_LEVEL": "warning"},
            stdout=log,
            stderr=log,
            process_group=0,
        )
    try:
        running = Served(port, process, data)
        end = time.monotonic() + READY_WITHIN_S
        while not running.is_ready():
            assert process.poll() is None, f"the service stopped: see {data / 'server.log'}"
            assert time.monotonic() < end, "the service did not become ready"
            time.sleep(0.05)
        yield running
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _line(given: Submission) -> dict[str, object]:
    told = {
        "outlet": given.outlet.id,
        "title": given.title,
        "external_id": given.external_id,
        "published_at": given.published_at and given.published_at.isoformat(),
        "text": given.text,
        "html": given.html,
        "paragraphs": given.paragraphs,
    }
    return {name: value for name, value in told.items() if value}


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
