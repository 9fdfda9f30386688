"""The composition root: the only file that names a backend."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from service.errors import Misconfigured, ModelUnavailable
from service.ingest import Ingest, Limits
from service.newsroom import Models, Newsroom
from service.ports import Shelves
from service.reading import read_ahead
from service.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from service.encoder import EncoderChoice
    from service.index.handing import Handed
    from service.jobs.runner import JobRunner
    from service.ports import Encoder, VectorIndex, Verifier
    from service.store import Stores


_logger = logging.getLogger(__name__)

_FORKED_WITH = (
    "service.index.faiss_index",
    "service.intake.html",
    "service.intake.page_facts",
    "service.store.stores",
    "service.web.app",
)
"""Modules that hold what is opened in every web process."""


_handed: list[Handed | None] = []
"""What this process read of the index before it was forked, if it was."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class House:
    """One process's Crossread, put together."""

    settings: Settings
    newsroom: Newsroom
    stores: Stores
    shelves: Shelves
    models: Models


def open_house(settings: Settings, models: Models | None = None) -> House:
    """Open store, models and index, and wire the use cases to them.

    Call it in the process that will use it, after any fork. `models` take the place of those of
    `settings`. Raises `CrossreadError` if a part cannot be opened.
    """
    _make_folder(settings)
    stores = _open_stores(settings)
    models = models or open_models(settings)
    shelves = Shelves(
        passages=stores.passages,
        outlets=stores.outlets,
        words=stores.words,
        vectors=_open_index(settings, models.encoder),
        log=stores.log,
        decisions=stores.decisions,
        stories=stores.stories,
        panels=stores.panels,
        readings=stores.readings,
    )
    newsroom = Newsroom(
        articles=stores.articles,
        shelves=shelves,
        models=models,
        jobs=stores.jobs,
        ingest=_ingest(settings, stores, models.encoder),
        damage=stores.damage,
    )
    return House(settings, newsroom, stores, shelves, models)


def start_log(settings: Settings) -> None:
    """Log our own messages from the level that is set, those of libraries from warnings on."""
    logging.basicConfig(format="%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    logging.getLogger("service").setLevel(settings.log_level.upper())


def load_libraries() -> None:
    """Import what every web process needs and what starts no thread, before many are forked.

    onnxruntime starts one as it loads, which a fork would lose: each process loads it itself.
    """
    for module in _FORKED_WITH:
        import_module(module)


def migrate(settings: Settings) -> None:
    """Bring the database to the present schema before many processes open it.

    Raises `CrossreadError` if the data folder or the database cannot be used.
    """
    _make_folder(settings)
    _open_stores(settings)


def read_index(settings: Settings) -> None:
    """Read the index for all processes that are forked next: they check it and hold it once."""
    from service.index import before_fork  # noqa: PLC0415 (not where nothing is served)

    _handed.append(before_fork(settings.data / "index"))


def open_app(house: House) -> Flask:
    """The web application of an opened house."""
    from service.web.app import WebConfig, create_app  # noqa: PLC0415 (loaded only to serve)

    settings = house.settings
    config = WebConfig(
        max_body_bytes=settings.max_body_bytes,
        max_bulk_bytes=settings.max_bulk_bytes,
        max_text_chars=settings.max_text_chars,
        max_paragraphs=settings.max_paragraphs,
        rate_limit=settings.rate_limit,
        metrics_dir=settings.metrics_dir,
        idempotency=house.stores.idempotency,
    )
    return create_app(house.newsroom, config)


def open_runner(house: House) -> JobRunner:
    """The worker on bulk jobs of an opened house, which reads ahead in spare time; not started."""
    from service.jobs.runner import JobRunner  # noqa: PLC0415 (loaded only to work)

    spare = partial(read_ahead, house.shelves.readings)
    return JobRunner(house.stores.jobs, house.newsroom.ingest_many, spare)


def _make_folder(settings: Settings) -> None:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        told = f"CROSSREAD_DATA is {str(settings.data)!r}, which cannot be used as a folder"
        raise Misconfigured(f"{told}: {fault.strerror}") from fault


def _ingest(settings: Settings, stores: Stores, encoder: Encoder) -> Ingest:
    from service.intake.html import split_html  # noqa: PLC0415 (lxml, after the fork)
    from service.intake.page_facts import fill_from_page  # noqa: PLC0415 (as above)

    # It warns of every page that it can make nothing of, which the answer tells the sender.
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    return Ingest(
        articles=stores.articles,
        encoder=encoder,
        clock=SystemClock(),
        split_html=split_html,
        limits=Limits(chars=settings.max_text_chars, paragraphs=settings.max_paragraphs),
        fill_from_page=fill_from_page,
    )


def _open_stores(settings: Settings) -> Stores:
    from service.store import open_stores  # noqa: PLC0415 (SQLite, after the fork)

    return open_stores(settings.database_url or f"sqlite:///{settings.data / 'crossread.sqlite'}")


def open_models(settings: Settings) -> Models:
    """What `settings` name of what has learnt. Raises `CrossreadError` without the encoder."""
    from service.encoder import open_encoder  # noqa: PLC0415 (the model)

    encoder = open_encoder(_encoder_choice(settings))
    return Models(encoder, _open_verifier(settings), in_lookups=settings.verifier == "all")


def _open_verifier(settings: Settings) -> Verifier | None:
    """The verifier, or `None` where it is switched off or cannot be had, which the log tells."""
    if settings.verifier == "off":
        return None
    from service.encoder import open_verifier  # noqa: PLC0415 (the model)

    try:
        return open_verifier(_encoder_choice(settings))
    except ModelUnavailable as fault:
        _logger.warning("rules alone decide, for there is no verifier: %s", fault)
        return None


def _encoder_choice(settings: Settings) -> EncoderChoice:
    from service.encoder import EncoderChoice  # noqa: PLC0415 (the model)

    return EncoderChoice(
        model=settings.model,
        path=settings.encoder_path,
        threads=settings.threads,
        cache_dir=settings.data / "models",
    )


def _open_index(settings: Settings, encoder: Encoder) -> VectorIndex:
    from service.index import IndexChoice, open_index  # noqa: PLC0415 (FAISS, after the fork)

    return open_index(
        IndexChoice(
            kind=settings.index,
            directory=settings.data / "index",
            generation=encoder.generation,
            dim=encoder.dim,
            snapshot_every=settings.snapshot_every,
            handed=_handed[-1] if _handed else None,
        )
    )
