"""A web process loads what every question needs before it is asked one."""

import time

import pytest

from service import wsgi
from service.bootstrap import open_house
from service.model import Outlet, Submission
from service.settings import Settings

pytestmark = [pytest.mark.server, pytest.mark.model]

WITHIN_S = 60


@pytest.fixture
def houses(tmp_path, monkeypatch):
    """The houses that the processes on one folder open; an article lies in it."""
    first = open_house(Settings(data=tmp_path))
    text = "The bridge at Kelmouth shut on Tuesday."
    first.newsroom.ingest(Submission(Outlet("echo"), "Bridge", text=text))
    opened = []

    def opening(settings):
        opened.append(open_house(settings))
        return opened[-1]

    monkeypatch.setenv("CROSSREAD_DATA", str(tmp_path))
    monkeypatch.setenv("CROSSREAD_JOBS", "off")
    monkeypatch.setattr(wsgi, "open_house", opening)
    yield opened
    for house in [first, *opened]:
        house.stores.close()


def test_the_index_is_loaded_before_anybody_asks(houses):
    wsgi.create_app()
    (house,) = houses
    end = time.monotonic() + WITHIN_S
    while house.shelves.vectors.sequence < house.shelves.log.sequence():
        assert time.monotonic() < end, "the process did not warm up"
        time.sleep(0.05)


@pytest.mark.usefixtures("houses")
def test_a_database_that_is_away_does_not_stop_the_start(monkeypatch):
    def away(_):
        raise wsgi.CrossreadError

    monkeypatch.setattr("service.newsroom.Newsroom.health", away)
    client = wsgi.create_app().test_client()
    assert client.get("/healthz").status_code == 200
