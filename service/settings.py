"""Every setting of Crossread: a row with its type, its default and its help.

This is the only module that reads the environment; everything else is given values.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from service.errors import Misconfigured

PREFIX = "CROSSREAD_"
MAX_INT = 2**63 - 1
SWITCH = {"on": True, "off": False}

NATIVE_ENVIRONMENT: Mapping[str, str] = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
}
"""What the numeric libraries and the allocator must find before they load.

Two OpenMP copies (torch's and FAISS's) fight over the cores unless each has one thread. glibc
keeps an arena a thread unless told otherwise, and what a large array took once it has gone: of a
million paragraphs 90 MB in two processes.
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """What is told of a setting where it is declared."""

    help: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = MAX_INT
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(_Row):
    """One row of the table."""

    name: str
    default: Path | str | int | bool

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    @property
    def type(self) -> str:
        """What it takes, in words."""
        if isinstance(self.default, bool):
            return "on or off"
        if self.choices:
            return " or ".join(self.choices)
        if isinstance(self.default, int):
            upto = f" to {self.most}" if self.most < MAX_INT else ""
            return f"whole number from {self.least}{upto}"
        return "path" if isinstance(self.default, Path) else "text"

    def shown(self, value: object) -> str:
        """A value as one would write it into the environment."""
        return ("off", "on")[value] if isinstance(value, bool) else str(value)

    def parse(self, raw: str) -> Path | str | int | bool:
        """The value that `raw` stands for. Raises `Misconfigured`."""
        try:
            return self._parsed(raw.strip())
        except (ValueError, KeyError) as fault:
            told = f"{self.variable} is {raw!r}; it takes: {self.type}. {self.help}"
            raise Misconfigured(told) from fault

    def _parsed(self, raw: str) -> Path | str | int | bool:
        if isinstance(self.default, bool):
            return SWITCH[raw.lower()]
        if isinstance(self.default, int):
            return self._bounded(int(raw))
        if isinstance(self.default, Path):
            return Path(raw).expanduser()
        if self.choices and raw not in self.choices:
            raise ValueError(raw)
        if self.pattern and not re.fullmatch(self.pattern, raw):
            raise ValueError(raw)
        return raw

    def _bounded(self, value: int) -> int:
        if not self.least <= value <= self.most:
            raise ValueError(value)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings as values. Each is declared once, here, with its default and its help."""

    data: Annotated[
        Path,
        _Row("The folder that holds it all: SQLite database, index snapshots, exported model."),
    ] = Path("data")
    database_url: Annotated[
        str, _Row("An SQLAlchemy URL. Empty: an SQLite file in the data folder.")
    ] = ""
    model: Annotated[
        str,
        _Row("A sentence-transformers model, folder or name. Empty: the packaged MiniLM."),
    ] = ""
    encoder_path: Annotated[
        str,
        _Row(
            "How the model runs. auto: ONNX int8 for the packaged model, torch for every other.",
            choices=("auto", "onnx", "torch"),
        ),
    ] = "auto"
    threads: Annotated[
        int,
        _Row("Threads on which a call embeds many texts; one text takes one. 0: as many as cores."),
    ] = 0
    verifier: Annotated[
        str,
        _Row(
            "Where a trained reader weighs in beside the rules. pairs: on pairs that are sent.",
            choices=("off", "pairs", "all"),
        ),
    ] = "pairs"
    index: Annotated[
        str,
        _Row(
            "The vector index. exact compares with every paragraph: slow, the measure of faiss.",
            choices=("faiss", "exact"),
        ),
    ] = "faiss"
    snapshot_every: Annotated[
        int, _Row("Write an index snapshot each time this many paragraphs have come in.", least=1)
    ] = 20_000
    max_body_bytes: Annotated[
        int, _Row("The largest body of any request but the bulk one.", least=1_000)
    ] = 8_000_000
    max_bulk_bytes: Annotated[
        int,
        _Row(
            "The largest body of a bulk request; `crossread ingest` takes files of any size.",
            least=1_000,
        ),
    ] = 32_000_000
    max_text_chars: Annotated[
        int, _Row("The longest text or HTML of one article, in characters.", least=1_000)
    ] = 1_000_000
    max_paragraphs: Annotated[int, _Row("The most paragraphs in one article.", least=1)] = 2_000
    rate_limit: Annotated[
        str,
        _Row(
            'Requests for one address and process, as "600/minute". Empty: no limit.',
            pattern=r"[1-9][0-9]{0,8}( per |/)(second|minute|hour|day)",
        ),
    ] = ""
    jobs: Annotated[
        bool,
        _Row("Whether web processes work on bulk jobs. off: start `crossread worker` as well."),
    ] = True
    workers: Annotated[int, _Row("How many web processes `crossread serve` starts.", least=1)] = 2
    host: Annotated[
        str,
        _Row("The address `crossread serve` listens on; before opening it, put a proxy in front."),
    ] = "127.0.0.1"
    port: Annotated[int, _Row("The port `crossread serve` listens on.", least=1, most=65_535)] = (
        8000
    )
    metrics_dir: Annotated[
        str, _Row("A folder in which web processes share counters. Empty: `serve` makes one.")
    ] = ""
    log_level: Annotated[
        str,
        _Row("The least severe message logged.", choices=("debug", "info", "warning", "error")),
    ] = "info"


def _rows() -> Iterator[Setting]:
    hints = get_type_hints(Settings, include_extras=True)
    defaults = Settings()
    for name, hint in hints.items():
        row = asdict(hint.__metadata__[0])
        yield Setting(name=name, default=getattr(defaults, name), **row)


SETTINGS: tuple[Setting, ...] = tuple(_rows())


def load(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` gives, defaults for the rest.

    An empty variable counts as not set. Raises `Misconfigured`, naming the variable, on a value
    that does not fit.
    """
    values: dict[str, Any] = {
        row.name: row.parse(environ[row.variable])
        for row in SETTINGS
        if environ.get(row.variable, "").strip()
    }
    return Settings(**values)


def from_environment() -> Settings:
    """The settings that this process was started with. Raises `Misconfigured`."""
    return load(os.environ)


def misspelt() -> tuple[str, ...]:
    """`CROSSREAD_` variables of this process that are no setting, so that they are told."""
    known = {row.variable for row in SETTINGS}
    return tuple(sorted(v for v in variables_set() if v.startswith(PREFIX) and v not in known))


def variables_set() -> frozenset[str]:
    """The names of the `CROSSREAD_` variables that this process was started with."""
    return frozenset(name for name, raw in os.environ.items() if raw.strip())


def settle_native_libraries() -> None:
    """Set `NATIVE_ENVIRONMENT` for this process and its children; call before numpy loads."""
    os.environ.update(NATIVE_ENVIRONMENT)
