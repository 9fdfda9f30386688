"""What every store of stories and panels promises."""

from datetime import timedelta

import pytest

from service.errors import NotFound
from service.model import Panel
from service.ports import Gathered, StoryFilter
from tests.fakes.drafts import NOON, draft


def gathered(waiting, story):
    return Gathered(waiting.key, waiting.version, story, waiting.day, {"ferri": 2, "ÿ": 1})


@pytest.fixture
def waiting(stores):
    """Two articles that wait for a story."""
    stores.articles.save(draft("one", "The ferry ran aground."))
    stores.articles.save(draft("two", "The ferry was towed off.", published_at=None))
    undated, dated = stores.stories.ungathered(9)
    return dated, undated


def test_current_texts_without_a_story_wait_the_undated_first(stores, waiting):
    dated, undated = waiting
    assert undated.day is None
    assert (dated.title, dated.text) == ("A headline", "The ferry ran aground.")
    assert stores.stories.count_ungathered() == 2
    assert len(stores.stories.ungathered(1)) == 1


def test_what_is_kept_comes_back_as_it_was_and_waits_no_more(stores, waiting):
    rows = tuple(gathered(each, 7) for each in waiting)
    assert stores.stories.keep(0, rows, {})
    assert stores.stories.round() == 1
    assert {each.key: each for each in stores.stories.since(0, 9)} == {r.key: r for r in rows}
    assert stores.stories.since(1, 9) == ()
    assert len(stores.stories.since(0, 1)) == 1
    assert stores.stories.ungathered(9) == ()


def test_a_round_on_top_of_an_old_one_is_not_written(stores, waiting):
    assert stores.stories.keep(0, (gathered(waiting[0], 7),), {})
    assert not stores.stories.keep(0, (gathered(waiting[1], 8),), {})
    assert stores.stories.count_ungathered() == 1


def test_an_article_that_is_gone_is_left_out(stores, waiting):
    stores.articles.delete("harbor-times.one")
    assert stores.stories.keep(0, tuple(gathered(each, 7) for each in waiting), {})
    assert [key for key, _ in stores.stories.articles(7)] == [waiting[1].key]


def test_an_article_that_changes_its_story_is_in_one(stores, waiting):
    stores.stories.keep(0, tuple(gathered(each, 7) for each in waiting), {})
    stores.stories.keep(1, (gathered(waiting[0], 8),), {})
    assert [key for key, _ in stores.stories.articles(7)] == [waiting[1].key]
    listed = stores.stories.stories(StoryFilter(least=1))
    assert [place.number for place in listed] == [8, 7]
    assert stores.stories.stories(StoryFilter(least=2)) == ()


def test_stories_are_listed_by_their_latest_article_and_the_undated_last(stores):
    hours = {"a": 3, "b": 9, "c": 1, "d": None, "e": 1}
    of = {"a": 1, "b": 2, "c": 1, "d": 3, "e": 4}
    for key, hour in hours.items():
        at = None if hour is None else NOON + timedelta(hours=hour)
        stores.articles.save(draft(key, f"Text {key}.", title=key, published_at=at))
    waiting = stores.stories.ungathered(9)
    stores.stories.keep(0, tuple(gathered(each, of[each.title]) for each in waiting), {})
    assert numbers(stores) == [2, 1, 4, 3]
    assert paged(stores) == [2, 1, 4, 3]
    later = NOON + timedelta(hours=20)
    stores.articles.save(draft("c", "Text c.", title="c", published_at=later))
    assert numbers(stores) == [1, 2, 4, 3]
    stores.articles.delete("harbor-times.c")
    assert numbers(stores) == [2, 1, 4, 3]
    assert numbers(stores, published_before=NOON + timedelta(hours=4)) == [1, 4]


def numbers(stores, **narrowed):
    return [place.number for place in stores.stories.stories(StoryFilter(least=1, **narrowed))]


def paged(stores):
    """The same, a page of one each time."""
    found, after = [], None
    while page := stores.stories.stories(StoryFilter(least=1, limit=1, after=after)):
        (after,) = page
        found.append(after.number)
    return found


def test_the_story_of_an_article_is_found_by_its_id(stores, waiting):
    assert stores.stories.of_article("harbor-times.one") is None
    assert stores.stories.keep(0, (gathered(waiting[0], 7),), {})
    assert stores.stories.of_article("harbor-times.one") == 7
    assert stores.stories.of_article("none") is None


def test_joined_stories_lead_to_the_last(stores):
    stores.stories.keep(0, (), {9: 7})
    stores.stories.keep(0, (), {7: 3})
    assert [stores.stories.resolve(each) for each in (9, 7, 3, 5)] == [3, 3, 3, 5]
    assert stores.stories.aliases(3) == (7, 9)


def test_a_panel_comes_back_as_it_was_put_and_is_replaced_whole(stores):
    panel = Panel("dailies", "Dailies", ("b-post", "a-post"))
    assert stores.panels.put(panel) is True
    assert stores.panels.panel("dailies") == panel
    assert stores.panels.put(Panel("dailies", "", ("c-post",))) is False
    assert stores.panels.panels() == (Panel("dailies", "dailies", ("c-post",)),)


def test_an_unknown_panel_is_not_found(stores):
    with pytest.raises(NotFound, match="panel 'nobody'"):
        stores.panels.panel("nobody")
