"""What several articles tell, in any number of them."""

import pytest

import service.compare.comparing
from tests.fakes.side_by_side import Shelf

SANK = "The ferry Alda sank near Aldmouth on Sunday with ninety people on board."
FINED = "Its owner, Kelby Lines, had been fined twice for missing lifejackets."


@pytest.fixture
def shelf():
    return Shelf()


def told(found):
    """Each sentence that recurs, with its article and those near it."""
    return {(t.sentence.text, t.article_id): set(t.near) for t in found.tellings}


def test_what_two_of_more_than_eight_articles_tell_recurs(shelf):
    ids = [shelf.put(f"a{n:02}", SANK, f"Number {n} says nothing else.") for n in range(11)]
    ids += [shelf.put(f"z{n}", SANK, FINED) for n in range(2)]
    found = told(shelf.comparisons.recurring(ids))
    assert found[FINED, "z0"] == {"z1"}
    assert found[SANK, "a00"] == {*ids} - {"a00"}


def test_an_article_that_is_gone_or_has_no_room_is_left_out(shelf, monkeypatch):
    monkeypatch.setattr(service.compare.comparing, "MOST_SENTENCES", 5)
    shelf.put("one", SANK, FINED)
    shelf.put("blog", SANK, *(f"Update {n} came in." for n in range(20)))
    shelf.put("two", SANK, FINED)
    found = shelf.comparisons.recurring(["one", "gone", "blog", "two"])
    assert found.articles == ("one", "two")
    assert [telling.sentence.text for telling in found.tellings] == [SANK, SANK, FINED, FINED]


def test_what_nobody_else_tells_does_not_recur(shelf):
    shelf.put("one", SANK)
    shelf.put("two", SANK)
    shelf.put("far", "Onion prices fell again, growers told a fair at Eastmoor.")
    found = told(shelf.comparisons.recurring(["one", "two", "far"]))
    assert found == {(SANK, "one"): {"two"}, (SANK, "two"): {"one"}}


def test_an_article_that_gives_a_number_of_the_statement_comes_near_it(shelf):
    depth = "The wreck of the Alda lies some 1,200 metres down, divers said."
    shelf.put("one", depth)
    shelf.put("feet", "Nobody had dived to 3,940 feet in these waters before.")
    shelf.put("deeper", "A robot of the museum went down to 1,390 metres in spring.")
    shelf.put("shallow", "The onions are stored 900 feet above the valley.")
    found = told(shelf.comparisons.recurring(["one", "feet", "deeper", "shallow"]))
    assert found[depth, "one"] == {"feet", "deeper"}


def test_of_no_articles_nothing_recurs(shelf):
    assert shelf.comparisons.recurring([]).tellings == ()


def test_an_article_that_has_a_number_or_a_sentence_near_may_tell_a_claim(shelf, monkeypatch):
    shelf.put("same", SANK, FINED)
    shelf.put("far", "Onion prices fell again, growers told a fair at Eastmoor.")
    shelf.put("number", "The hall seats ninety people.")
    ids = ["same", "far", "number", "gone"]
    assert shelf.comparisons.near(SANK, ids) == {"same", "number", "gone"}
    monkeypatch.setattr(service.compare.comparing, "MOST_SENTENCES", 1)
    assert shelf.comparisons.near(SANK, ["same", "far"]) == {"same"}
