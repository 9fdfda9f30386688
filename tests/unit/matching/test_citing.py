from __future__ import annotations

import time

import pytest

from service.matching.agencies import Agencies
from service.matching.citing import Papers, cited
from service.matching.stated import Imprint, stated

PAPERS = Papers(
    {
        "harbor-times": "Harbor Times",
        "lamplighter": "The Lamplighter",
        "reason": "Reason",
        "meridian-press": "Meridian Press Agency",
    }
)


def keys(text: str, outlet: str = "Gull") -> list[str]:
    return [maker.key for maker, _ in cited(text, outlet, PAPERS)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A former engineer told The Lamplighter that it leaked.", "outlet:lamplighter"),
        ("It leaked, according to the Harbor Times.", "outlet:harbor-times"),
        ("It leaked, the Lamplighter reported on Monday.", "outlet:lamplighter"),
        ("The Harbor Times first reported that it leaked.", "outlet:harbor-times"),
        ("It leaked, said the Gull, citing Reuters.", "wire:reuters"),
        ("In an interview with the Associated Press he denied it.", "wire:ap"),
        ("The MPA said that it leaked.", "wire:meridian-press-agency"),
        ("A letter seen by the Meridian Press Agency says so.", "wire:meridian-press-agency"),
    ],
)
def test_a_paper_that_is_named_as_the_source_is_found(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "Their agents told the Gull that nine ships wait.",
        "The reason, according to the mayor, is plain; reason said otherwise.",
        "The Lamplighter building was evacuated.",
        "Nobody told the harbor times of the ferries.",
        "She works for the Associated Press.",
    ],
)
def test_the_outlet_itself_and_what_is_no_source_are_not(text: str) -> None:
    assert keys(text) == []


def test_the_words_that_name_the_source_are_told() -> None:
    ((_, words),) = cited("He told The Lamplighter so.", "Gull", PAPERS)
    assert words == "told The Lamplighter"


@pytest.mark.parametrize("piece", ["told the ", "Gull reported ", "A contributed ", "(By ", "© "])
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    line = piece * 50_000
    began = time.process_time()
    cited(line, "Gull", PAPERS)
    stated(Imprint("Gull", line, (line,), (line,) * 8), Agencies())
    assert time.process_time() - began < 10
