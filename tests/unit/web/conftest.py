"""An application over a fake newsroom, and a client of it."""

import pytest

from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.newsroom import FakeNewsroom


@pytest.fixture
def newsroom():
    return FakeNewsroom()


@pytest.fixture
def client(newsroom):
    return create_app(newsroom, WebConfig()).test_client()


@pytest.fixture
def article():
    return {
        "outlet": "harbor-times",
        "external_id": "ferry-1",
        "title": "Ferry link to stay closed until spring",
        "text": "The ferry link across the sound will stay closed until spring.",
    }
