from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from service.matching.copying import read
from service.matching.makers import paper, wire
from service.matching.origin import Double, Piece, decide
from service.matching.rulings import Rulings
from service.matching.shared import shared_paragraphs
from service.matching.stated import Stated
from service.matching.tracing import proposed, traced
from service.model import DecisionKind, Evidence, Origin, OriginDecision, OriginKind, Outlet

FERRY = (
    "A ferry with 140 people on board lost power off Lanmore on Friday and drifted for six hours "
    "before two tugs brought it into the harbour, the coastguard said."
)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
BY_AP = Stated(wire("AP"), Evidence.CREDIT, "AP", whole=True)
WITH_AP = Stated(wire("AP"), Evidence.SIGN_OFF, "AP contributed to this report", whole=False)


def piece(name: str, *says: Stated, day: int | None = 1, words: int = 25) -> Piece:
    return Piece(
        paragraph_id=f"{name}-1",
        article_id=name,
        ordinal=1,
        outlet=Outlet(name, name.title()),
        published_at=NOON.replace(day=day) if day else None,
        words=words,
        stated=says,
    )


def told(ours: Piece, *others: Piece) -> tuple[str, OriginKind, Evidence]:
    found = decide(ours, [Double(other, 0.9) for other in others])
    return found.maker.key, found.maker.kind, found.reasons[0].evidence


def test_what_the_article_says_of_itself_is_believed_first() -> None:
    earlier = piece("gull")
    assert told(piece("heron", BY_AP, day=3), earlier) == (
        "wire:ap",
        OriginKind.WIRE,
        Evidence.CREDIT,
    )


def test_a_copy_of_a_wires_text_is_that_wires_even_where_the_wire_is_dated_later() -> None:
    assert told(piece("gull"), piece("heron", BY_AP, day=2)) == (
        "wire:ap",
        OriginKind.WIRE,
        Evidence.COPY,
    )


def test_a_sign_off_comes_before_the_copy_that_bears_it_out() -> None:
    found = decide(piece("gull", WITH_AP), [Double(piece("heron", BY_AP), 0.9)])
    assert [each.evidence for each in found.reasons] == [Evidence.SIGN_OFF, Evidence.COPY]


def test_a_sign_off_alone_leaves_a_paragraph_the_outlets_own() -> None:
    assert told(piece("gull", WITH_AP))[:2] == ("outlet:gull", OriginKind.OWN)


def test_a_text_that_another_outlet_has_earlier_is_that_outlets() -> None:
    assert told(piece("gull", day=3), piece("heron", day=2), piece("tern", day=1)) == (
        "outlet:tern",
        OriginKind.OUTLET,
        Evidence.COPY,
    )


def test_the_earliest_has_its_own_text() -> None:
    assert told(piece("gull"), piece("heron", day=2)) == (
        "outlet:gull",
        OriginKind.OWN,
        Evidence.ALONE,
    )


@pytest.mark.parametrize("day", [1, None])
def test_a_tie_is_told_as_one_and_counts_as_one(day: int | None) -> None:
    gull, heron = piece("gull", day=day), piece("heron", day=day)
    assert told(gull, heron) == told(heron, gull)
    assert told(gull, heron)[1:] == (OriginKind.UNKNOWN, Evidence.TIE)


def test_a_link_tells_which_outlet_it_is_from_where_time_does_not() -> None:
    found = decide(piece("gull", day=None), [Double(piece("heron"), 0.9, linked=True)])
    assert (found.maker, found.reasons[0].evidence) == (
        paper(Outlet("heron", "Heron")),
        Evidence.LINK,
    )


def test_what_one_outlet_says_twice_is_its_own() -> None:
    again = replace(piece("gull", day=2), article_id="later")
    assert told(again, piece("gull"))[:2] == ("outlet:gull", OriginKind.OWN)


def test_who_names_another_paper_as_the_source_has_it_from_there() -> None:
    cites = ((paper(Outlet("heron", "The Heron")), "told The Heron"),)
    assert told(replace(piece("gull"), cites=cites)) == (
        "outlet:heron",
        OriginKind.OUTLET,
        Evidence.CITATION,
    )


def test_too_little_text_is_nobodys() -> None:
    assert told(piece("gull", words=3))[1:] == (OriginKind.UNKNOWN, Evidence.TOO_SHORT)


Passage = tuple[Piece, str]


def passage(name: str, text: str, *says: Stated, day: int = 1) -> Passage:
    return piece(name, *says, day=day), text


def origins(*passages: Passage, rulings: Rulings | None = None) -> tuple[Origin, ...]:
    doubles: dict[str, list[Double]] = {ours.paragraph_id: [] for ours, _ in passages}
    for (ours, text), (theirs, other) in permutations(passages, 2):
        for pair in shared_paragraphs(read([text]), read([other])):
            doubles[ours.paragraph_id].append(Double(theirs, pair.likeness))
    return traced([each for each, _ in passages], doubles, rulings or Rulings())


def makers(*passages: Passage, rulings: Rulings | None = None) -> list[str]:
    return [origin.maker for origin in origins(*passages, rulings=rulings)]


def ids(*passages: Passage, rulings: Rulings | None = None) -> list[str]:
    return [origin.id for origin in origins(*passages, rulings=rulings)]


def test_copies_among_passages_share_an_origin() -> None:
    edited = FERRY.replace("two tugs", "two harbour tugs").replace("six", "almost six")
    found = ids(passage("gull", FERRY, day=2), passage("heron", edited), passage("tern", FERRY))
    assert found == ["heron-1"] * 3


SHORT = "The cause is not yet known."
QUOTE = "“We heard the engines stop and then there was nothing but wind for six hours,”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHORT, SHORT),
        (f"{QUOTE} a man told us at the pier.", f"It was raining. {QUOTE} said one on board."),
        (FERRY, "Tugs towed the stricken ship to port after its engines failed; all are well."),
    ],
)
def test_short_texts_shared_quotes_and_two_reports_are_not_copies(one: str, other: str) -> None:
    assert ids(passage("gull", one), passage("heron", other)) == ["gull-1", "heron-1"]


def test_no_chain_joins_two_texts_that_share_nothing() -> None:
    other = (
        "The union of seamen has asked the ministry to take all older ships out of service before "
        "the winter, and it will vote on a strike in every port of the coast next week."
    )
    found = ids(
        passage("gull", FERRY, day=1),
        passage("heron", f"{FERRY} {other}", day=2),
        passage("tern", other, day=3),
    )
    assert found[0] != found[2]


def test_origins_do_not_depend_on_the_order_of_the_passages() -> None:
    passages = [
        passage("gull", FERRY, day=3),
        passage("heron", FERRY, day=1),
        passage("tern", FERRY, BY_AP, day=2),
        passage("wren", "The judge gave no reasons for what she did, and left by the back door."),
    ]
    expected = dict(zip(passages, origins(*passages), strict=True))
    for order in permutations(passages):
        assert dict(zip(order, origins(*order), strict=True)) == expected


def ruling(kind: DecisionKind, *names: str, hour: int = 0) -> OriginDecision:
    return OriginDecision(f"d{hour}", kind, names, "", NOON + timedelta(hours=hour))


def test_a_split_by_hand_parts_what_is_one_text() -> None:
    both = passage("gull", FERRY), passage("heron", FERRY, BY_AP, day=2)
    apart = Rulings([ruling(DecisionKind.SPLIT, "heron-1")])
    assert makers(*both) == ["wire:ap", "wire:ap"]
    assert makers(*both, rulings=apart) == ["outlet:gull", "outlet:heron"]


def test_a_merge_by_hand_joins_what_is_told_in_other_words() -> None:
    both = passage("gull", FERRY), passage("heron", "Tugs saved a ferry and all of its guests.")
    joined = Rulings([ruling(DecisionKind.MERGE, "gull-1", "heron-1")])
    assert makers(*both, rulings=joined) == ["outlet:gull", "outlet:gull"]
    assert ids(*both, rulings=joined) == ["gull-1", "gull-1"]


def test_the_later_decision_holds() -> None:
    both = passage("gull", FERRY), passage("heron", FERRY, day=2)
    again = Rulings(
        [
            ruling(DecisionKind.MERGE, "gull-1", "heron-1", hour=2),
            ruling(DecisionKind.SPLIT, "heron-1", hour=1),
        ]
    )
    assert ids(*both, rulings=again) == ["gull-1", "gull-1"]


def test_no_passage_has_no_origin() -> None:
    assert traced([], {}, Rulings()) == ()


def test_passages_are_set_against_those_that_share_eight_words_on_end() -> None:
    assert proposed([FERRY, f"Late on Friday: {FERRY}", SHORT, SHORT]) == {
        0: {1},
        1: {0},
        2: set(),
        3: set(),
    }


def test_who_cites_a_paper_of_the_answer_leads_to_its_maker() -> None:
    heron = Outlet("heron", "Heron")
    ours = replace(piece("gull", day=2), cites=((paper(heron), "told the Heron"),))
    found = traced([ours, piece("heron", BY_AP)], {}, Rulings())
    assert [(each.maker, each.source) for each in found] == [
        ("outlet:heron", "wire:ap"),
        ("wire:ap", "wire:ap"),
    ]
