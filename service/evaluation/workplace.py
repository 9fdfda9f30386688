"""Where a run works: the sets, a cache outside the repository, and houses opened there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from service.bootstrap import House, open_house, open_models
from service.evaluation.cached_encoder import CachedEncoder
from service.evaluation.readers import NewsroomReader, Reader
from service.newsroom import Models
from service.ports import Encoder
from service.settings import Settings

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0: not known)."""


def no_progress(doing: str, done: int, of: int) -> None:
    """Tell nobody."""
    del doing, done, of


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to run the service that is published beside others."""

    name: str
    verifier: bool = True


OURS, RULES_ALONE = Variant("ours"), Variant("rules alone", verifier=False)


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
    open_models: Callable[[Settings], Models] = open_models

    @cached_property
    def models(self) -> Models:
        """What is set of what has learnt."""
        return self.open_models(replace(self.settings, data=self.cache))

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder that is set, its vectors kept in the cache."""
        return CachedEncoder(self.models.encoder, self.cache / "vectors")

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """What is measured side by side wherever verdicts are; one of them without a verifier."""
        return (OURS, RULES_ALONE) if self.models.verifier else (RULES_ALONE,)

    @contextmanager
    def house(self, name: str, variant: Variant = OURS, *, cached: bool = True) -> Iterator[House]:
        """The house whose data lie under `name` in the cache; `cached` spares it embedding."""
        settings = replace(self.settings, data=self.cache / "houses" / name, database_url="")
        encoder = self.encoder if cached else self.models.encoder
        verifier = self.models.verifier if variant.verifier else None
        in_lookups = self.models.in_lookups
        opened = open_house(settings, Models(encoder, verifier, in_lookups=in_lookups))
        try:
            yield opened
        finally:
            opened.stores.close()

    @contextmanager
    def readers(self) -> Iterator[Sequence[Reader]]:
        """What judges pairs: each variant, as it answers `POST /v1/relations`."""
        with ExitStack() as houses:
            opened = [houses.enter_context(self.house("pairs", each)) for each in self.variants]
            yield [
                NewsroomReader(each.name, house.newsroom, self.progress)
                for each, house in zip(self.variants, opened, strict=True)
            ]
