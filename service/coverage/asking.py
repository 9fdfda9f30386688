"""The use case of coverage: which outlet tells which statement of a story, and who leaves it out.

What two articles may tell is sought by the links that lay articles side by side, and by numbers.
Each such sentence is looked up as a claim is, so that a cell says what a look-up would say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from service.coverage.cells import Asked, Column, cell, of_relation, public_since, tellers
from service.coverage.claims import Candidate, candidates, typed
from service.coverage.kept import KeptStatements
from service.coverage.statements import (
    Claim,
    LookedUp,
    Statements,
    claims_among,
    stands_in,
    told_in_part,
)
from service.errors import Invalid, NotFound
from service.matching.coverage import Held
from service.model import (
    Answer,
    ArticleSummary,
    CoverageMatrix,
    CoverageSearch,
    CoverageState,
    Cut,
    Match,
    Outlet,
    Panel,
    Question,
    Recurring,
    Relation,
    Scope,
    Story,
)
from service.ports import ArticleFilter, ArticleStore, Shelves

MOST_LOOKED_UP: Final = 60
"""The sentences of one story that are looked up; about half of them become claims."""
MOST_READ: Final = 40
"""The articles of one story in which statements are sought, each against each."""
BESIDE: Final = timedelta(days=1)
"""How long before and after a story an article shows that its outlet was read.

A story may be of one instant, and the paper of the next morning tells the same day.
"""
_CUT: Final = Cut(limit=200, articles_per_outlet=20, passages_per_article=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """The other use cases that coverage asks."""

    story: Callable[[str], Story]
    story_of: Callable[[str], Story]
    panel: Callable[[str], Panel]
    recurring: Callable[[Sequence[str]], Recurring]
    near: Callable[[str, Sequence[str]], frozenset[str]]
    look_up: Callable[[Question], Answer]


class Coverage:
    """Statements of a story by the outlets of a panel. Safe to use from many threads."""

    def __init__(self, articles: ArticleStore, shelves: Shelves, desks: Desks) -> None:
        self._articles = articles
        self._outlets = shelves.outlets
        self._desks = desks
        self._statements = KeptStatements()

    def of(self, story_id: str, panel_id: str = "", claim: str = "") -> CoverageMatrix:
        """The matrix of a story; without a panel its columns are the outlets of the story.

        A `claim` in words of one's own is the first row. What was looked up of the story is kept
        until that changes. Raises `NotFound` for an unknown story or panel, `Invalid` for a claim
        without words.
        """
        story = self._desks.story(story_id)
        outlets = self._panel(story, panel_id)
        told = self._statements.of(story, self._read)
        own = (self._typed(claim, story, told),) if claim else ()
        return self._matrix(story, outlets, told._replace(claims=own + told.claims))

    def gaps(self, article_id: str, panel_id: str = "") -> CoverageMatrix:
        """What others of the panel tell of the article's story, and its outlet leaves out.

        The outlet itself is the first column. Raises `NotFound` for an unknown article or panel.
        """
        story = self._desks.story_of(article_id)
        own = next(each.outlet_id for each in story.articles if each.id == article_id)
        others = (name for name in self._panel(story, panel_id) if name != own)
        whole = self._matrix(story, (own, *others), self._statements.of(story, self._read))
        left_out = [
            (claim, row)
            for claim, row in zip(whole.claims, whole.rows, strict=True)
            if row[0].state is CoverageState.OMITTED and any(cell.passage for cell in row)
        ]
        claims, rows = zip(*left_out, strict=True) if left_out else ((), ())
        return replace(whole, claims=claims, rows=rows)

    def _panel(self, story: Story, panel_id: str) -> tuple[str, ...]:
        if not panel_id:
            return tuple(sorted({article.outlet_id for article in story.articles}))
        try:
            return self._desks.panel(panel_id).outlets
        except NotFound as error:
            raise NotFound(error.kind, error.id, "/panel") from error

    def _matrix(self, story: Story, wanted: Sequence[str], told: Statements) -> CoverageMatrix:
        held = self._held(story)
        columns = [self._column(story, name, held) for name in wanted]
        known = self._outlets.named(wanted)
        return CoverageMatrix(
            story=story,
            outlets=tuple(known.get(name, Outlet(name)) for name in wanted),
            claims=tuple(claim.said for claim in told.claims),
            rows=tuple(
                tuple(cell(claim.found, column, claim.asked) for column in columns)
                for claim in told.claims
            ),
            searched=told.searched,
        )

    def _read(self, story: Story) -> Statements:
        recurring = self._desks.recurring(_in_turn(story))
        outlet_of = {article.id: article.outlet_id for article in story.articles}
        every = candidates(recurring, outlet_of)
        looked_up = [self._looked_up(story, each) for each in every[:MOST_LOOKED_UP]]
        told = sorted(claims_among(looked_up), key=lambda each: each.candidate.place)
        return Statements(
            looked_up=tuple(looked_up),
            claims=tuple(_claims(told, story, looked_up)),
            searched=CoverageSearch(
                articles=len(story.articles),
                articles_read=len(recurring.articles),
                statements=len(every),
                statements_looked_up=len(looked_up),
            ),
        )

    def _typed(self, text: str, story: Story, told: Statements) -> Claim:
        """A claim of the reader's; who may tell a report of it may tell the claim."""
        found = self._found(text, story)
        near = self._desks.near(text, _in_turn(story))
        outlet_of = {article.id: article.outlet_id for article in story.articles}
        reports = of_relation(found, Relation.REPORTS)
        said = [each.candidate.near for each in told.looked_up if stands_in(each.claim, reports)]
        asked = Asked(
            public_since=public_since(found, _clocks(story)),
            near=frozenset(outlet_of[article] for article in near).union(*said),
            is_told=bool(tellers(found)),
        )
        return Claim(typed(text, asked.public_since), found, asked)

    def _looked_up(self, story: Story, candidate: Candidate) -> LookedUp:
        return LookedUp(candidate, self._found(candidate.claim.text, story))

    def _found(self, claim: str, story: Story) -> list[Match]:
        """The passages of the story that take a stand on the claim, or may do so."""
        # An outlet may have a thousand other articles near the claim, which would take all places.
        scope = Scope(articles=tuple(article.id for article in story.articles))
        try:
            outlets = self._desks.look_up(Question(text=claim, scope=scope, cut=_CUT)).outlets
        except Invalid as error:
            raise Invalid(error.detail, "/claim") from error
        matches = (match for outlet in outlets for match in outlet.matches)
        return [match for match in matches if match.verdict.relation is not Relation.RELATED]

    def _column(self, story: Story, outlet_id: str, held: Mapping[str, Held]) -> Column:
        own = [a for a in story.articles if a.outlet_id == outlet_id and a.id in held]
        return Column(
            outlet_id,
            tuple(held[article.id] for article in own),
            bool(own) or self._was_read(story, outlet_id),
        )

    def _held(self, story: Story) -> dict[str, Held]:
        lengths = self._articles.lengths([article.id for article in story.articles])
        return {
            article.id: Held(
                at=_clock(article),
                completeness=article.masthead.completeness,
                characters=lengths[article.id],
                language=_language(article),
            )
            for article in story.articles
            if article.id in lengths
        }

    def _was_read(self, story: Story, outlet_id: str) -> bool:
        """Whether anything of the outlet came out while the story ran, or within a day of it."""
        dates = [at for each in story.articles if (at := each.masthead.published_at)]
        if not dates:
            return False
        ran = ArticleFilter(
            outlet=outlet_id,
            published_after=min(dates) - BESIDE,
            published_before=max(dates) + BESIDE,
            limit=1,
        )
        return bool(self._articles.articles(ran))


def _claims(
    told: Iterable[LookedUp], story: Story, looked_up: Sequence[LookedUp]
) -> Iterator[Claim]:
    clocks = _clocks(story)
    languages = {article.id: _language(article) for article in story.articles}
    for each in told:
        asked = Asked(
            public_since=public_since(each.found, clocks),
            language=languages[each.claim.article_id],
            near=each.candidate.near,
            told_in_part=told_in_part(each, looked_up),
        )
        yield Claim(replace(each.claim, public_since=asked.public_since), each.found, asked)


def _clocks(story: Story) -> dict[str, datetime | None]:
    return {article.id: _clock(article) for article in story.articles}


def _clock(article: ArticleSummary) -> datetime | None:
    """When the outlet set this text."""
    return article.masthead.modified_at or article.masthead.published_at


def _language(article: ArticleSummary) -> str:
    """The language without its region; empty where it is not known."""
    return article.masthead.language.partition("-")[0].lower()


def _in_turn(story: Story) -> list[str]:
    """The articles that statements are sought in: the first of each outlet, then further ones."""
    seen: set[str] = set()
    first: list[str] = []
    further: list[str] = []
    for article in story.articles:
        (further if article.outlet_id in seen else first).append(article.id)
        seen.add(article.outlet_id)
    return [*first, *further][:MOST_READ]
