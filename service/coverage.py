"""The use case of coverage: which outlet tells which statement of a story, and who leaves it out.

A statement is recurring where two articles tell it, by the same comparison that lays them side by
side. Each is looked up as a claim is, so that a cell says what a look-up would say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Final, NamedTuple

from service.errors import NotFound
from service.matching.coverage import Held, silence
from service.model import (
    Answer,
    ArticleRef,
    ArticleSummary,
    BlockKind,
    Cell,
    Certainty,
    Comparison,
    CoverageCell,
    CoverageMatrix,
    CoveragePassage,
    CoverageState,
    Cut,
    Match,
    Outlet,
    Panel,
    Question,
    Relation,
    Row,
    Scope,
    Sentence,
    Span,
    Story,
    StoryClaim,
    Unassessable,
)
from service.ports import ArticleFilter, ArticleStore, OutletStore

MOST_CLAIMS: Final = 40
"""The statements of one story; each of them is a look-up."""
MOST_READ: Final = 8
"""The articles of one story in which recurring statements are sought."""
_SHORTEST: Final = 40
"""The characters below which a sentence is hardly a statement by itself."""
_CUT: Final = Cut(limit=200, articles_per_outlet=20, passages_per_article=3)
_STATES: Final = {
    Relation.REPORTS: CoverageState.REPORTED,
    Relation.DISPUTES: CoverageState.DISPUTES,
    Relation.DIFFERS: CoverageState.DIFFERS,
}
"""What a stand makes of a cell; the first in this order decides between several."""


Near = frozenset[str]
"""The outlets that have a sentence which stands for the claim where their articles are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """The other use cases that coverage asks."""

    story: Callable[[str], Story]
    story_of: Callable[[str], Story]
    panel: Callable[[str], Panel]
    compare: Callable[[Sequence[ArticleRef]], Comparison]
    look_up: Callable[[Question], Answer]


class Coverage:
    """Statements of a story by the outlets of a panel. Safe to use from many threads."""

    def __init__(self, articles: ArticleStore, outlets: OutletStore, desks: Desks) -> None:
        self._articles = articles
        self._outlets = outlets
        self._desks = desks

    def of(self, story_id: str, panel_id: str = "") -> CoverageMatrix:
        """The matrix of a story; without a panel its columns are the outlets of the story.

        Raises `NotFound` for an unknown story or panel.
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
            return _outlets_of(story)
        try:
            return self._desks.panel(panel_id).outlets
        except NotFound as error:
            raise NotFound(error.kind, error.id, "/panel") from error

    def _matrix(self, story: Story, wanted: Sequence[str]) -> CoverageMatrix:
        known = self._outlets.named(wanted)
        outlets = tuple(known.get(name, Outlet(name)) for name in wanted)
        columns = [self._column(story, outlet.id) for outlet in outlets]
        languages = {article.id: _language(article) for article in story.articles}
        claims, rows = [], []
        for claim, near in self._claims(story):
            found = self._told(claim, story)
            if len(_tellers(found)) > 1:
                told = replace(claim, public_since=_since(found))
                claims.append(told)
                language = languages[claim.article_id]
                rows.append(
                    tuple(_cell(found, each, told, near, language=language) for each in columns)
                )
        return CoverageMatrix(story=story, outlets=outlets, claims=tuple(claims), rows=tuple(rows))

    def _claims(self, story: Story) -> list[tuple[StoryClaim, Near]]:
        """The recurring statements, those that most articles tell, in the order of the story."""
        read = _read(story)
        if len(read) < 2:  # noqa: PLR2004 (one article repeats nobody)
            return []
        laid = self._desks.compare([ArticleRef(each.id) for each in read])
        recurring = [row for row in laid.rows if len(_present(row)) > 1 and _wordings(row)]
        ranked = sorted(range(len(recurring)), key=lambda at: -len(_present(recurring[at])))
        most = [recurring[at] for at in sorted(ranked[:MOST_CLAIMS])]
        return [(_claim(row, read), _near(row, read)) for row in most]

    def _told(self, claim: StoryClaim, story: Story) -> list[Match]:
        """The passages of the story that take a stand on the claim, or may do so."""
        # An outlet may have a thousand other articles near the claim, which would take all places.
        scope = Scope(articles=tuple(article.id for article in story.articles))
        answer = self._desks.look_up(Question(text=claim.text, scope=scope, cut=_CUT))
        return [
            match
            for outlet in answer.outlets
            for match in outlet.matches
            if match.verdict.relation is not Relation.RELATED
        ]

    def _column(self, story: Story, outlet_id: str) -> _Column:
        own = [article for article in story.articles if article.outlet_id == outlet_id]
        return _Column(
            outlet_id, tuple(map(self._held, own)), bool(own) or self._was_read(story, outlet_id)
        )

    def _held(self, article: ArticleSummary) -> Held:
        masthead = article.masthead
        return Held(
            at=masthead.modified_at or masthead.published_at,
            completeness=masthead.completeness,
            characters=len(self._articles.article(article.id).text),
            language=_language(article),
        )

    def _was_read(self, story: Story, outlet_id: str) -> bool:
        """Whether anything of the outlet was taken in while the story ran."""
        dates = [at for each in story.articles if (at := each.masthead.published_at)]
        if not dates:
            return False
        ran = ArticleFilter(
            outlet=outlet_id, published_after=min(dates), published_before=max(dates), limit=1
        )
        return bool(self._articles.articles(ran))


@dataclass(frozen=True, slots=True)
class _Column:
    """An outlet with what is held of it on the story."""

    outlet_id: str
    held: tuple[Held, ...]
    is_read: bool


class _Wording(NamedTuple):
    """A sentence that tells a statement: as somebody's word or not, and in which article."""

    is_ascribed: bool
    article: int
    sentence: Sentence
    span: Span


def _language(article: ArticleSummary) -> str:
    """The language without its region; empty where it is not known."""
    return article.masthead.language.partition("-")[0].lower()


def _outlets_of(story: Story) -> tuple[str, ...]:
    return tuple(sorted({article.outlet_id for article in story.articles}))


def _read(story: Story) -> list[ArticleSummary]:
    """The articles that statements are sought in: the first of each outlet, then further ones."""
    seen: set[str] = set()
    first: list[ArticleSummary] = []
    further: list[ArticleSummary] = []
    for article in story.articles:
        (further if article.outlet_id in seen else first).append(article)
        seen.add(article.outlet_id)
    return [*first, *further][:MOST_READ]


def _present(row: Row) -> list[tuple[int, Cell]]:
    return [(at, cell) for at, cell in enumerate(row.cells) if isinstance(cell, Cell)]


def _wordings(row: Row) -> list[_Wording]:
    """What of the row is a statement by itself: sentences of some length, no headlines."""
    return [
        _Wording(cell.certainty is not Certainty.ASSERTED, at, sentence, sentence.span)
        for at, cell in _present(row)
        for sentence in cell.sentences
        if sentence.span
        and sentence.kind is not BlockKind.HEADLINE
        and len(sentence.text) >= _SHORTEST
    ]


def _claim(row: Row, articles: Sequence[ArticleSummary]) -> StoryClaim:
    """The statement as the earliest article has it, one that asserts it before others."""
    said = min(_wordings(row), key=lambda each: (each.is_ascribed, each.article))
    sentence = said.sentence
    return StoryClaim(
        id=blake2b(f"{sentence.block_id}:{sentence.place}".encode(), digest_size=6).hexdigest(),
        text=sentence.text,
        article_id=articles[said.article].id,
        paragraph_id=sentence.block_id,
        span=said.span,
        public_since=None,
    )


def _tellers(found: Sequence[Match]) -> set[str]:
    """The outlets that take the claim up."""
    return {m.passage.outlet_id for m in found if m.verdict.relation in _STATES}


def _near(row: Row, articles: Sequence[ArticleSummary]) -> Near:
    return frozenset(articles[at].outlet_id for at, _ in _present(row))


def _since(found: Sequence[Match]) -> datetime | None:
    """When the claim became public in this index: the earliest report, else the earliest stand."""
    stands = [match for match in found if match.verdict.relation in _STATES]
    for told in (_of(found, Relation.REPORTS), stands):
        dates = [at for match in told if (at := match.passage.published_at)]
        if dates:
            return min(dates)
    return None


def _of(found: Sequence[Match], relation: Relation) -> list[Match]:
    return [match for match in found if match.verdict.relation is relation]


def _cell(
    found: Sequence[Match], column: _Column, claim: StoryClaim, near: Near, *, language: str
) -> CoverageCell:
    """What an outlet does with the claim; what may tell it is never called an omission."""
    own = [match for match in found if match.passage.outlet_id == column.outlet_id]
    for relation, state in _STATES.items():
        for match in _of(own, relation):
            return CoverageCell(state=state, passage=_passage(match))
    if own or column.outlet_id in near:
        return CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=Unassessable.UNCLEAR)
    return silence(column.held, since=claim.public_since, language=language, is_read=column.is_read)


def _passage(match: Match) -> CoveragePassage:
    passage = match.passage
    return CoveragePassage(
        article_id=passage.article_id,
        version=passage.version,
        paragraph_id=passage.paragraph_id,
        span=match.span,
        text=match.text,
        published_at=passage.published_at,
        deltas=match.verdict.deltas,
    )
