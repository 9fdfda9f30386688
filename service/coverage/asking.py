"""The use case of coverage: which outlet tells which statement of a story, and who leaves it out.

A statement is recurring where two articles tell it, by the same links that lay articles side by
side. Each is looked up as a claim is, so that a cell says what a look-up would say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, NamedTuple

from service.coverage.cells import Asked, Column, cell, of_relation, public_since, tellers
from service.coverage.claims import Candidate, candidates
from service.coverage.kept import Key, Matrices
from service.errors import NotFound
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
    StoryClaim,
)
from service.ports import ArticleFilter, ArticleStore, Shelves

MOST_CLAIMS: Final = 40
"""The statements of one story that are looked up."""
MOST_READ: Final = 40
"""The articles of one story in which recurring statements are sought, each against each."""
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
    look_up: Callable[[Question], Answer]


class _Told(NamedTuple):
    """A claim that was looked up, with the passages that take a stand on it, or may do so."""

    candidate: Candidate
    found: list[Match]

    def tells(self, claim: StoryClaim) -> bool:
        """Whether a passage that reports this claim is where the other one stands."""
        return any(
            match.passage.article_id == claim.article_id and match.span.overlaps(claim.span)
            for match in of_relation(self.found, Relation.REPORTS)
        )


class Coverage:
    """Statements of a story by the outlets of a panel. Safe to use from many threads."""

    def __init__(self, articles: ArticleStore, shelves: Shelves, desks: Desks) -> None:
        self._articles = articles
        self._outlets = shelves.outlets
        self._log = shelves.log
        self._desks = desks
        self._matrices = Matrices()

    def of(self, story_id: str, panel_id: str = "") -> CoverageMatrix:
        """The matrix of a story; without a panel its columns are the outlets of the story.

        It is kept until the log moves on. Raises `NotFound` for an unknown story or panel.
        """
        story = self._desks.story(story_id)
        return self._matrix(story, self._panel(story, panel_id))

    def gaps(self, article_id: str, panel_id: str = "") -> CoverageMatrix:
        """What others of the panel tell of the article's story, and its outlet leaves out.

        The outlet itself is the first column. Raises `NotFound` for an unknown article or panel.
        """
        story = self._desks.story_of(article_id)
        own = next(each.outlet_id for each in story.articles if each.id == article_id)
        others = (name for name in self._panel(story, panel_id) if name != own)
        whole = self._matrix(story, (own, *others))
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

    def _matrix(self, story: Story, wanted: Sequence[str]) -> CoverageMatrix:
        key = Key(story, self._named(wanted), self._log.sequence())
        return self._matrices.of(key, lambda: self._computed(story, key.outlets))

    def _named(self, wanted: Sequence[str]) -> tuple[Outlet, ...]:
        known = self._outlets.named(wanted)
        return tuple(known.get(name, Outlet(name)) for name in wanted)

    def _computed(self, story: Story, outlets: Sequence[Outlet]) -> CoverageMatrix:
        held = self._held(story)
        columns = [self._column(story, outlet.id, held) for outlet in outlets]
        recurring = self._desks.recurring(_read(story))
        outlet_of = {article.id: article.outlet_id for article in story.articles}
        every = candidates(recurring, outlet_of)
        told = sorted(self._told(story, every), key=lambda each: each.candidate.place)
        asked = [_asked(each, story) for each in told]
        return CoverageMatrix(
            story=story,
            outlets=tuple(outlets),
            claims=tuple(
                replace(each.candidate.claim, public_since=of.public_since)
                for each, of in zip(told, asked, strict=True)
            ),
            rows=tuple(
                tuple(cell(each.found, column, of) for column in columns)
                for each, of in zip(told, asked, strict=True)
            ),
            searched=CoverageSearch(
                articles=len(story.articles),
                articles_read=len(recurring.articles),
                statements=len(every),
                statements_looked_up=min(len(every), MOST_CLAIMS),
            ),
        )

    def _told(self, story: Story, every: Sequence[Candidate]) -> list[_Told]:
        """What two outlets take up, each statement once."""
        kept: list[_Told] = []
        for told in self._looked_up(story, islice(every, MOST_CLAIMS)):
            claim = told.candidate.claim
            is_new = not any(
                before.tells(claim) and told.tells(before.candidate.claim) for before in kept
            )
            if is_new and len(tellers(told.found)) > 1:
                kept.append(told)
        return kept

    def _looked_up(self, story: Story, wanted: Iterator[Candidate]) -> Iterator[_Told]:
        # An outlet may have a thousand other articles near the claim, which would take all places.
        scope = Scope(articles=tuple(article.id for article in story.articles))
        for each in wanted:
            answer = self._desks.look_up(Question(text=each.claim.text, scope=scope, cut=_CUT))
            matches = (match for outlet in answer.outlets for match in outlet.matches)
            yield _Told(each, [m for m in matches if m.verdict.relation is not Relation.RELATED])

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


def _asked(told: _Told, story: Story) -> Asked:
    clocks = {article.id: _clock(article) for article in story.articles}
    languages = {article.id: _language(article) for article in story.articles}
    return Asked(
        public_since=public_since(told.found, clocks),
        language=languages[told.candidate.claim.article_id],
        near=told.candidate.near,
    )


def _clock(article: ArticleSummary) -> datetime | None:
    """When the outlet set this text."""
    return article.masthead.modified_at or article.masthead.published_at


def _language(article: ArticleSummary) -> str:
    """The language without its region; empty where it is not known."""
    return article.masthead.language.partition("-")[0].lower()


def _read(story: Story) -> list[str]:
    """The articles that statements are sought in: the first of each outlet, then further ones."""
    seen: set[str] = set()
    first: list[str] = []
    further: list[str] = []
    for article in story.articles:
        (further if article.outlet_id in seen else first).append(article.id)
        seen.add(article.outlet_id)
    return [*first, *further][:MOST_READ]
