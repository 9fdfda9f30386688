"""Stories, and which outlet of a panel tells which claim of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.model.article import ArticleSummary, Outlet
from service.model.comparison import Sentence
from service.model.facts import Delta
from service.model.words import Certainty, Span


@dataclass(frozen=True, slots=True)
class Panel:
    """A named set of outlets, to hold against each other."""

    id: str
    name: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about the same event, earliest first.

    `title` is that of the most central article, word for word. `aliases` are ids of stories that
    this one has taken in: they go on resolving.
    """

    id: str
    title: str
    articles: tuple[ArticleSummary, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """Where a story stands in the list: by its latest article, then by its number.

    `latest` is in seconds since 1970, `None` where no article of it has a date.
    """

    latest: int | None
    number: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Some stories, and how many articles still wait to be gathered into one.

    `last` is the place of the last story where others follow, else `None`.
    """

    stories: tuple[Story, ...]
    waiting: int = 0
    last: StoryPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence with the other articles that may tell what it tells: those `near`.

    `position` is where it stands in its article, 0..1.
    """

    article_id: str
    sentence: Sentence
    position: float
    certainty: Certainty
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recurring:
    """The sentences of the `articles` read that others of them may tell too, as the story goes."""

    articles: tuple[str, ...]
    tellings: tuple[Telling, ...]


class CoverageState(StrEnum):
    """What an outlet does with a claim of a story."""

    REPORTED = "reported"
    DIFFERS = "differs"
    DISPUTES = "disputes"
    OMITTED = "omitted"
    NOT_COVERED = "not_covered"
    NOT_ASSESSABLE = "not_assessable"


class Unassessable(StrEnum):
    """Why nobody can tell whether an outlet left a claim out."""

    EXCERPT_ONLY = "excerpt_only"
    NOT_TOLD = "not_told"
    PUBLISHED_BEFORE_CLAIM = "published_before_claim"
    NOT_INGESTED = "not_ingested"
    TOO_SHORT = "too_short"
    OTHER_LANGUAGE = "other_language"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePassage:
    """Where an outlet tells a claim. `span` cuts the version's canonical text."""

    article_id: str
    version: int
    paragraph_id: str
    span: Span
    text: str
    published_at: datetime | None
    deltas: tuple[Delta, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """What one outlet does with one claim: with the passage, or with the reason where none is."""

    state: CoverageState
    why: Unassessable | None = None
    passage: CoveragePassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryClaim:
    """A recurring statement of a story, word for word as one article has it, or a typed claim.

    A typed one has neither article nor paragraph, and an empty span.
    `public_since` is when the earliest text in this index that reports it was set.
    """

    id: str
    text: str
    article_id: str
    paragraph_id: str
    span: Span
    public_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageSearch:
    """In how much of a story statements were sought, and how many of them were looked up."""

    articles: int
    articles_read: int
    statements: int
    statements_looked_up: int

    @property
    def gaps(self) -> tuple[str, ...]:
        """What a reader must know that was not searched; none if all was."""
        told = []
        if self.articles_read < self.articles:
            told.append(
                f"statements were sought in {self.articles_read} of {self.articles} articles"
            )
        if self.statements_looked_up < self.statements:
            told.append(
                f"{self.statements_looked_up} of {self.statements} sentences that may recur "
                "were looked up, those that most outlets may tell"
            )
        return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageMatrix:
    """Claims of a story by the outlets of a panel: `rows[i][j]` is claim i at outlet j."""

    story: Story
    outlets: tuple[Outlet, ...]
    claims: tuple[StoryClaim, ...]
    rows: tuple[tuple[CoverageCell, ...], ...]
    searched: CoverageSearch
