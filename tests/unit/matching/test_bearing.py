"""What cannot bear on a claim is left out unread, and nothing else is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from service.matching import judge
from service.matching.bearing import Bearing
from service.matching.terms import Worded, worded
from service.text.facts import state

PAIRS = Path(__file__).parent / "pairs"
CLAIM = "The harbour council approved 40 new berths at Aldmouth on Monday."
FLOOR = 0.125


def pairs() -> list[tuple[Worded, Worded]]:
    lines = [line for file in sorted(PAIRS.iterdir()) for line in file.read_text().splitlines()]
    rows = [line.split("|")[1:] for line in lines if line and not line.startswith("#")]
    return [(worded(state(claim.strip())), worded(state(told.strip()))) for claim, told in rows]


@pytest.mark.parametrize("floor", [FLOOR, 0.02, 0.4])
@pytest.mark.parametrize("cosine", [None, 0.2, 0.5, 0.9])
def test_what_is_left_out_takes_no_stand_and_lies_below_the_floor(
    floor: float, cosine: float | None
) -> None:
    given = pairs()
    unlike = [(one[0], other[1]) for one, other in pairwise(given)]
    for claim, passage in (*given, *unlike):
        full = judge(claim, passage, cosine=cosine)
        short = Bearing(claim, floor).verdict(passage, cosine=cosine)
        shown = full.relation.takes_a_stand or full.score >= floor
        assert short == full or (short is None and not shown), passage.text


@pytest.mark.parametrize(
    "passage",
    [
        "Onions are cheap this year, growers told a fair.",
        "The choir of Kelby sang in the rain, and nobody left.",
        "A council in the north held its yearly meeting.",
    ],
)
def test_what_only_shares_a_word_with_the_claim_is_left_out(passage: str) -> None:
    claim = worded(state(CLAIM))
    assert Bearing(claim, FLOOR).verdict(worded(state(passage)), cosine=0.3) is None


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (CLAIM, "The council of Kelby heard on Monday that 3.5 million euros were gone."),
        (CLAIM, "A council in the north lost 12 per cent of its harbour."),
        (
            'The mayor said "we will not sell the harbour" to a crowd in Aldmouth.',
            'A trader in Kelby called the crowd "loud and rather rude for a fair" on Friday.',
        ),
    ],
)
def test_a_number_or_a_quote_of_something_else_does_not_keep_a_passage(
    claim: str, passage: str
) -> None:
    asked = worded(state(claim))
    assert Bearing(asked, FLOOR).verdict(worded(state(passage)), cosine=0.3) is None


@pytest.mark.parametrize(
    "passage",
    [
        "Forty berths were approved by the council of Aldmouth.",
        "The council rejected the new berths at Aldmouth.",
        "Aldmouth approved the berths of its harbour, not the council.",
    ],
)
def test_what_says_something_to_the_claim_is_not(passage: str) -> None:
    claim = worded(state(CLAIM))
    assert Bearing(claim, FLOOR).verdict(worded(state(passage)), cosine=0.3) is not None
