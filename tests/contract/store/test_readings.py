"""What every shelf of readings promises."""

import pytest

from service.model import JobItem, Outlet, Submission
from service.store import open_stores
from tests.fakes.clock import HandClock
from tests.fakes.drafts import NOON, draft


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def stores(url, clock):
    opened = open_stores(url, now=clock)
    yield opened
    opened.close()


@pytest.fixture
def shelf(stores):
    return stores.readings


def kept(stores, *ids):
    return [record.facts for record in stores.passages.passages(ids)]


def test_where_nothing_is_held_nothing_is_to_be_read(shelf):
    assert (shelf.take("a", 10, 60), shelf.left("a")) == ((), 0)


def test_windows_come_in_their_order_with_the_clock_of_their_version(stores, shelf):
    stores.articles.save(draft("1", "Ten died.", "Nobody else was hurt."))
    stores.articles.save(draft("2", "It rained.", published_at=None))
    taken = shelf.take("a", 10, 60)
    assert [(each.text, each.clock, each.facts) for each in taken] == [
        ("Ten died.", NOON, ""),
        ("Nobody else was hurt.", NOON, ""),
        ("It rained.", None, ""),
    ]


def test_what_is_kept_is_found_with_its_passage_and_not_taken_again(stores, shelf):
    stores.articles.save(draft("1", "Ten died.", "Nobody else was hurt.", "It rained."))
    first, second = shelf.take("a", 2, 60)
    assert shelf.left("a") == 3
    shelf.keep("a", second.id, {first.id: "ten"})
    assert kept(stores, first.id, second.id) == ["ten", ""]
    assert shelf.left("a") == 1
    (third,) = shelf.take("a", 2, 60)
    shelf.keep("a", third.id, {third.id: "rain"})
    assert shelf.take("a", 2, 60) == ()


def test_new_windows_are_taken_when_they_come(stores, shelf):
    stores.articles.save(draft("1", "Ten died."))
    (only,) = shelf.take("a", 2, 60)
    shelf.keep("a", only.id, {})
    stores.articles.save(draft("2", "It rained."))
    assert [each.text for each in shelf.take("a", 2, 60)] == ["It rained."]


def test_windows_that_are_held_come_to_nobody_else_until_the_time_is_up(stores, shelf, clock):
    stores.articles.save(draft("1", "Ten died."))
    taken = shelf.take("a", 2, 60)
    assert shelf.take("a", 2, 60) == ()
    clock.pass_(61)
    assert shelf.take("a", 2, 60) == taken


def test_under_other_rules_all_is_gone_over_anew(stores, shelf):
    stores.articles.save(draft("1", "Ten died."))
    (only,) = shelf.take("a", 2, 60)
    shelf.keep("a", only.id, {only.id: "ten"})
    assert shelf.left("b") == 1
    (again,) = shelf.take("b", 2, 60)
    assert again.facts == "ten"
    shelf.keep("b", again.id, {again.id: "10"})
    assert kept(stores, only.id) == ["10"]


def test_a_window_that_went_meanwhile_is_passed_over(stores, shelf):
    stores.articles.save(draft("1", "Ten died.", "It rained."))
    taken = shelf.take("a", 2, 60)
    stores.articles.save(draft("1", "Eleven died.", "It rained."))
    shelf.keep("a", taken[-1].id, {each.id: "x" for each in taken})
    assert {each.text for each in shelf.take("a", 9, 60)} == {"Eleven died.", "It rained."}


def test_what_was_read_goes_with_its_window(stores, shelf):
    stores.articles.save(draft("1", "Ten died."))
    (only,) = shelf.take("a", 2, 60)
    shelf.keep("a", only.id, {only.id: "ten"})
    stores.articles.delete(draft("1", "Ten died.").article_id)
    assert stores.damage() == []
    assert shelf.take("a", 2, 60) == ()


def test_nothing_is_taken_while_a_bulk_request_is_worked_on(stores, shelf):
    stores.articles.save(draft("1", "Ten died."))
    line = JobItem(1, Submission(Outlet("echo"), "Bridge", text="It fell."))
    job = stores.jobs.submit([line], [])
    assert shelf.take("a", 2, 60) == ()
    stores.jobs.settle(job.id, {1: "created"}, [])
    assert len(shelf.take("a", 2, 60)) == 1
