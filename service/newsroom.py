"""The use cases as one object: Crossread's Python API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from service.compare import Comparisons
from service.coverage import Coverage, Desks
from service.errors import CrossreadError
from service.ingest import Ingest
from service.lifeline import Lifelines, Search
from service.lookup import Lookup
from service.matching.relation import judge
from service.matching.settling import settle
from service.model import (
    Answer,
    ArticleOrigins,
    ArticleRef,
    ArticleSummary,
    Comparison,
    CoverageMatrix,
    Health,
    Job,
    JobItem,
    Lifeline,
    LineError,
    OriginDecision,
    OriginFile,
    Outlet,
    Panel,
    Question,
    Receipt,
    StoredArticle,
    Story,
    StoryPage,
    Submission,
    Verdict,
    VersionDiff,
    VersionSummary,
)
from service.origins import Origins
from service.ports import (
    ArticleFilter,
    ArticleStore,
    Encoder,
    JobQueue,
    Shelves,
    StoryFilter,
    Verifier,
)
from service.reindex import Progress, reindex
from service.stories import StoryDesk
from service.text.facts import state
from service.text.facts.packing import rules
from service.versions import Versions


@dataclass(frozen=True, slots=True)
class Models:
    """What has learnt: the encoder, and the verifier where there is one.

    `in_lookups`: whether the verifier takes part in look-ups too, not only on pairs.
    """

    encoder: Encoder
    verifier: Verifier | None = None
    in_lookups: bool = False


class Newsroom:
    """Everything a client of Crossread can ask for. Safe to use from many threads."""

    def __init__(
        self,
        *,
        articles: ArticleStore,
        shelves: Shelves,
        models: Models,
        jobs: JobQueue,
        ingest: Ingest,
        damage: Callable[[], Sequence[str]],
    ) -> None:
        self._articles = articles
        self._shelves = shelves
        self._encoder = models.encoder
        self._verifier = models.verifier
        self._jobs = jobs
        self._ingest = ingest
        self._damage = damage
        self._desk = StoryDesk(shelves.stories, shelves.log)
        reader = models.verifier if models.in_lookups else None
        self._origins = Origins(articles, shelves, models.encoder)
        self._lookup = Lookup(shelves, models.encoder, self._origins.of_passages, reader)
        self._versions = Versions(articles)
        self._comparisons = Comparisons(articles, models.encoder)
        found_by = Search(self._lookup.answer, self._lookup.nearby, self._lookup.writes_small)
        self._lifelines = Lifelines(articles, models.encoder, found_by)
        desks = Desks(
            story=self.story,
            story_of=self._desk.story_of,
            panel=self.panel,
            recurring=self._comparisons.recurring,
            near=self._comparisons.near,
            look_up=self.lookup,
        )
        self._coverage = Coverage(articles, shelves, desks)

    # Articles

    def ingest(self, submission: Submission) -> Receipt:
        """Take one article in. When this returns, it is stored and every look-up finds it."""
        return self._ingest.one(submission)

    def ingest_many(self, submissions: Sequence[Submission]) -> list[Receipt | CrossreadError]:
        """Take articles in, embedded together; result i tells how submission i fared."""
        return self._ingest.many(submissions)

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """One version of an article, the current one by default. Raises `NotFound`."""
        return self._articles.article(article_id, version)

    def articles(self, which: ArticleFilter) -> tuple[ArticleSummary, ...]:
        """A page of the articles, ordered by id."""
        return self._articles.articles(which)

    def is_empty(self) -> bool:
        """Whether no article is held at all."""
        return not self._articles.articles(ArticleFilter(limit=1))

    def versions(self, article_id: str) -> tuple[VersionSummary, ...]:
        """The history of an article, oldest first. Raises `NotFound`."""
        return self._articles.versions(article_id)

    def version_diff(self, article_id: str, before: int, after: int) -> VersionDiff:
        """What the outlet changed between two versions of an article. Raises `NotFound`."""
        return self._versions.diff(article_id, before, after)

    def delete(self, article_id: str) -> None:
        """Remove an article from the store, the index and every answer. Raises `NotFound`."""
        self._articles.delete(article_id)

    # Outlets

    def outlet(self, outlet_id: str) -> Outlet:
        """One outlet. Raises `NotFound`."""
        return self._shelves.outlets.outlet(outlet_id)

    def outlets(self) -> tuple[Outlet, ...]:
        """All outlets, ordered by id."""
        return self._shelves.outlets.outlets()

    def put_outlet(self, outlet: Outlet) -> bool:
        """Store an outlet whole; whether it is new."""
        return self._shelves.outlets.put(outlet)

    def panel(self, panel_id: str) -> Panel:
        """A named set of outlets. Raises `NotFound`."""
        return self._shelves.panels.panel(panel_id)

    def panels(self) -> tuple[Panel, ...]:
        """All panels, ordered by id."""
        return self._shelves.panels.panels()

    def put_panel(self, panel: Panel) -> bool:
        """Store a panel whole; whether it is new."""
        return self._shelves.panels.put(panel)

    # Stories

    def stories(self, which: StoryFilter) -> StoryPage:
        """A page of the stories, that with the latest article first."""
        return self._desk.stories(which)

    def story(self, story_id: str) -> Story:
        """Articles about the same event, earliest first. Raises `NotFound`."""
        return self._desk.story(story_id)

    def coverage(self, story_id: str, panel_id: str = "", claim: str = "") -> CoverageMatrix:
        """Who tells which statement of a story, `claim` first. Raises `NotFound`, `Invalid`."""
        return self._coverage.of(story_id, panel_id, claim)

    def gaps(self, article_id: str, panel_id: str = "") -> CoverageMatrix:
        """What others tell of an article's story and its outlet leaves out. Raises `NotFound`."""
        return self._coverage.gaps(article_id, panel_id)

    # Questions

    def lookup(self, question: Question) -> Answer:
        """Who else reported the claim, and how their version differs."""
        return self._lookup.answer(question)

    def lifeline(self, question: Question) -> Lifeline:
        """The claim through all outlets and versions; only the scope of the question counts."""
        return self._lifelines.of(question)

    def relations(self, pairs: Sequence[tuple[str, str]]) -> tuple[Verdict, ...]:
        """How each passage stands to its claim, in the order of `pairs`; nothing is stored."""
        if not pairs:
            return ()
        claims, passages = zip(*pairs, strict=True)
        vectors = self._encoder.encode([*claims, *passages])
        cosines = np.einsum("ij,ij->i", vectors[: len(pairs)], vectors[len(pairs) :])
        stated = [(state(claim, None), state(passage, None)) for claim, passage in pairs]
        if self._verifier is None:
            return tuple(
                judge(claim, passage, cosine=cosine)
                for (claim, passage), cosine in zip(stated, cosines.tolist(), strict=True)
            )
        read = zip(stated, cosines.tolist(), self._verifier.opinions(pairs), strict=True)
        return tuple(
            settle(claim, passage, cosine=cosine, opinion=opinion)
            for (claim, passage), cosine, opinion in read
        )

    def compare(self, refs: Sequence[ArticleRef]) -> Comparison:
        """2 to 8 articles, or versions, side by side in the order of `refs`.

        Raises `NotFound`, `Invalid` where one is named twice, and `TooLarge`.
        """
        return self._comparisons.of(refs)

    # Origins

    def origins(self, article_id: str) -> ArticleOrigins:
        """Whose text each paragraph of an article is, and its shares. Raises `NotFound`."""
        return self._origins.of_article(article_id)

    def origin(self, origin_id: str) -> OriginFile:
        """All members of an origin and why they are one. Raises `NotFound`."""
        return self._origins.origin(origin_id)

    def split_origin(
        self, origin_id: str, paragraph_ids: Sequence[str], note: str = ""
    ) -> OriginDecision:
        """Take paragraphs out of an origin by hand. Raises `NotFound` or `Invalid`."""
        return self._origins.split(origin_id, paragraph_ids, note)

    def merge_origins(
        self, origin_id: str, others: Sequence[str], note: str = ""
    ) -> OriginDecision:
        """Make several origins one by hand. Raises `NotFound` or `Invalid`."""
        return self._origins.merge(origin_id, others, note)

    def withdraw_origin_decision(self, decision_id: str) -> None:
        """Take a decision by hand back. Raises `NotFound`."""
        self._origins.withdraw(decision_id)

    # Bulk work

    def submit(self, items: Iterable[JobItem], errors: Sequence[LineError]) -> Job:
        """Keep the lines of a bulk request for the job runner."""
        return self._jobs.submit(items, errors)

    def job(self, job_id: str) -> Job:
        """How far a bulk request is. Raises `NotFound`."""
        return self._jobs.job(job_id)

    # The house

    def warm_up(self) -> None:
        """Load what every question needs, so that the first one need not wait for it."""
        self.health()
        self.lookup(Question("Nobody has asked anything yet."))

    def reindex(self, progress: Progress) -> int:
        """Embed what the present model has not seen and snapshot the index; how many windows."""
        return reindex(self._shelves.log, self._encoder, self._shelves.vectors, progress)

    def damage(self) -> Sequence[str]:
        """What of the store is not as it was written, row by row; reads all of it."""
        return self._damage()

    def health(self) -> Health:
        """Bring the index up to the log and say whether the two agree."""
        sequence = self._shelves.vectors.catch_up(self._shelves.log)
        held = self._shelves.vectors.sequence
        waiting = self._shelves.log.count_unembedded(self._encoder.generation)
        problems = []
        if held < sequence:
            problems.append(f"the index holds sequence {held} of {sequence}")
        if waiting:
            problems.append(f"{waiting} paragraphs have no vector of the present model: reindex")
        return Health(
            ready=not problems,
            sequence=sequence,
            index_sequence=held,
            generation=self._encoder.generation,
            unembedded=waiting,
            unread=self._shelves.readings.left(rules()),
            problems=tuple(problems),
        )
