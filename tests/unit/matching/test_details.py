"""Deltas slot by slot: what is compared, what is left alone, and how it reads."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.matching.calibration import score
from service.model import Delta, Reading, Signal, Slot, Verdict
from service.text.facts import state


def verdict(claim: str, passage: str) -> Verdict:
    return judge(state(claim), state(passage))


def deltas(claim: str, passage: str) -> list[tuple[Slot, Reading]]:
    return [(delta.slot, delta.reading) for delta in verdict(claim, passage).deltas]


CONFLICT, SCOPE, ROUNDING = Reading.CONFLICT, Reading.SCOPE, Reading.ROUNDING


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        (
            "The blast killed 12 people.",
            "The blast killed 12 people and injured 40.",
            [],
        ),
        (
            "The quake had a magnitude of 6.1 and killed 12 people.",
            "The quake had a magnitude of 6.4 and killed 12 people.",
            [(Slot.NUMBER, CONFLICT)],
        ),
        (
            "At least 20 people were killed in the fire.",
            "At least 90 people were killed in the fire.",
            [(Slot.NUMBER, SCOPE)],
        ),
        (
            "The museum drew about 10,000 visitors.",
            "The museum drew 10,300 visitors.",
            [(Slot.NUMBER, ROUNDING)],
        ),
        (
            "The missile flies about 300 km.",
            "The missile flies about 190 miles.",
            [],
        ),
        (
            "Varna beat Lodz 1-0 in the cup final.",
            "Varna beat Lodz 1-0 in the cup final in Mirov.",
            [],
        ),
        (
            "Varna beat Lodz 1-0 in the cup final.",
            "Varna beat Lodz 2-0 in the cup final.",
            [(Slot.NUMBER, CONFLICT)],
        ),
        (
            "The mayor of Kelby said the bridge is safe.",
            "The mayor of Kelby said on Friday that the bridge is safe.",
            [],
        ),
        (
            "The firefighter said the roof had collapsed at noon.",
            "The surgeon said the roof had collapsed at noon.",
            [(Slot.ATTRIBUTION, CONFLICT)],
        ),
        (
            "Officials said the roof had collapsed at noon.",
            "The fire chief said the roof had collapsed at noon.",
            [],
        ),
    ],
)
def test_a_detail_is_a_delta_only_where_it_differs(
    claim: str, passage: str, expected: list[tuple[Slot, Reading]]
) -> None:
    assert deltas(claim, passage) == expected


def test_a_later_sentence_that_denies_outweighs_a_first_that_repeats() -> None:
    found = verdict(
        "Arvo Motors plans to close its Leden factory.",
        "Arvo Motors has denied that it plans to close its Leden factory. Shares rose.",
    )
    assert found.relation == "disputes"


def test_a_delta_shows_both_sides_as_they_were_published() -> None:
    (delta,) = verdict("The repairs cost $45m.", "The repairs cost 54 million dollars.").deltas
    assert isinstance(delta, Delta)
    assert delta.ours
    assert delta.theirs
    assert ("45" in delta.ours.text, "54" in delta.theirs.text) == (True, True)
    assert (delta.ours.value, delta.theirs.value) == (45e6, 54e6)


def test_every_span_of_a_delta_cuts_its_own_text() -> None:
    claim = "Halden Steel sued Corvo Shipping over 40 lost containers."
    passage = "It was Corvo Shipping that sued Halden Steel over 90 lost containers."
    for delta in verdict(claim, passage).deltas:
        for fact, text in ((delta.ours, claim), (delta.theirs, passage)):
            assert fact is None or fact.span.cut(text) == fact.text


def test_a_part_of_a_quote_is_not_another_quote() -> None:
    whole = '"We will rebuild every house on this street by spring," the mayor said.'
    assert deltas('"We will rebuild every house," the mayor said.', whole) == []


def test_a_score_rises_with_its_signals() -> None:
    weights = (-1.0, 0.0, 1.0, 4.0, 9.0)
    scores = [score([Signal("any", weight, "")]) for weight in weights]
    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] < 1


def test_a_long_passage_is_judged_by_its_one_sentence() -> None:
    filler = "The market was quiet and traders waited for the central bank to speak. "
    passage = f"{filler * 400}The council approved the harbour plan. {filler * 400}"
    found = verdict("The council approved the harbour plan.", passage)
    assert found.relation == "reports"
    assert found.evidence.cut(passage) == "The council approved the harbour plan."
