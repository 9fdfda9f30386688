"""The databases that every store contract runs on."""

import shutil

import pytest

from service.store import open_stores
from tests.fakes.postgres import postgres  # noqa: F401 (a fixture)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """An empty SQLite database with its tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    open_stores(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres").new_database()
    path = tmp_path / "crossread.sqlite"
    shutil.copy(request.getfixturevalue("sqlite_template"), path)
    return f"sqlite:///{path}"


@pytest.fixture
def stores(url):
    """All ports over one empty database."""
    opened = open_stores(url)
    yield opened
    opened.close()
