"""Facts are kept as text, and are good for what they were read from alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.text.facts import packing, state
from service.text.facts.packing import is_of, packed, unpacked

CLOCK = datetime(2024, 5, 8, 9, tzinfo=UTC)
TEXT = "“It was awful,” Mayor Ana Ruiz said on Monday: 12 to 14 people were hurt, not dozens."


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "At least $3.5 million was lost yesterday, reportedly, near Aldmouth.",
        "About 40 percent of the 1,200 workers struck in March 2023, the union said.",
        "“Größer” als zuvor: 5°C 😀 in Zürich.",
        "Nobody came.",
        "",
    ],
)
@pytest.mark.parametrize("clock", [None, CLOCK])
def test_what_was_packed_comes_out_as_it_was(text: str, clock: datetime | None) -> None:
    statement = state(text, clock)
    assert unpacked(text, clock, packed(statement)) == statement


def test_facts_of_another_text_or_another_time_are_not_taken() -> None:
    given = packed(state(TEXT, CLOCK))
    assert unpacked(TEXT.replace("Monday", "Sunday"), CLOCK, given) is None
    assert unpacked(TEXT, CLOCK.replace(day=9), given) is None
    assert unpacked(TEXT, None, given) is None


@pytest.mark.parametrize("harm", [("12.0", "13.0"), ("ruiz", "roos"), ("]]", "]"), ("[[", "")])
def test_altered_facts_are_not_taken(harm: tuple[str, str]) -> None:
    given = packed(state(TEXT, CLOCK))
    assert harm[0] in given
    assert unpacked(TEXT, CLOCK, given.replace(*harm)) is None


def test_facts_by_other_rules_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    given = packed(state(TEXT, CLOCK))
    monkeypatch.setattr(packing, "rules", lambda: "7")
    assert unpacked(TEXT, CLOCK, given) is None
    assert not is_of(TEXT, CLOCK, given)


def test_where_nothing_was_packed_there_is_no_statement() -> None:
    assert unpacked(TEXT, CLOCK, "") is None
