"""The peers, each as a process of an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.served import Client, free_port
from service.encoder.weights import find_model
from service.settings import NATIVE_ENVIRONMENT

BIN = Path(".venv-bench/bin")
HERE = Path(__file__).parent
TXTAI = """\
writable: true
embeddings:
  path: {model}
  content: true
"""


def plain_environment() -> dict[str, str]:
    """The environment of a user who set nothing."""
    ours = set(NATIVE_ENVIRONMENT) - {"TOKENIZERS_PARALLELISM"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"HF_HUB_OFFLINE": "1", "PYTHONPATH": ""}


class Plain:
    """The plain script."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self._read() == "ready"

    def encode(self, texts: Sequence[str], into: Path | None = None) -> float:
        """Seconds to embed `texts`."""
        return float(self._ask("encode", texts=texts, into=into and str(into))["seconds"])

    def add(self, texts: Sequence[str]) -> float:
        """Seconds to embed and index `texts`."""
        return float(self._ask("add", texts=texts)["seconds"])

    def search(self, text: str, k: int) -> tuple[float, list[int]]:
        """Seconds and the places of the nearest texts."""
        told = self._ask("search", text=text, k=k)
        return told["seconds"], told["answer"]

    def _ask(self, do: str, **request: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **request}) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._read())
        return told

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def plain() -> Iterator[Plain]:
    """The plain script, its model loaded."""
    process = subprocess.Popen(  # noqa: S603 (our own script)
        [BIN / "python", HERE / "plain_script.py", find_model("").path],
        env=plain_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Plain(process)
    finally:
        process.kill()
        process.wait()


class Txtai:
    """txtai's API."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._empty = True

    def add(self, texts: Sequence[tuple[str, str]]) -> None:
        """Index texts by id."""
        rows = [{"id": id_, "text": text} for id_, text in texts]
        self._client.ask("POST", "/add", json.dumps(rows).encode())
        self._client.ask("GET", "/index" if self._empty else "/upsert")
        self._empty = False

    def search(self, text: str, k: int) -> list[str]:
        """The ids of the nearest texts."""
        query = urlencode({"query": text, "limit": k})
        return [row["id"] for row in self._client.ask("GET", f"/search?{query}")]


@contextmanager
def txtai(folder: Path) -> Iterator[Txtai]:
    """The API of txtai with the same model and content on, as its documentation starts it."""
    config = folder / "txtai.yml"
    config.write_text(TXTAI.format(model=find_model("").path), encoding="utf-8")
    port = free_port()
    with (folder / "txtai.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 (the peer)
            [BIN / "python", "-m", "uvicorn", "txtai.api:app", "--port", str(port)],
            env=plain_environment() | {"CONFIG": str(config)},
            stdout=log,
            stderr=log,
        )
    try:
        client = Client(port)
        _wait_for(client, process)
        yield Txtai(client)
    finally:
        process.kill()
        process.wait()


def _wait_for(client: Client, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            client.ask("GET", "/openapi.json")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("txtai's API did not start: see its log")
