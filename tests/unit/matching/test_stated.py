from __future__ import annotations

import pytest

from service.matching.agencies import Agencies
from service.matching.stated import Imprint, Stated, stated
from service.model import Evidence

PART, WHOLE = "part", "whole"
BODY = "The bridge at Lanmore will stay shut until the spring."
OUTLETS = "Meridian Press Agency", "Harbor Times"


def read(
    *lines: str,
    credit: str = "",
    authors: tuple[str, ...] = (),
    outlet: str = "Harbor Times",
) -> tuple[Stated, ...]:
    return stated(Imprint(outlet, credit, authors, lines or (BODY,)), Agencies(OUTLETS))


@pytest.mark.parametrize(
    ("credit", "key"),
    [
        ("AP", "wire:ap"),
        ("The Associated Press", "wire:ap"),
        ("By Reuters", "wire:reuters"),
        ("© Agence France-Presse", "wire:afp"),
        ("Northern News Agency", "wire:northern-news-agency"),
        ("MPA", "wire:meridian-press-agency"),
        ("XNA", "wire:xna"),
        ("PR Newswire", "press:pr-newswire"),
        ("Press release: Aldwater", "press:aldwater"),
    ],
)
def test_a_credit_names_who_made_the_text(credit: str, key: str) -> None:
    (found,) = read(credit=credit)
    assert (found.maker.key, found.evidence, found.whole) == (key, Evidence.CREDIT, True)


@pytest.mark.parametrize("line", ["By THE ASSOCIATED PRESS", "By Associated Press", "© AP"])
def test_a_byline_in_the_text_names_the_wire(line: str) -> None:
    (found,) = read(line, BODY)
    assert (found.maker.key, found.evidence, found.whole) == ("wire:ap", Evidence.BYLINE, True)


def test_a_wire_beside_a_byline_of_the_outlets_own_holds_for_a_part_only() -> None:
    found = read(credit="MPA", authors=("Courier staff", "MPA"))
    assert {(each.maker.key, each.whole) for each in found} == {
        ("wire:meridian-press-agency", False)
    }


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("ROME (AP) — A court ruled.", "wire:ap"),
        ("ROME (Reuters) A court ruled.", "wire:reuters"),
        ("(AFP) - A court ruled.", "wire:afp"),
        ("LANMORE, Calif., May 3 (UPI) — A court ruled.", "wire:upi"),
        ("KELMOUTH (MPA) — A court ruled.", "wire:meridian-press-agency"),
    ],
)
def test_a_dateline_names_the_wire(line: str, key: str) -> None:
    (found,) = read(line)
    assert (found.maker.key, found.evidence, found.whole) == (key, Evidence.DATELINE, True)


@pytest.mark.parametrize(
    ("line", "key", "extent"),
    [
        ("Meridian Press Agency contributed to this report.", "wire:meridian-press-agency", PART),
        ("The Associated Press contributed to this report.", "wire:ap", PART),
        ("AP writers Ann Lee and Bo Ek contributed to this story.", "wire:ap", PART),
        ("With reporting from Reuters.", "wire:reuters", PART),
        ("Additional material: (MPA)", "wire:meridian-press-agency", PART),
        ("(Reporting by Ann Lee; Editing by Bo Ek)", "wire:reuters", WHOLE),
        ("Copyright 2019 The Associated Press. All rights reserved.", "wire:ap", WHOLE),
    ],
)
def test_a_sign_off_names_the_wire_and_for_how_much(line: str, key: str, extent: str) -> None:
    (found,) = read(BODY, line)
    assert (found.maker.key, found.evidence) == (key, Evidence.SIGN_OFF)
    assert found.whole is (extent == WHOLE)


@pytest.mark.parametrize("credit", ["Staff and agencies", "Agencies", "By staff and wire reports"])
def test_agencies_without_a_name_are_told_as_such(credit: str) -> None:
    (found,) = read(credit=credit)
    assert found.maker.key == "wire:agencies"


def test_an_agency_makes_its_own_text_also_where_a_desk_of_it_signs() -> None:
    found = read(outlet="Meridian Press Agency", authors=("Kelmouth bureau",))
    assert [(each.maker.key, each.whole) for each in found] == [
        ("wire:meridian-press-agency", True)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The union (founded 1911) struck.",
        "The Teachers Union (TU) struck.",
        "Rep. Ann Lee (R-Lanmore): a portrait",
        "LANMORE (Harbor Times) — A court ruled.",
        "The drought contributed to the fire.",
        "The Reuters building was evacuated, Reuters reported.",
        "Reporting by the committee was late; editing by hand took weeks.",
    ],
)
def test_what_only_looks_like_a_credit_says_nothing(line: str) -> None:
    assert read(line, authors=("Jo Writer",)) == ()
