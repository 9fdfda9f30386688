"""The question a newsroom asks, and the answer it gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from service.model.article import Outlet
from service.model.facts import Fact, Verdict
from service.model.holdings import Holdings, OutletHoldings
from service.model.origin import Earliest, Origin
from service.model.words import Relation, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles are searched. An empty tuple or `None` does not narrow."""

    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published_after: datetime | None = None
    published_before: datetime | None = None
    exclude_articles: tuple[str, ...] = ()
    exclude_outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of the answer is wanted. `limit` counts outlets."""

    limit: int = 20
    articles_per_outlet: int = 3
    passages_per_article: int = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to look up: its text, or the id of an indexed paragraph that makes it."""

    text: str = ""
    paragraph_id: str = ""
    scope: Scope = field(default_factory=Scope)
    relations: tuple[Relation, ...] = ()
    cut: Cut = field(default_factory=Cut)


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """An indexed window with what an answer says of its article.

    `opening` and `ending` are the first and the last of the article's text, where it may say who
    made it; `facts` are those of the window as they are kept.
    """

    id: int
    article_id: str
    version: int
    outlet_id: str
    paragraph_id: str
    ordinal: int
    span: Span
    text: str
    title: str
    url: str
    language: str
    published_at: datetime | None
    credit: str
    authors: tuple[str, ...] = ()
    opening: str = ""
    ending: str = ""
    facts: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage set against the claim. `span` cuts the version's canonical text."""

    passage: PassageRecord
    span: Span
    text: str
    verdict: Verdict
    origin: Origin


@dataclass(frozen=True, slots=True)
class OutletAnswer:
    """What one outlet has on the claim. `more` counts matches left out by the cut."""

    outlet: Outlet
    relation: Relation
    earliest_published_at: datetime | None
    articles: int
    matches: tuple[Match, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The whole answer counted before the cut; each relation counts outlets.

    An outlet whose owner is not known counts as one owner. `independent_origins` counts makers of
    text, `ultimate_sources` the papers that those lead to, and `earliest` tells who is earliest in
    this index: all three of what takes a stand alone.
    """

    articles: int
    outlets: int
    independent_origins: int
    by_relation: dict[Relation, int]
    owners: int = 0
    ultimate_sources: int = 0
    earliest: Earliest | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched, and in `gaps` what could not be.

    `verifier` names the trained reader that took part, empty where rules alone decided.
    `completeness` tells of the outlets asked for, of those in the answer, and of those with most
    articles; `outlets_untold` counts the others.
    """

    holdings: Holdings
    sequence: int
    generation: str
    gaps: tuple[str, ...] = ()
    verifier: str = ""
    completeness: tuple[OutletHoldings, ...] = ()
    outlets_untold: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Who else reported the claim, and how their version differs."""

    claim: str
    facts: tuple[Fact, ...]
    outlets: tuple[OutletAnswer, ...]
    counts: Counts
    searched: Searched
