"""The use case of stories: articles gathered by the event that they tell of.

Stories follow the truth as the index does: before an answer, the texts that no story has yet are
gathered. What was found is kept in SQL, so that a story has the same id in every process and
after a restart; memory holds what the next article is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final

from service.errors import NotFound
from service.matching.stories import Rarity, Stories, telling_words
from service.model import ArticleSummary, Story, StoryPage
from service.ports import ChangeLog, Gathered, StoryFilter, StoryStore, Ungathered

MOST_COMPARED: Final = 50_000
"""The articles that a process compares new ones with after it has started: those gathered last."""
_BATCH: Final = 200
_BATCHES: Final = 3
"""What a question gathers at most before it is answered; the answer tells how many wait."""
_ID: Final = re.compile(r"s([1-9][0-9]{0,17})")


@dataclass(slots=True)
class _Known:
    """What this process knows of the stories up to a round."""

    round: int = 0
    rarity: Rarity = field(default_factory=Rarity)
    stories: Stories = field(default_factory=Stories)
    rows: dict[int, Gathered] = field(default_factory=dict)


class StoryDesk:
    """Stories as they stand. Safe between threads and processes."""

    def __init__(self, store: StoryStore, log: ChangeLog) -> None:
        self._store = store
        self._log = log
        self._lock = Lock()
        self._known = _Known()
        self._sequence = -1

    def stories(self, which: StoryFilter) -> StoryPage:
        """A page of stories, by their latest article, and how many articles wait for a story."""
        self._catch_up()
        found = self._store.stories(replace(which, limit=which.limit + 1))
        page = found[: which.limit]
        stories = tuple(self._story(place.number) for place in page)
        told = tuple(story for story in stories if story.articles)
        last = page[-1] if len(found) > len(page) else None
        return StoryPage(told, self._store.count_ungathered(), last)

    def story(self, story_id: str) -> Story:
        """One story, also by the id of one that went up in it. Raises `NotFound`."""
        self._catch_up()
        story = self._story(self._store.resolve(number(story_id)))
        if not story.articles:
            raise NotFound("story", story_id)
        return story

    def story_of(self, article_id: str) -> Story:
        """The story that an article belongs to. Raises `NotFound`."""
        self._catch_up()
        story = self._store.of_article(article_id)
        if story is None:
            raise NotFound("article", article_id)
        return self._story(story)

    def _story(self, story: int) -> Story:
        held = dict(self._store.articles(story))
        with self._lock:
            central = self._known.stories.most_central(held)
        articles = tuple(held.values())
        return Story(
            id=f"s{story}",
            title=_title(held[central] if central is not None else None, articles),
            articles=articles,
            aliases=tuple(f"s{alias}" for alias in self._store.aliases(story)),
        )

    def _catch_up(self) -> None:
        sequence = self._log.sequence()
        with self._lock:
            if sequence == self._sequence:
                return
            for _ in range(_BATCHES):
                self._load()
                waiting = self._store.ungathered(_BATCH)
                if not waiting:
                    self._sequence = sequence
                    return
                self._gather(waiting)

    def _load(self) -> None:
        """Take over what other processes have gathered."""
        known = self._known
        latest = self._store.round()
        if latest == known.round:
            return
        rows = self._store.since(known.round, MOST_COMPARED)
        for row in rows:
            if row.key not in known.stories:
                known.rarity.add(row.words)
        for row in rows:
            known.rows[row.key] = row
            weights = known.rarity.weights(row.words)
            known.stories.restore(row.key, row.story, weights, row.day)
        known.stories.changes()
        known.round = latest

    def _gather(self, waiting: Sequence[Ungathered]) -> None:
        known = self._known
        read = [(each, telling_words(each.title, each.text)) for each in waiting]
        for each, words in read:
            if each.key not in known.stories:
                known.rarity.add(words)
        for each, words in read:
            weights = known.rarity.weights(words)
            put = known.stories.revise if each.key in known.stories else known.stories.add
            put(each.key, weights, each.day)
            known.rows[each.key] = Gathered(each.key, each.version, 0, each.day, words)
        self._keep()

    def _keep(self) -> None:
        """Write what has changed, or forget all where another process was faster."""
        known = self._known
        changed, joined = known.stories.changes()
        rows = [_in_story(known.rows[key], known.stories.story_of(key)) for key in sorted(changed)]
        if self._store.keep(known.round, rows, joined):
            known.round += 1
        else:
            self._known = _Known()


def number(story_id: str) -> int:
    """The number of a story by its id. Raises `NotFound` for what is no id."""
    found = _ID.fullmatch(story_id)
    if found is None:
        raise NotFound("story", story_id)
    return int(found.group(1))


def _in_story(row: Gathered, story: int) -> Gathered:
    return Gathered(row.key, row.version, story, row.day, row.words)


def _title(central: ArticleSummary | None, articles: Sequence[ArticleSummary]) -> str:
    chosen = central or next(iter(articles), None)
    return chosen.masthead.title if chosen else ""
