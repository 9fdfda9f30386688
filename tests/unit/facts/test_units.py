from __future__ import annotations

import pytest

from service.text.facts import convert


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        (10, "mi", "km", 16.09344),
        (2, "t", "kg", 2000),
        (86, "°F", "°C", 30),
        (25, "bp", "pp", 0.25),
        (100, "km/h", "mph", 62.1371),
        (2, "week", "day", 14),
        (7, "soldier", "soldier", 7),
    ],
)
def test_a_quantity_converts_within_its_dimension(value, unit, to, result):
    assert convert(value, unit, to) == pytest.approx(result, rel=1e-4)


@pytest.mark.parametrize(("unit", "to"), [("km", "kg"), ("USD", "EUR"), ("soldier", "km")])
def test_what_measures_another_thing_does_not_convert(unit, to):
    assert convert(1, unit, to) is None
