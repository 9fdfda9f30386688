"""Where stories and panels are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.model import ArticleSummary, Panel, StoryPlace


@dataclass(frozen=True, slots=True)
class Ungathered:
    """A text that no story has yet. `key` is the article's number, `day` in days since 1970."""

    key: int
    version: int
    day: int | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """An article in its story, with the words that it was gathered by."""

    key: int
    version: int
    story: int
    day: int | None
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories a list holds: those with `least` articles that the rest of it keeps.

    `after` is the place of the last story of the page before.
    """

    outlet: str = ""
    published_after: datetime | None = None
    published_before: datetime | None = None
    least: int = 2
    after: StoryPlace | None = None
    limit: int = 50


class StoryStore(Protocol):
    """Which article belongs to which story."""

    def ungathered(self, limit: int) -> tuple[Ungathered, ...]:
        """Up to `limit` current texts that no story has, in the order of their publication."""
        ...

    def count_ungathered(self) -> int:
        """How many there are."""
        ...

    def round(self) -> int:
        """The last round that was kept, 0 before the first."""
        ...

    def since(self, round_: int, limit: int) -> tuple[Gathered, ...]:
        """The last `limit` of what later rounds wrote, oldest first."""
        ...

    def keep(self, round_: int, changed: Sequence[Gathered], joined: Mapping[int, int]) -> bool:
        """Write a round on top of `round_`: articles, and stories that went up in others.

        Whether it was written: not if another process has written a later round. An article that
        is gone is left out.
        """
        ...

    def stories(self, which: StoryFilter) -> tuple[StoryPlace, ...]:
        """Up to `which.limit` stories by their latest article, latest first, undated ones last."""
        ...

    def resolve(self, story: int) -> int:
        """The story that has the articles of `story` now; itself unless it was joined."""
        ...

    def aliases(self, story: int) -> tuple[int, ...]:
        """The stories that went up in this one."""
        ...

    def of_article(self, article_id: str) -> int | None:
        """The story that has the article, `None` where none has."""
        ...

    def articles(self, story: int) -> tuple[tuple[int, ArticleSummary], ...]:
        """Its articles by number, earliest first; none if there is no such story."""
        ...


class PanelStore(Protocol):
    """Named sets of outlets."""

    def panel(self, panel_id: str) -> Panel:
        """One panel. Raises `NotFound`."""
        ...

    def panels(self) -> tuple[Panel, ...]:
        """All of them, ordered by id."""
        ...

    def put(self, panel: Panel) -> bool:
        """Store a panel whole; whether it is new."""
        ...
