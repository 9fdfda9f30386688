"""A claim followed through the versions of all articles that a look-up finds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import service.lifeline.following
import service.lifeline.reading
from service.errors import Invalid, NotFound
from service.lifeline import Lifelines, Search
from service.lookup import Lookup
from service.model import LifeEvent, Lifeline, Outlet, Question, Scope, Submission
from tests.fakes.desk import StoreDesk

CLAIM = "Twelve people were killed when the ferry sank near Aldmouth on Sunday."
END = "\n\nThe weather was calm, and the cause is not known. An inquiry has begun."
CORRECTION = (
    "\n\nCorrection: An earlier version of this article said that twelve people were killed. "
    "The number is nine."
)
SEEN = datetime(2026, 5, 1, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return SEEN


class Desk(StoreDesk):
    """Life-lines over a store of its own, with a way to publish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, FixedClock())
        self.lookup = Lookup(self.shelves, self.encoder, self.origins.of_passages)
        search = Search(self.lookup.answer, self.lookup.nearby, self.lookup.writes_small)
        self.lifelines = Lifelines(self.stores.articles, self.encoder, search)

    def publish(self, outlet: str, *texts: str, first: int = 1, dated: bool = True) -> str:
        """The texts as versions of one article, a day apart from March `first` on."""
        for day, text in enumerate(texts, start=first):
            receipt = self.ingest.one(
                Submission(
                    outlet=Outlet(outlet),
                    title="Ferry sinks",
                    text=text,
                    url=f"https://{outlet}.example/ferry",
                    published_at=datetime(2026, 3, first, tzinfo=UTC) if dated else None,
                    modified_at=datetime(2026, 3, day, tzinfo=UTC) if dated else None,
                )
            )
        return receipt.id

    def follow(self, claim: str = CLAIM, **scope: tuple[str, ...]) -> Lifeline:
        return self.lifelines.of(Question(claim, scope=Scope(**scope)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(life: Lifeline) -> list[tuple[str, int, str]]:
    return [(point.outlet_id, point.version, point.event.value) for point in life.points]


@pytest.mark.parametrize(
    ("later", "event"),
    [
        (CLAIM.replace("Twelve", "Nine") + END, LifeEvent.VALUE_CHANGED),
        (CLAIM.replace("Twelve", "Nine") + END + CORRECTION, LifeEvent.CORRECTED),
        (CLAIM.replace("were killed", "were reportedly killed") + END, LifeEvent.HEDGED),
        (END, LifeEvent.REMOVED),
        (END + CORRECTION, LifeEvent.CORRECTED),
    ],
)
def test_what_becomes_of_a_claim_in_a_later_version_is_told(
    desk: Desk, later: str, event: LifeEvent
) -> None:
    desk.publish("gull", CLAIM + END, later)
    assert told(desk.follow()) == [("gull", 1, "appears"), ("gull", 2, event.value)]


def test_a_doubt_that_is_dropped_hardens_the_claim(desk: Desk) -> None:
    doubtful = CLAIM.replace("were killed", "were reportedly killed")
    desk.publish("gull", doubtful + END, CLAIM + END)
    assert told(desk.follow())[1:] == [("gull", 2, "hardened")]


def test_whoever_still_has_the_value_that_another_gave_up_is_a_carrier(desk: Desk) -> None:
    desk.publish("gull", CLAIM + END, CLAIM.replace("Twelve", "Nine") + END)
    desk.publish("heron", CLAIM + END)
    desk.publish("tern", CLAIM.replace("Twelve", "Nine") + END)
    assert [point.outlet_id for point in desk.follow().carriers] == ["heron"]


def test_a_version_that_only_moves_the_claim_is_no_point(desk: Desk) -> None:
    desk.publish("gull", CLAIM + END, f"{END.strip()}\n\n{CLAIM}")
    assert told(desk.follow()) == [("gull", 1, "appears")]


def test_the_clock_is_the_outlets_own_and_ours_only_where_it_has_none(desk: Desk) -> None:
    desk.publish("gull", CLAIM + END, CLAIM.replace("Twelve", "Nine") + END, first=3)
    desk.publish("heron", CLAIM + END, dated=False)
    points = desk.follow().points
    assert [point.at.day for point in points if point.outlet_id == "gull"] == [3, 4]
    assert [point.at for point in points if point.outlet_id == "heron"] == [SEEN]
    assert {point.seen_at for point in points} == {SEEN}


def test_the_passage_is_cut_from_its_own_version(desk: Desk) -> None:
    article = desk.publish(
        "gull", CLAIM + END, "A first line.\n\n" + CLAIM.replace("Twelve", "Ten")
    )
    for point in desk.follow().points:
        text = desk.stores.articles.article(article, point.version).text
        assert point.span is not None
        assert point.span.cut(text) == point.passage
        for delta in point.deltas:
            assert delta.theirs is None or delta.theirs.span.cut(text) == delta.theirs.text


def test_a_scope_narrows_who_is_followed(desk: Desk) -> None:
    desk.publish("gull", CLAIM + END)
    desk.publish("heron", CLAIM + END)
    assert told(desk.follow(outlets=("heron",))) == [("heron", 1, "appears")]


def test_a_paragraph_is_followed_with_its_own_article(desk: Desk) -> None:
    article = desk.publish("gull", CLAIM + END)
    paragraph = desk.stores.articles.article(article).blocks[1]
    life = desk.lifelines.of(Question(paragraph_id=paragraph.id))
    assert (life.claim, told(life)) == (CLAIM, [("gull", 1, "appears")])


def test_what_is_not_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service.lifeline.reading, "MOST_VERSIONS", 2)
    monkeypatch.setattr(service.lifeline.following, "MOST_ARTICLES", 1)
    article = desk.publish("gull", *(CLAIM + END + f"\n\nUpdate {n}." for n in range(5)))
    desk.publish("heron", CLAIM.replace("on Sunday", "on a Sunday in March") + END)
    notes = desk.follow().notes
    assert notes == (
        "1 articles further off were not read",
        f"3 versions of {article} were not read",
    )


def test_a_claim_without_words_and_an_unknown_paragraph_are_refused(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.follow("!")
    with pytest.raises(NotFound):
        desk.lifelines.of(Question(paragraph_id="nothing"))


def test_a_like_event_elsewhere_is_no_point(desk: Desk) -> None:
    desk.publish("gull", CLAIM + END)
    desk.publish("heron", CLAIM.replace("near Aldmouth ", "") + " It went down off Kelby." + END)
    assert told(desk.follow()) == [("gull", 1, "appears")]


def test_a_passage_that_stands_unchanged_still_carries_what_it_carried(desk: Desk) -> None:
    more = CLAIM.replace("Twelve people were killed", "Nine crew were among twelve people killed")
    desk.publish("gull", CLAIM + END, f"{CLAIM}\n\n{more}{END}")
    assert told(desk.follow()) == [("gull", 1, "appears")]


def test_whoever_has_a_toll_that_has_grown_since_is_a_carrier_until_it_tells_the_new_one(
    desk: Desk,
) -> None:
    grown = CLAIM.replace("Twelve", "Fifteen")
    desk.publish("gull", CLAIM + END)
    desk.publish("heron", CLAIM + END, first=2)
    desk.publish("tern", grown + END, first=5)
    assert [point.outlet_id for point in desk.follow().carriers] == ["gull", "heron"]
    desk.publish("gull", CLAIM + END, grown + END, first=6)
    assert [point.outlet_id for point in desk.follow().carriers] == ["heron"]
