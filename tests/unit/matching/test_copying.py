from __future__ import annotations

import time

import pytest

from service.matching.copying import copying, read

WIRE = (
    "A ferry with 140 people on board lost power off Lanmore on Friday and drifted for six hours.",
    "Two tugs brought it into the harbour shortly after midnight, the coastguard of Lanmore said.",
    "The engine room had flooded when a cooling pipe burst, according to the ship's operator.",
    "Inspectors will look at the pipe on Monday, and the ferry stays at its berth until then.",
    "It is the third time this year that a ship of the Blue Star line has lost its engines.",
    "The union of seamen has asked for older ships to be taken out of service before winter.",
)
QUOTE = "“We heard the engines stop, and then there was nothing but wind for six very long hours,”"


def share(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    return copying(read(first), read(second)).share


def is_copy(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return copying(read(first), read(second)).is_copy


def test_the_same_text_is_a_copy() -> None:
    assert copying(read(WIRE), read(WIRE)).of_first == 1.0
    assert is_copy(WIRE, WIRE)


def test_a_text_with_a_word_changed_in_every_sentence_is_a_copy() -> None:
    edited = tuple(
        text.replace("ferry", "passenger ship")
        .replace("harbour", "port")
        .replace("Inspectors", "Officials from the ministry")
        .replace("third", "latest")
        .replace("older", "all ageing")
        for text in WIRE
    )
    assert is_copy(WIRE, edited)


def test_a_cut_and_reordered_text_with_own_paragraphs_between_is_a_copy() -> None:
    own = (
        "Passengers told the Courier that they had neither water nor blankets all night.",
        "Our reporter counted four ambulances on the quay, and none of them was needed in the end.",
        "The harbour café opened at one in the morning to hand out soup to all who came ashore.",
    )
    assert is_copy(WIRE, (own[0], WIRE[4], own[1], WIRE[1], own[2], WIRE[0], WIRE[2]))


def test_an_excerpt_in_one_block_inside_an_own_article_is_no_copy() -> None:
    own = (
        "The Lanmore Post has the best account so far of what befell the ferry on Friday night.",
        "It bears out what this column has said for years about the state of the fleet.",
        "Nobody in the ministry listens, and nobody at the company will ever answer for it.",
        "The minister should come to the quay and look the passengers in the eye, one by one.",
    )
    assert not is_copy(WIRE, (own[0], *WIRE[1:4], *own[1:]))


def test_a_shared_quote_is_no_copy() -> None:
    first = (f"{QUOTE} a passenger told us at the pier.", "Families had waited there in the rain.")
    second = ("The ferry was towed in overnight.", f"{QUOTE} said a man who had been on board.")
    assert share(first, second) == 0.0


def test_a_statement_that_one_outlet_quotes_and_the_other_prints_bare_is_no_copy() -> None:
    statement = "We regret the failure of the engines and will refund every passenger in full."
    first = (f"“{statement}” the line said in a statement on Saturday morning.",)
    second = ("The line sent a statement.", statement)
    assert share(first, second) == 0.0


def test_two_reports_of_one_event_are_no_copies() -> None:
    other = (
        "Tugs pulled a stricken ferry to safety early on Saturday after its engines failed at sea.",
        "All 140 passengers are well, said the company, which blamed a leak in the cooling system.",
        "The vessel had left Lanmore on Friday afternoon and was two hours from its destination.",
        "A team from the maritime authority is to examine the damage at the start of the week.",
    )
    assert not is_copy(WIRE, other)


def test_it_is_told_the_same_from_both_sides() -> None:
    cut = WIRE[:3]
    there, back = copying(read(WIRE), read(cut)), copying(read(cut), read(WIRE))
    assert (there.of_first, there.of_second) == (back.of_second, back.of_first)
    assert there.woven == back.woven


@pytest.mark.parametrize("nothing", [(), ("",), ("No.",)])
def test_an_article_that_tells_nothing_shares_nothing(nothing: tuple[str, ...]) -> None:
    assert share(WIRE, nothing) == 0.0
    assert share(nothing, nothing) == 0.0


@pytest.mark.parametrize("line", ["a b c d e f g. ", "word ", "Same old words every single time. "])
def test_articles_of_one_sentence_over_and_over_are_compared_in_bounded_time(line: str) -> None:
    long = read([line * 10_000])
    began = time.process_time()
    assert copying(long, long).of_first <= 1.0
    assert time.process_time() - began < 10
