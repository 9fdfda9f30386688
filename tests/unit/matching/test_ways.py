"""Each row: two texts that tell of a way between two places, persons or bodies."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Reading, Relation, Slot
from service.text.facts import state

TURNED = [
    ("The train was heading from Leeds to York.", "The train was heading from York to Leeds."),
    ("The plane was flying from Oslo to Bergen.", "The plane was flying to Oslo from Bergen."),
    (
        "A lorry travelling from Calais to Dover was stopped.",
        "Police stopped a lorry that was travelling from Dover to Calais.",
    ),
    (
        "The convoy left Kelmouth for Aldmouth at dawn.",
        "At dawn the convoy left Aldmouth for Kelmouth.",
    ),
    (
        "The embassy will move from Tel Aviv to Jerusalem.",
        "The embassy will move from Jerusalem to Tel Aviv.",
    ),
    (
        "The letter was written by the bishop to the king.",
        "The letter was written by the king to the bishop.",
    ),
    ("He moved from the army to the navy.", "He moved to the army from the navy."),
    (
        "Police read a letter from Anna Berg to Karl Lund.",
        "Police read a letter from Karl Lund to Anna Berg.",
    ),
]
NOT_TURNED = [
    ("The plane was flying from Oslo to Bergen.", "The plane was flying to Bergen from Oslo."),
    ("The road from Leeds to York was closed.", "The road from York to Leeds was closed."),
    ("The line runs from Leeds to York.", "The line runs from York to Leeds."),
    ("The group walked from Leeds to York.", "The group walked back from York to Leeds."),
    ("The ferry goes from Dover to Calais and back.", "The ferry goes from Calais to Dover."),
    (
        "The ferry sails from Dover to Calais.",
        "The ferry sails from Dover to Calais and from Calais to Dover.",
    ),
    ("The bus goes from Monday to Friday.", "The bus goes from Friday to Monday."),
    ("The train went from Leeds to York.", "The train went from Leeds to Hull, then to York."),
    ("Anna Berg went from Leeds to York.", "Karl Lund came to Leeds and drove to York."),
]


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_a_way_that_is_told_the_other_way_round_differs(one: str, other: str) -> None:
    for claim, passage in ((one, other), (other, one)):
        verdict = judge(state(claim), state(passage))
        assert verdict.relation is Relation.DIFFERS
        assert [delta.reading for delta in verdict.deltas] == [Reading.CONFLICT]
        assert {delta.slot for delta in verdict.deltas} <= {Slot.PLACE, Slot.NAME}
        assert "roles_swapped" in {signal.name for signal in verdict.signals}


@pytest.mark.parametrize(("one", "other"), NOT_TURNED)
def test_what_goes_both_ways_or_another_time_is_not_turned(one: str, other: str) -> None:
    for claim, passage in ((one, other), (other, one)):
        signals = judge(state(claim), state(passage)).signals
        assert "roles_swapped" not in {signal.name for signal in signals}
