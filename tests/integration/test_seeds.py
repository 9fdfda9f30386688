"""The look-up against the labels of the seeds, with the real model; the score is printed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from service.bootstrap import House, open_house
from service.intake.files import read_path
from service.model import Answer, JobItem, Match, Question
from service.settings import Settings

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds"
LABELS = [json.loads(line) for line in (SEEDS / "labels.jsonl").read_text("utf-8").splitlines()]

FLOORS = {
    "rules": {"relation": 0.85, "passage": 0.95, "certainty": 0.88, "slots": 0.9, "silence": 0.88},
    "both": {"relation": 0.46, "passage": 0.95, "certainty": 0.8, "slots": 0.9, "silence": 0.96},
}
"""What rules alone, and rules with the verifier, reached when it was last raised.

The verifier takes part in look-ups only where `CROSSREAD_VERIFIER` says so: it is shyer there.
"""


@dataclass(frozen=True)
class Shelf:
    """The seeds, ingested: how to ask, and which article file became which id."""

    house: House
    ids: dict[str, str]
    decided_by: str

    def ask(self, label: dict[str, Any]) -> Answer:
        return self.house.newsroom.lookup(Question(text=label["claim"]))


@pytest.fixture(scope="module", params=FLOORS)
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("seeds")
    house = open_house(
        replace(Settings(), data=folder, verifier="all" if request.param == "both" else "off")
    )
    ids = {}
    for path in sorted((SEEDS / "articles").glob("*.json")):
        for entry in read_path(path):
            assert isinstance(entry.item, JobItem), entry
            ids[path.stem] = house.newsroom.ingest(entry.item.submission).id
    return Shelf(house, ids, request.param)


def checks(
    label: dict[str, Any], answer: Answer, ids: dict[str, str]
) -> Iterator[tuple[str, bool, str]]:
    """Each single thing that the label says, whether the answer agrees, and what it was."""
    told = {o.outlet.id: o for o in answer.outlets}
    for outlet, expected in label["expect"].items():
        given = told.get(outlet)
        got = given.relation.value if given else "absent"
        where = f"{label['id']} {outlet}: {expected['relation']}, told {got}"
        yield "relation", got == expected["relation"], where
        match = best_match(given.matches if given else (), ids.get(expected.get("article", "")))
        if got != expected["relation"] or match is None:
            continue
        if "contains" in expected:
            right = squeezed(expected["contains"]) in squeezed(match.text)
            yield "passage", right, f"{where}; passage: {match.text[:80]!r}"
        if "certainty" in expected:
            certainty = match.verdict.certainty.value
            yield "certainty", certainty == expected["certainty"], f"{where}, {certainty}"
        if expected.get("slots"):
            slots = {delta.slot.value for delta in match.verdict.deltas}
            yield "slots", set(expected["slots"]) <= slots, f"{where}; slots {sorted(slots)}"
    for outlet in label.get("absent", []):
        stands = outlet in told and told[outlet].relation.takes_a_stand
        got = told[outlet].relation.value if outlet in told else "absent"
        yield "silence", not stands, f"{label['id']} {outlet}: must take no stand, told {got}"


def best_match(matches: tuple[Match, ...], article_id: str | None) -> Match | None:
    stands = [m for m in matches if article_id in {None, m.passage.article_id}]
    telling = [m for m in stands if m.verdict.relation.takes_a_stand]
    return next(iter(telling or stands), None)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def test_the_answers_are_at_least_as_right_as_when_last_measured(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = []
    for label in LABELS:
        for kind, agrees, what in checks(label, shelf.ask(label), shelf.ids):
            asked[kind] += 1
            right[kind] += agrees
            if not agrees:
                wrong.append(f"  {kind}: {what}")
    score = {kind: right[kind] / asked[kind] for kind in asked}
    with capsys.disabled():
        told = ", ".join(f"{kind} {right[kind]}/{asked[kind]}" for kind in sorted(asked))
        print(f"\nseeds, {shelf.decided_by}: {told}")
    floors = FLOORS[shelf.decided_by]
    assert all(score[kind] >= floor for kind, floor in floors.items()), "\n".join(wrong)


def test_every_span_cuts_the_text_that_the_outlet_published(shelf: Shelf) -> None:
    for label in LABELS[:12]:
        for outlet in shelf.ask(label).outlets:
            for match in outlet.matches:
                text = shelf.house.newsroom.article(match.passage.article_id).text
                assert match.span.cut(text) == match.text
                for delta in match.verdict.deltas:
                    if delta.theirs:
                        assert delta.theirs.span.cut(text) == delta.theirs.text
                    if delta.ours:
                        assert delta.ours.span.cut(label["claim"]) == delta.ours.text
