"""Facts are read ahead, once for each release of the rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.reading import AT_A_TIME, read_ahead
from service.store import Stores, open_stores
from service.text.facts import packing, state
from service.text.facts.packing import rules, unpacked
from tests.fakes.drafts import NOON, draft


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(f"sqlite:///{tmp_path / 'held.sqlite'}")
    yield opened
    opened.close()


def test_what_is_read_ahead_is_what_a_look_up_would_read(stores: Stores) -> None:
    stores.articles.save(draft("1", "Ten people died on Monday.", "Mayor Ana Ruiz denied it."))
    assert read_ahead(stores.readings)
    for record in stores.passages.passages([1, 2]):
        assert unpacked(record.text, NOON, record.facts) == state(record.text, NOON)
    assert not read_ahead(stores.readings)


def test_all_is_read_bit_by_bit(stores: Stores) -> None:
    stores.articles.save(draft("1", *(f"{n} people died." for n in range(AT_A_TIME + 1))))
    assert [read_ahead(stores.readings) for _ in range(3)] == [True, True, False]
    assert stores.readings.left(rules()) == 0


def test_under_new_rules_only_what_is_stale_is_read_again(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores.articles.save(draft("1", "Ten people died on Monday."))
    read_ahead(stores.readings)
    monkeypatch.setattr(packing, "rules", lambda: "others")
    monkeypatch.setattr("service.reading.rules", lambda: "others")
    assert read_ahead(stores.readings)
    (record,) = stores.passages.passages([1])
    assert unpacked(record.text, NOON, record.facts) == state(record.text, NOON)
