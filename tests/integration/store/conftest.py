"""The PostgreSQL server of these tests."""

from tests.fakes.postgres import postgres  # noqa: F401 (a fixture)
