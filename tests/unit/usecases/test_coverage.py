"""A story in, who tells what of it out: over a store of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from service.bootstrap import SystemClock
from service.coverage import asking, kept
from service.coverage.cells import STATES, Asked, Column, cell
from service.lookup import Lookup
from service.matching.coverage import Held
from service.model import (
    Answer,
    Certainty,
    Completeness,
    CoverageCell,
    CoverageMatrix,
    CoverageState,
    Delta,
    Match,
    Origin,
    OriginKind,
    Outlet,
    Panel,
    PassageRecord,
    Question,
    Reading,
    Relation,
    Slot,
    Span,
    Submission,
    Unassessable,
    Verdict,
)
from service.newsroom import Models, Newsroom
from service.ports import StoryFilter
from tests.fakes.desk import StoreDesk

NOON = datetime(2025, 1, 5, 12, tzinfo=UTC)
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

    def publish(
        self,
        outlet: str,
        text: str,
        *,
        at: datetime | None = NOON,
        modified_at: datetime | None = None,
    ) -> str:
        submission = Submission(
            outlet=Outlet(outlet),
            title=text[:24],
            text=text,
            published_at=at,
            modified_at=modified_at,
        )
        return self.newsroom.ingest(submission).id

    def counted_look_ups(self, monkeypatch: pytest.MonkeyPatch) -> list[Question]:
        """The questions that are looked up from now on."""
        asked: list[Question] = []
        answer = Lookup.answer

        def counted(lookup: Lookup, question: Question) -> Answer:
            asked.append(question)
            return answer(lookup, question)

        monkeypatch.setattr(Lookup, "answer", counted)
        return asked

    def coverage(self, article_id: str, panel: str = "") -> CoverageMatrix:
        """The coverage of the story that the article belongs to."""
        self.newsroom.stories(StoryFilter())  # gathers
        number = self.stores.stories.of_article(article_id)
        return self.newsroom.coverage(f"s{number}", panel)


OTHER = (
    "The council of Kelby has refused to sell the old customs house to a chain of hotels. A vote "
    "of nine against four ended a quarrel of three years over the granite building on the quay."
)


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


def test_what_only_the_last_of_many_outlets_tell_is_found(desk: Desk) -> None:
    owner = "The owner of the Alda, Kelby Lines, had been fined twice for missing lifejackets."
    for hour in range(12):
        late = f"\n\n{owner}" if hour > 9 else ""
        at = NOON + timedelta(hours=hour)
        last = desk.publish(f"paper-{hour}", SANK.format(killed=KILLED) + late, at=at)
    matrix = desk.coverage(last)
    assert matrix.searched.articles_read == 12
    assert matrix.searched.gaps == ()
    told = {name for name, cell in cells(matrix, owner).items() if cell.passage}
    assert told == {"paper-10", "paper-11"}


def test_what_of_a_large_story_was_not_searched_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_READ", 2)
    monkeypatch.setattr(asking, "MOST_LOOKED_UP", 1)
    for name in ("gull", "heron", "tern"):
        last = desk.publish(name, SANK.format(killed=KILLED))
    matrix = desk.coverage(last)
    assert len(matrix.claims) == 1
    assert matrix.searched.statements == 3
    assert matrix.searched.gaps == (
        "statements were sought in 2 of 3 articles",
        "1 of 3 sentences that may recur were looked up, those that most outlets may tell",
    )


def test_a_claim_is_public_from_when_the_text_that_reports_it_was_set(desk: Desk) -> None:
    later = NOON + timedelta(hours=5)
    desk.publish("gull", SANK.format(killed=KILLED), modified_at=later)
    last = desk.publish("tern", SANK.format(killed=KILLED), at=NOON + timedelta(hours=9))
    assert {claim.public_since for claim in desk.coverage(last).claims} == {later}


def test_who_was_read_around_the_story_did_not_cover_it_and_of_others_nobody_knows(
    desk: Desk,
) -> None:
    for name in ("gull", "heron"):
        last = desk.publish(name, SANK.format(killed=KILLED))
    other = "Onion prices fell again, growers told a fair at Eastmoor."
    desk.publish("tern", other, at=NOON - timedelta(hours=23))
    desk.publish("skua", other, at=NOON + timedelta(hours=25))
    desk.newsroom.put_panel(Panel("all", "All", ("tern", "skua", "never-seen")))
    told = cells(desk.coverage(last, "all"), KILLED)
    assert told["tern"].state is CoverageState.NOT_COVERED
    assert told["skua"].why is told["never-seen"].why is Unassessable.NOT_INGESTED


def test_a_story_is_looked_up_once_until_it_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gull", "heron"):
        last = desk.publish(name, SANK.format(killed=KILLED))
    first = desk.coverage(last)
    looked_up = desk.counted_look_ups(monkeypatch)
    desk.publish("skua", "Onion prices fell again, growers told a fair at Eastmoor.")
    desk.newsroom.put_outlet(Outlet("gull", name="The Gull"))
    assert desk.coverage(last).outlets[0].name == "The Gull"
    assert desk.coverage(last).rows == first.rows
    desk.newsroom.put_panel(Panel("one", "One", ("skua",)))
    assert cells(desk.coverage(last, "one"), KILLED)["skua"].state is CoverageState.NOT_COVERED
    assert not looked_up
    desk.publish("tern", SANK.format(killed=KILLED))
    assert cells(desk.coverage(last), KILLED)["tern"].passage
    assert looked_up


def test_who_tells_a_claim_that_was_typed_and_who_may_do_so(desk: Desk) -> None:
    desk.publish("gull", SANK.format(killed=KILLED))
    desk.publish("heron", SANK.format(killed=KILLED), at=NOON + timedelta(hours=2))
    silent = "The ferry Alda sank near Aldmouth on the way to Kelby, and its owner is silent. "
    last = desk.publish("tern", silent + OTHER * 3, at=NOON + timedelta(hours=5))
    desk.newsroom.stories(StoryFilter())
    story = f"s{desk.stores.stories.of_article(last)}"
    typed = "Police said that twelve people died when the Alda sank."
    matrix = desk.newsroom.coverage(story, claim=typed)
    assert matrix.claims[0].text == typed
    assert matrix.claims[0].public_since == NOON
    told = cells(matrix, typed)
    assert told["gull"].passage
    assert told["heron"].passage
    assert told["tern"].why is Unassessable.UNCLEAR
    assert matrix.claims[1:] == desk.newsroom.coverage(story).claims


def test_nobody_leaves_out_a_claim_that_nobody_tells(desk: Desk) -> None:
    for name in ("gull", "heron"):
        last = desk.publish(name, SANK.format(killed=KILLED))
    desk.newsroom.stories(StoryFilter())
    story = f"s{desk.stores.stories.of_article(last)}"
    typed = "The harbour of Kelby is to get a second lighthouse."
    told = cells(desk.newsroom.coverage(story, claim=typed), typed)
    assert {cell.why for cell in told.values()} == {Unassessable.NOT_TOLD}


def test_the_stories_asked_for_last_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT", 1)
    for name in ("gull", "heron"):
        last = desk.publish(name, SANK.format(killed=KILLED))
        other = desk.publish(name, OTHER, at=NOON + timedelta(days=60))
    desk.coverage(last)
    looked_up = desk.counted_look_ups(monkeypatch)
    desk.coverage(other)
    asked = len(looked_up)
    desk.coverage(other)
    assert len(looked_up) == asked
    desk.coverage(last)
    assert len(looked_up) > asked


def match(relation: Relation, *deltas: Delta) -> Match:
    """A passage of the gull, told by its relation."""
    record = PassageRecord(
        id=1,
        article_id="a",
        version=1,
        outlet_id="gull",
        paragraph_id=relation.value,
        ordinal=1,
        span=Span(0, 1),
        text="x",
        title="t",
        url="",
        language="en",
        published_at=NOON,
        credit="",
        authors=(),
        opening="x",
        ending="x",
    )
    verdict = Verdict(relation, Certainty.ASSERTED, 0.9, Span(0, 1), deltas)
    return Match(record, Span(0, 1), "x", verdict, Origin("o", OriginKind.UNKNOWN))


@pytest.mark.parametrize(
    ("relations", "state"),
    [
        ((Relation.DIFFERS, Relation.DISPUTES, Relation.REPORTS), CoverageState.REPORTED),
        ((Relation.UNCLEAR, Relation.DIFFERS, Relation.DISPUTES), CoverageState.DISPUTES),
        ((Relation.UNCLEAR, Relation.DIFFERS), CoverageState.DIFFERS),
        ((Relation.UNCLEAR,), CoverageState.NOT_ASSESSABLE),
    ],
)
def test_a_report_decides_a_cell_before_a_denial_and_that_before_a_difference(
    relations: tuple[Relation, ...], state: CoverageState
) -> None:
    column = Column("gull", (), is_read=True)
    for found in permutations(map(match, relations)):
        told = cell(found, column, Asked(public_since=NOON, near=frozenset({"gull"})))
        assert told.state is state
        if told.passage:
            assert CoverageState(state) is STATES[Relation(told.passage.paragraph_id)]


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        (Relation.REPORTS, CoverageState.REPORTED),
        (Relation.DIFFERS, Unassessable.UNCLEAR),
        (Relation.DISPUTES, Unassessable.UNCLEAR),
    ],
)
def test_a_stand_against_a_claim_without_a_sentence_near_it_is_unclear(
    relation: Relation, told: str
) -> None:
    found = cell((match(relation),), Column("gull", (), is_read=True), Asked(public_since=NOON))
    assert (found.why or found.state) == told


def test_another_number_is_a_difference_without_a_sentence_near_the_claim() -> None:
    apart = [Delta(slot, None, None, Reading.CONFLICT) for slot in (Slot.NUMBER, Slot.DATE)]
    number, date = (match(Relation.DIFFERS, delta) for delta in apart)
    column, asked = Column("gull", (), is_read=True), Asked(public_since=NOON)
    assert cell((number,), column, asked).state is CoverageState.DIFFERS
    assert cell((date,), column, asked).why is Unassessable.UNCLEAR


@pytest.mark.parametrize(
    ("outlet", "hours", "told"),
    [
        ("tern", 0, CoverageState.OMITTED),
        ("gull", 0, Unassessable.UNCLEAR),
        ("gull", -1, Unassessable.PUBLISHED_BEFORE_CLAIM),
    ],
)
def test_an_outlet_near_the_claim_is_not_said_to_leave_it_out(
    outlet: str, hours: int, told: str
) -> None:
    at = NOON + timedelta(hours=hours)
    held = Held(at=at, completeness=Completeness.FULL, characters=900)
    near = Asked(public_since=NOON, near=frozenset({"gull"}))
    found = cell((), Column(outlet, (held,), is_read=True), near)
    assert (found.why or found.state) == told


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
    column = Column("orley-echo", (held,), is_read=True)
    told = cell((), column, Asked(public_since=NOON, language="en"))
    assert (told.state, told.why) == (state, why)
