from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.matching.earliest import earliest, told

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
NAMES = {"gull": "The Gull", "heron": "The Heron"}


def at(outlet: str, minutes: int | None) -> tuple[str, str, datetime | None]:
    when = None if minutes is None else NOON + timedelta(minutes=minutes)
    return f"{outlet}-{minutes}", outlet, when


def test_the_margin_is_the_time_to_the_next_outlet() -> None:
    found = earliest([at("heron", 90), at("gull", 5), at("gull", 0), at("tern", None)])
    assert found is not None
    assert (found.outlet_ids, found.paragraph_ids) == (("gull",), ("gull-0",))
    assert (found.published_at, found.margin) == (NOON, timedelta(minutes=90))


def test_a_tie_names_all_and_the_margin_is_to_the_first_after_them() -> None:
    found = earliest([at("heron", 0), at("gull", 0), at("tern", 60)])
    assert found is not None
    assert (found.outlet_ids, found.is_tie) == (("gull", "heron"), True)
    assert found.margin == timedelta(minutes=60)


@pytest.mark.parametrize("paragraphs", [[], [at("gull", None)]])
def test_without_dates_nobody_is_earliest(
    paragraphs: list[tuple[str, str, datetime | None]],
) -> None:
    assert earliest(paragraphs) is None


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (
            [at("gull", 0), at("heron", 90)],
            "Earliest in this index: The Gull, 1 hour 30 minutes before the next outlet.",
        ),
        (
            [at("gull", 0), at("heron", 0)],
            "Earliest in this index: a tie of The Gull and The Heron.",
        ),
        (
            [at("gull", 0), at("heron", 0), at("tern", 0)],
            "Earliest in this index: a tie of The Gull and 2 others.",
        ),
        ([at("tern", 0)], "Earliest in this index: tern; no other outlet has it with a date."),
        (
            [at("gull", 0), at("heron", 2 * 24 * 60 + 1)],
            "Earliest in this index: The Gull, 2 days 1 minute before the next outlet.",
        ),
    ],
)
def test_an_editor_reads_who_is_earliest_and_by_how_much(
    paragraphs: list[tuple[str, str, datetime | None]], sentence: str
) -> None:
    found = earliest(paragraphs)
    assert found is not None
    assert told(found, NAMES) == sentence
