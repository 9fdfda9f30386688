"""A real gunicorn with its workers, spoken to over loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

READY_WITHIN_S = 90


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """A gunicorn with its workers, as `crossread serve` starts it."""

    data: Path
    port: int
    process: subprocess.Popen[bytes]

    @classmethod
    def on(cls, data: Path, *, workers: int = 2) -> Server:
        """A server on a data folder, ready to answer; whoever starts it kills it."""
        port = _free_port()
        server = cls(data, port, _serve(data, port, workers))
        try:
            server.wait_until_ready()
        except BaseException:
            server.kill()
            raise
        return server

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Reply:
        raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json"} if raw is not None else {}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, raw, sent | (headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read())

    def kill(self) -> None:
        """SIGKILL to every process, as a power switch would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def wait_until_ready(self) -> None:
        end = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server stopped by itself"
            try:
                if self.ask("GET", "/readyz").status == 200:
                    return
            except (OSError, HTTPException):
                pass
            time.sleep(0.1)
        raise TimeoutError("the server did not become ready")


def _serve(data: Path, port: int, workers: int) -> subprocess.Popen[bytes]:
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "service", "serve"]
    command += ["--port", str(port), "--workers", str(workers)]
    with (data / "server.log").open("ab") as log:
        return subprocess.Popen(
            command,
            env=os.environ | {"CROSSREAD_DATA": str(data)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
