"""Where a run works: the sets, a cache outside the repository, and houses opened there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from service.bootstrap import House, open_house, open_model
from service.evaluation.cached_encoder import CachedEncoder
from service.evaluation.readers import NewsroomReader, Reader
from service.ports import Encoder
from service.settings import Settings

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0: not known)."""


def no_progress(doing: str, done: int, of: int) -> None:
    """Tell nobody."""
    del doing, done, of


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to run the service, and what of the settings it changes."""

    name: str
    changes: Mapping[str, Any] = field(default_factory=dict)


OURS = Variant("ours")

VARIANTS: tuple[Variant, ...] = (OURS,)
"""What is measured side by side wherever verdicts are."""


@dataclass(frozen=True)
class Workplace:
    """What every measurement is given.

    `data` holds the public labelled sets, `own` the pairs of this project, `cache` what is kept
    between runs. `settings` are those of the service that is measured, its data folder aside.
    """

    data: Path
    own: Path
    cache: Path
    settings: Settings = field(default_factory=Settings)
    progress: Progress = no_progress
    open_model: Callable[[Settings], Encoder] = open_model

    @cached_property
    def model(self) -> Encoder:
        """The model that is set."""
        return self.open_model(replace(self.settings, data=self.cache))

    @cached_property
    def encoder(self) -> Encoder:
        """The model that is set, its vectors kept in the cache."""
        return CachedEncoder(self.model, self.cache / "vectors")

    @contextmanager
    def house(self, name: str, variant: Variant = OURS, *, cached: bool = True) -> Iterator[House]:
        """The house whose data lie under `name` in the cache; `cached` spares it embedding."""
        folder = self.cache / "houses" / name
        settings = replace(self.settings, data=folder, database_url="", **variant.changes)
        opened = open_house(settings, self.encoder if cached else self.model)
        try:
            yield opened
        finally:
            opened.stores.close()

    @contextmanager
    def readers(self) -> Iterator[Sequence[Reader]]:
        """What judges pairs: each variant, as it answers `POST /v1/relations`."""
        with ExitStack() as houses:
            opened = [houses.enter_context(self.house("pairs", each)) for each in VARIANTS]
            yield [
                NewsroomReader(each.name, house.newsroom, self.progress)
                for each, house in zip(VARIANTS, opened, strict=True)
            ]
