"""Seeds side by side, with the real model: what all say, and what only stands beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.bootstrap import open_house
from service.intake.files import read_path
from service.model import (
    ArticleRef,
    Cell,
    JobItem,
    Outlet,
    Reading,
    Row,
    RowGroup,
    Slot,
    Submission,
)
from service.newsroom import Newsroom
from service.settings import Settings

pytestmark = pytest.mark.model

MAYOR = (
    "Mayor Elsa Thornquist said the repair would cost €3.5 million.",
    "The mayor, Elsa Thornquist, said repairs would cost 3.5 million euros.",
)
MOVED = (
    "About 400 people were ordered out of their homes in Orrin on Sunday when the dam cracked.",
    "Some 650 people were evacuated from Orrin on Sunday after a crack was found in the dam.",
)
HURT = (
    "Nobody was hurt, the fire brigade said.",
    "Two men were slightly injured in the evacuation, the fire brigade said.",
)
TITLES = ("Cracked dam forces 400 from homes", "Dam repair to cost £2m")
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
BLAST, MOURNED = "12-northgate-courier-quay.json", "19-westland-tribune-quay.json"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("seeds")
    return open_house(replace(Settings(), data=folder, verifier="off")).newsroom


def side_by_side(newsroom: Newsroom, *given: Submission) -> tuple[Row, ...]:
    refs = [ArticleRef(newsroom.ingest(each).id) for each in given]
    return newsroom.compare(refs).rows


def seed(file: str) -> Submission:
    (entry,) = read_path(SEEDS / file)
    assert isinstance(entry.item, JobItem)
    return entry.item.submission


@pytest.fixture(scope="module")
def dam(newsroom: Newsroom) -> tuple[Row, ...]:
    """Two made-up articles about a dam, side by side."""
    told = zip(TITLES, MOVED, HURT, MAYOR, strict=True)
    given = (
        Submission(Outlet(f"outlet-{at}"), title, paragraphs=tuple(said), language="en")
        for at, (title, *said) in enumerate(told)
    )
    return side_by_side(newsroom, *given)


def texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells if isinstance(cell, Cell))


def test_two_tolls_of_one_blast_are_not_said_by_all(newsroom: Newsroom) -> None:
    headlines, row, *_ = side_by_side(newsroom, seed(BLAST), seed(MOURNED))
    assert headlines.group is row.group is RowGroup.DIFFERING_FACTS
    (found,) = row.deltas
    assert found.delta.ours is not None
    assert found.delta.theirs is not None
    assert (found.delta.slot, found.delta.reading) == (Slot.NUMBER, Reading.LATER_UPDATE)
    assert (found.delta.ours.text, found.delta.theirs.text) == ("12", "17")


@pytest.mark.parametrize(
    ("said", "group"),
    [
        (TITLES, RowGroup.NEAR_EACH_OTHER),
        (MOVED, RowGroup.DIFFERING_FACTS),
        (HURT, RowGroup.DIFFERING_FACTS),
        (MAYOR, RowGroup.SAID_BY_ALL),
    ],
)
def test_a_row_is_said_by_all_only_where_its_sentences_say_one_thing(
    dam: tuple[Row, ...], said: tuple[str, ...], group: RowGroup
) -> None:
    (row,) = (row for row in dam if texts(row) == said)
    assert row.group is group
