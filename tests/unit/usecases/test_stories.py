"""Stories over a real store, on invented articles."""

from datetime import UTC, datetime, timedelta

import pytest

from service.errors import NotFound
from service.ports import StoryFilter
from service.store import open_stores
from service.stories import StoryDesk
from tests.fakes.drafts import draft

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FERRY = (
    "The ferry Alda ran aground off Kelby harbour with 80 passengers; lifeboats took all ashore.",
    "All 80 passengers of the ferry Alda were taken ashore by lifeboats after it ran aground.",
    "Lifeboats brought the passengers of the Alda, the ferry aground off Kelby harbour, to safety.",
)
BUDGET = (
    "Councillors in Eastmoor approved a budget that closes two libraries and a swimming pool.",
    "Eastmoor's budget passed; two libraries and the swimming pool will close, councillors said.",
)
EVERY = StoryFilter(least=1)


@pytest.fixture
def stores(tmp_path):
    opened = open_stores(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def desk(stores):
    return StoryDesk(stores.stories, stores.log)


def publish(stores, *texts, outlet="harbor-times", hours=0):
    for place, text in enumerate(texts):
        at = NOON + timedelta(hours=hours + place)
        key = f"{outlet}-{hours + place}"
        stores.articles.save(draft(key, text, outlet=outlet, title=text[:30], published_at=at))


def test_articles_on_one_event_are_a_story_earliest_first(stores, desk):
    publish(stores, *FERRY, *BUDGET)
    budget, ferry = desk.stories(StoryFilter()).stories
    assert [each.masthead.title for each in ferry.articles] == [text[:30] for text in FERRY]
    assert len(budget.articles) == 2
    assert ferry.title in {text[:30] for text in FERRY}


def test_a_story_of_one_article_is_listed_only_where_it_is_asked_for(stores, desk):
    publish(stores, FERRY[0])
    assert desk.stories(StoryFilter()).stories == ()
    assert len(desk.stories(EVERY).stories) == 1


def test_a_later_article_joins_its_story_under_the_same_id(stores, desk):
    publish(stores, *FERRY[:2])
    (before,) = desk.stories(EVERY).stories
    publish(stores, FERRY[2], hours=9)
    assert len(desk.story(before.id).articles) == 3


def test_another_process_tells_the_same_and_goes_on_where_the_first_ended(stores, desk):
    publish(stores, *FERRY[:2], *BUDGET)
    told = desk.stories(EVERY)
    other = StoryDesk(stores.stories, stores.log)
    assert other.stories(EVERY) == told
    publish(stores, FERRY[2], hours=9)
    assert other.stories(EVERY) == desk.stories(EVERY)
    assert [len(story.articles) for story in desk.stories(EVERY).stories] == [3, 2]


def test_two_processes_that_gather_at_once_agree(stores, desk):
    other = StoryDesk(stores.stories, stores.log)
    for place, text in enumerate((*FERRY, *BUDGET)):
        publish(stores, text, hours=place)
        (desk if place % 2 else other).stories(EVERY)
    assert desk.stories(EVERY) == other.stories(EVERY)
    assert len(desk.stories(EVERY).stories) == 2


def test_a_round_that_another_process_was_faster_with_is_not_written(stores, desk):
    publish(stores, FERRY[0])
    desk.stories(EVERY)
    assert stores.stories.keep(0, (), {}) is False


def test_a_deleted_article_is_gone_from_its_story_and_a_story_with_the_last(stores, desk):
    publish(stores, *FERRY[:2])
    (story,) = desk.stories(EVERY).stories
    stores.articles.delete(story.articles[0].id)
    assert len(desk.story(story.id).articles) == 1
    stores.articles.delete(story.articles[1].id)
    with pytest.raises(NotFound):
        desk.story(story.id)


def test_a_new_version_stays_in_its_story(stores, desk):
    publish(stores, *FERRY)
    (before,) = desk.stories(EVERY).stories
    at = NOON + timedelta(hours=1)
    told = f"{FERRY[1]} All are well."
    stores.articles.save(draft("harbor-times-1", told, title="Now", published_at=at))
    after = desk.story(before.id)
    assert [each.version for each in after.articles] == [1, 2, 1]
    assert stores.stories.count_ungathered() == 0


def test_a_story_that_went_up_in_another_is_found_by_either_id(stores, desk):
    publish(stores, *FERRY)
    (story,) = desk.stories(EVERY).stories
    number = int(story.id[1:])
    last = stores.stories.round()
    assert stores.stories.keep(last, (), {number + 91: number + 90})
    assert stores.stories.keep(last, (), {number + 90: number})
    assert desk.story(f"s{number + 90}").id == desk.story(f"s{number + 91}").id == story.id
    assert desk.story(story.id).aliases == (f"s{number + 90}", f"s{number + 91}")


def test_stories_are_narrowed_by_outlet_and_time_and_paged(stores, desk):
    publish(stores, *FERRY[:2])
    publish(stores, *BUDGET, outlet="quay-post", hours=48)
    (quay,) = desk.stories(StoryFilter(outlet="quay-post")).stories
    assert {each.outlet_id for each in quay.articles} == {"quay-post"}
    (late,) = desk.stories(StoryFilter(published_after=NOON + timedelta(hours=24))).stories
    assert late == quay
    first = desk.stories(StoryFilter(limit=1))
    assert first.stories == (quay,)
    second = desk.stories(StoryFilter(limit=1, after=first.last))
    assert second.stories not in {(), first.stories}
    assert second.last is None
    assert desk.stories(StoryFilter(outlet="nobody")).stories == ()


@pytest.mark.parametrize("id_", ["", "s", "s0", "17", "s01", "s-1", "s" + "9" * 40, "s17x"])
def test_what_is_no_id_of_a_story_is_not_found(desk, id_):
    with pytest.raises(NotFound):
        desk.story(id_)
