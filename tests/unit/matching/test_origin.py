from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from service.matching import origins
from service.model import OriginKind, PassageRecord, Span

WIRE_TEXT = (
    "A ferry with 140 people on board lost power off Lanmore on Friday and drifted for six hours "
    "before two tugs brought it into the harbour, the coastguard said."
)


def passage(
    number: int,
    text: str,
    *,
    day: int = 1,
    credit: str = "",
    article: str = "",
) -> PassageRecord:
    return PassageRecord(
        id=number,
        article_id=article or f"a{number}",
        version=1,
        outlet_id=f"outlet-{article or number}",
        paragraph_id=f"p{number}",
        ordinal=0,
        span=Span(0, len(text)),
        text=text,
        title="",
        url="",
        language="en",
        published_at=datetime(2024, 5, day, tzinfo=UTC),
        credit=credit,
    )


@pytest.mark.parametrize(
    ("credit", "text", "expected"),
    [
        ("AP", "Short.", ("wire:ap", OriginKind.WIRE)),
        ("The Associated Press", "Short.", ("wire:ap", OriginKind.WIRE)),
        ("By Reuters", "Short.", ("wire:reuters", OriginKind.WIRE)),
        ("Agence France-Presse / staff", "Short.", ("wire:afp", OriginKind.WIRE)),
        ("Northern News Agency", "Short.", ("wire:northern-news-agency", OriginKind.WIRE)),
        ("", "ROME (Reuters) A court ruled.", ("wire:reuters", OriginKind.WIRE)),
        ("", "KELMOUTH, May 3 (XNA) — A court ruled.", ("wire:xna", OriginKind.WIRE)),
        ("", "(AP) - A court ruled.", ("wire:ap", OriginKind.WIRE)),
        ("PR Newswire", "Short.", ("press:pr-newswire", OriginKind.PRESS_RELEASE)),
        ("Press release", "Short.", ("press:press-release", OriginKind.PRESS_RELEASE)),
        ("Jo Writer", "Short.", ("outlet:outlet-1", OriginKind.UNKNOWN)),
        ("", "The union (founded 1911) struck.", ("outlet:outlet-1", OriginKind.UNKNOWN)),
        ("", "The Teachers Union (TU) struck.", ("outlet:outlet-1", OriginKind.UNKNOWN)),
    ],
)
def test_a_credit_or_a_dateline_names_the_origin(
    credit: str, text: str, expected: tuple[str, OriginKind]
) -> None:
    (origin,) = origins([passage(1, text, credit=credit)])
    assert (origin.id, origin.kind) == expected


def test_a_copy_of_a_wire_passage_is_that_wire() -> None:
    copied = origins([passage(1, WIRE_TEXT, day=2), passage(2, f"ROME (AP) — {WIRE_TEXT}", day=3)])
    assert [origin.id for origin in copied] == ["wire:ap", "wire:ap"]


def test_a_copy_without_a_credit_belongs_to_the_earliest_outlet() -> None:
    later, earlier = origins([passage(1, WIRE_TEXT, day=9), passage(2, WIRE_TEXT, day=3)])
    assert later.id == earlier.id == "outlet:outlet-2"
    assert (later.kind, later.name) == (OriginKind.OUTLET, "outlet-2")
    assert earlier.kind is OriginKind.UNKNOWN


def test_a_shared_quote_is_not_a_copy() -> None:
    quote = "“We heard the engines stop and then there was nothing but wind for six long hours,”"
    first = passage(1, f"{quote} one passenger told us at the pier after the rescue.")
    second = passage(2, f"Families waited in the rain. {quote} said a man who was on board.")
    one, other = origins([first, second])
    assert one.id != other.id


def test_a_short_passage_is_not_called_a_copy() -> None:
    one, other = origins(
        [passage(1, "The cause is not yet known."), passage(2, "The cause is not yet known.")]
    )
    assert one.id != other.id


def test_independent_articles_count_as_their_own_origins() -> None:
    other_text = (
        "Tugs towed the stricken ship to port after its engines failed, and nobody was hurt."
    )
    assert len({o.id for o in origins([passage(1, WIRE_TEXT), passage(2, other_text)])}) == 2


def test_no_chain_joins_two_texts_that_share_nothing() -> None:
    left, right = WIRE_TEXT, WIRE_TEXT.replace("ferry", "ship")[::-1]
    between = f"{left} {right}"
    first, _, third = origins(
        [passage(1, left, day=1), passage(2, between, day=2), passage(3, right, day=3)]
    )
    assert first.id != third.id


def test_the_dateline_of_one_passage_holds_for_its_article() -> None:
    found = origins(
        [
            passage(1, "ROME (AP) — A court ruled.", article="a"),
            passage(2, "The judge gave no reasons.", article="a"),
        ]
    )
    assert [origin.id for origin in found] == ["wire:ap", "wire:ap"]


def test_origins_do_not_depend_on_the_order_of_the_passages() -> None:
    passages = [
        passage(1, WIRE_TEXT, day=3),
        passage(2, WIRE_TEXT, day=1),
        passage(3, f"ROME (AP) — {WIRE_TEXT}", day=2),
        passage(4, "The judge gave no reasons.", day=1),
    ]
    expected = dict(zip((p.id for p in passages), origins(passages), strict=True))
    for order in permutations(passages):
        assert dict(zip((p.id for p in order), origins(order), strict=True)) == expected


def test_no_passage_has_no_origin() -> None:
    assert origins([]) == ()


def test_what_one_outlet_says_twice_is_one_origin() -> None:
    first = passage(1, WIRE_TEXT)
    again = replace(passage(2, "The ferry drifted; all were saved."), outlet_id=first.outlet_id)
    assert len({origin.id for origin in origins([first, again])}) == 1
