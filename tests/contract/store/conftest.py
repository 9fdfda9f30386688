"""The databases that every store contract runs on."""

import pytest

from service.store import open_stores


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'crossread.sqlite'}"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def stores(url):
    """All ports over one empty database."""
    opened = open_stores(url)
    yield opened
    opened.close()
