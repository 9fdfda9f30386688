"""The revised seeds: what their outlets changed, and the life of what they took back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.bootstrap import open_house
from service.intake.files import read_path
from service.model import ChangeKind, JobItem, LifeEvent, NoticeKind, Outcome, Question
from service.newsroom import Newsroom
from service.settings import Settings

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("seeds")
    opened = open_house(replace(Settings(), data=folder, verifier="off")).newsroom
    entries = [entry.item for entry in read_path(SEEDS)]
    opened.ingest_many([item.submission for item in entries if isinstance(item, JobItem)])
    return opened


def article_by(newsroom: Newsroom, file: str) -> str:
    (entry,) = read_path(SEEDS / file)
    assert isinstance(entry.item, JobItem)
    receipt = newsroom.ingest(entry.item.submission)
    assert receipt.outcome is Outcome.UNCHANGED
    return receipt.id


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("54-eastmoor-post-quay-v2.json", "9", "6"),
        ("55-signal-nine-trams-v2.json", "Monday 18 May", "Tuesday 19 May"),
    ],
)
def test_a_corrected_seed_shows_what_was_corrected_and_nothing_else(
    newsroom: Newsroom, file: str, old: str, new: str
) -> None:
    found = newsroom.version_diff(article_by(newsroom, file), 1, 2)
    (change,) = found.changes
    (delta,) = change.deltas
    (notice,) = found.notices
    assert change.kind is ChangeKind.CHANGED_FACT
    assert delta.ours is not None
    assert delta.theirs is not None
    assert (delta.ours.text, delta.theirs.text) == (old, new)
    assert (notice.kind, notice.is_new, notice.about) == (NoticeKind.CORRECTION, True, (0,))
    assert (found.is_substantive, found.is_silent) == (True, False)


def test_the_life_of_what_was_corrected_ends_in_the_correction(newsroom: Newsroom) -> None:
    life = newsroom.lifeline(Question("The action is due to begin on Monday 18 May."))
    told = [p.event for p in life.points if p.title.startswith("Northgate tram strike")]
    assert told == [LifeEvent.APPEARS, LifeEvent.CORRECTED]


def test_outlets_that_did_not_follow_a_growing_toll_carry_the_old_one(newsroom: Newsroom) -> None:
    claim = "Twelve people were killed in the explosion at Kelmouth harbour."
    carriers = {point.outlet_id for point in newsroom.lifeline(Question(claim)).carriers}
    assert "northgate-courier" in carriers
    assert "meridian-press" not in carriers
