"""The origins of the seeds' paragraphs against their labels, with the real model."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from service.bootstrap import House, open_house
from service.intake.files import read_path
from service.model import JobItem, Outlet
from service.settings import Settings

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds"
ROWS = [json.loads(line) for line in (SEEDS / "origins.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, dict[str, str]]:
    """The house with the seeds in it, and the article that each file became."""
    folder = tmp_path_factory.mktemp("seeds")
    house = open_house(replace(Settings(), data=folder, verifier="off"))
    for each in json.loads((SEEDS / "outlets.json").read_text("utf-8")):
        house.newsroom.put_outlet(Outlet(**{**each, "domains": tuple(each["domains"])}))
    ids = {}
    for path in sorted((SEEDS / "articles").glob("*.json")):
        for entry in read_path(path):
            assert isinstance(entry.item, JobItem), entry
            ids[path.stem] = house.newsroom.ingest(entry.item.submission).id
    return house, ids


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["article"])
def test_every_paragraph_comes_from_where_its_label_says(
    shelf: tuple[House, dict[str, str]], row: dict[str, object]
) -> None:
    house, ids = shelf
    found = house.newsroom.origins(ids[str(row["article"])])
    labels = row["paragraphs"]
    assert isinstance(labels, list)
    told = {
        label["starts"]: (paragraph.origin.kind.value, paragraph.origin.name)
        for label in labels
        for paragraph in found.paragraphs
        if squeezed(paragraph.text).startswith(squeezed(label["starts"]))
    }
    assert told == {label["starts"]: (label["origin"], label["name"]) for label in labels}


def test_an_article_of_more_than_one_maker_is_mixed(
    shelf: tuple[House, dict[str, str]],
) -> None:
    house, ids = shelf
    mixed = {name for name, id_ in ids.items() if house.newsroom.origins(id_).mixed}
    labelled = {
        row["article"]
        for row in ROWS
        if len({p["name"] for p in row["paragraphs"] if p["origin"] != "outlet"}) > 1
    }
    assert labelled <= mixed
    assert not mixed & {row["article"] for row in ROWS} - labelled
