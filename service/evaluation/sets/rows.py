"""JSON lines, plain or gzipped, one at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.errors import Malformed

Row = dict[str, Any]


def rows(file: Path) -> Iterator[Row]:
    """The objects of `file` in order. Raises `Malformed`, naming the line, on any other line."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
            except ValueError as fault:
                raise Malformed(f"{file}:{number} is not JSON") from fault
            if not isinstance(row, dict):
                raise Malformed(f"{file}:{number} is not an object")
            yield row
