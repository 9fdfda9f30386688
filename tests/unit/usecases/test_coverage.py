"""A story in, who tells what of it out: over a store of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.bootstrap import SystemClock
from service.coverage import _cell, _Column
from service.matching.coverage import Held
from service.model import (
    Completeness,
    CoverageCell,
    CoverageMatrix,
    CoverageState,
    Outlet,
    Span,
    StoryClaim,
    Submission,
    Unassessable,
)
from service.newsroom import Models, Newsroom
from service.ports import StoryFilter
from tests.fakes.desk import StoreDesk

NOON = datetime(2025, 1, 5, 12, tzinfo=UTC)
CLAIM = StoryClaim(
    id="c", text="x", article_id="a", paragraph_id="p", span=Span(0, 1), public_since=NOON
)
KILLED = "Twelve people were killed when the ferry Alda sank near Aldmouth, police said."
SANK = (
    "The ferry Alda sank near Aldmouth on the way to Kelby with ninety people on board. {killed} "
    "Lifeboats from Aldmouth and Kelby brought the others ashore. "
)


class Desk(StoreDesk):
    """A newsroom over a store of its own, with a way to publish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SystemClock())
        self.newsroom = Newsroom(
            articles=self.stores.articles,
            shelves=self.shelves,
            models=Models(self.encoder),
            jobs=self.stores.jobs,
            ingest=self.ingest,
            damage=tuple,
        )

    def publish(self, outlet: str, text: str, *, at: datetime | None = NOON) -> str:
        submission = Submission(
            outlet=Outlet(outlet), title="The ferry Alda sinks", text=text, published_at=at
        )
        return self.newsroom.ingest(submission).id

    def coverage(self, article_id: str, panel: str = "") -> CoverageMatrix:
        """The coverage of the story that the article belongs to."""
        self.newsroom.stories(StoryFilter())  # gathers
        number = self.stores.stories.of_article(article_id)
        return self.newsroom.coverage(f"s{number}", panel)


def cells(matrix: CoverageMatrix, claim: str) -> dict[str, CoverageCell]:
    """The row of a claim, by outlet."""
    (row,) = (r for c, r in zip(matrix.claims, matrix.rows, strict=True) if c.text == claim)
    return {outlet.id: cell for outlet, cell in zip(matrix.outlets, row, strict=True)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_other_articles_of_a_busy_outlet_do_not_crowd_out_the_one_of_the_story(
    desk: Desk,
) -> None:
    desk.publish("gull", SANK.format(killed=KILLED))
    told = "Police said twelve people were killed when the ferry Alda sank near Aldmouth at dawn."
    own = desk.publish("tern", SANK.format(killed=told))
    for month in range(1, 4):
        archive = "\n\n".join(f"Archive {month}.{page}. {KILLED}" for page in range(200))
        desk.publish("tern", archive, at=NOON + timedelta(days=31 * month))
    passage = cells(desk.coverage(own), KILLED)["tern"].passage
    assert passage
    assert passage.article_id == own


@pytest.mark.parametrize(
    ("language", "state", "why"),
    [
        ("en", CoverageState.OMITTED, None),
        ("", CoverageState.OMITTED, None),
        ("de", CoverageState.NOT_ASSESSABLE, Unassessable.OTHER_LANGUAGE),
    ],
)
def test_a_text_in_another_language_is_never_said_to_omit(
    language: str, state: CoverageState, why: Unassessable | None
) -> None:
    held = Held(at=NOON, completeness=Completeness.FULL, characters=900, language=language)
    column = _Column("orley-echo", (held,), is_read=True)
    cell = _cell((), column, CLAIM, frozenset(), language="en")
    assert (cell.state, cell.why) == (state, why)
