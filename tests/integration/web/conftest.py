"""The web application over a real newsroom: SQLite, exact search, and a model made of hashes."""

from datetime import UTC, datetime

import pytest

from service.index import IndexChoice, open_index
from service.ingest import Ingest, Limits
from service.intake.html import split_html
from service.intake.page_facts import fill_from_page
from service.newsroom import Models, Newsroom
from service.ports import Shelves
from service.store import open_stores
from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.encoder import HashingEncoder


class RealClock:
    """The clock of the machine."""

    def now(self):
        return datetime.now(UTC)


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """An opened newsroom and its stores."""
    data = tmp_path_factory.mktemp("data")
    encoder = HashingEncoder()
    stores = open_stores(f"sqlite:///{data / 'crossread.sqlite'}")
    index = open_index(
        IndexChoice(
            kind="exact",
            directory=data / "index",
            generation=encoder.generation,
            dim=encoder.dim,
            snapshot_every=20_000,
        )
    )
    newsroom = Newsroom(
        articles=stores.articles,
        shelves=Shelves(
            passages=stores.passages,
            outlets=stores.outlets,
            words=stores.words,
            vectors=index,
            log=stores.log,
            decisions=stores.decisions,
            stories=stores.stories,
            panels=stores.panels,
            readings=stores.readings,
        ),
        models=Models(encoder),
        jobs=stores.jobs,
        ingest=Ingest(
            articles=stores.articles,
            encoder=encoder,
            clock=RealClock(),
            split_html=split_html,
            limits=Limits(),
            fill_from_page=fill_from_page,
        ),
        damage=stores.damage,
    )
    return newsroom, stores


@pytest.fixture(scope="session")
def app(house):
    newsroom, stores = house
    return create_app(newsroom, WebConfig(rate_limit="", idempotency=stores.idempotency))


@pytest.fixture
def client(app):
    return app.test_client()
