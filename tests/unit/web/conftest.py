"""A client of the application, over a fake newsroom of its own for each test."""

import pytest

from service.web import current
from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.web_newsroom import FakeNewsroom


@pytest.fixture(scope="session")
def app():
    """Built once, since describing the API takes longer than most of the tests."""
    return create_app(FakeNewsroom(), WebConfig())


@pytest.fixture
def newsroom():
    return FakeNewsroom()


@pytest.fixture
def client(app, newsroom):
    with app.app_context():
        held = current.parts()
    current.install(app, current.Parts(newsroom, held.config, held.metrics))
    return app.test_client()


@pytest.fixture
def article():
    return {
        "outlet": "harbor-times",
        "external_id": "ferry-1",
        "title": "Ferry link to stay closed until spring",
        "text": "The ferry link across the sound will stay closed until spring.",
    }
