"""In whose words a recurring statement is told, and which come first."""

import pytest

from service.coverage.claims import candidates
from service.model import BlockKind, Certainty, Recurring, Sentence, Span, Telling

OUTLETS = {"a": "gull", "b": "heron", "c": "tern", "d": "skua", "e": "gull"}


def telling(article, text, *, certainty=Certainty.ASSERTED, near=("a", "b")):
    span = Span(0, len(text))
    sentence = Sentence(
        block=0, place=0, text=text, span=span, block_id=f"{article}.1", kind=BlockKind.PARAGRAPH
    )
    return Telling(
        article_id=article,
        sentence=sentence,
        position=0.0,
        certainty=certainty,
        near=frozenset(near) - {article},
    )


def first(*tellings):
    found = candidates(Recurring(tuple(OUTLETS), tellings), OUTLETS)
    return found[0].claim.text


LONG = "The ferry Alda sank near Aldmouth on Sunday, and its owner declined to comment on it."
BRIEF = "The ferry Alda sank near Aldmouth on Sunday."


def test_the_briefest_wording_tells_least_beside_the_statement():
    assert first(telling("a", LONG), telling("b", BRIEF)) == BRIEF


def test_what_asserts_comes_before_what_ascribes():
    ascribed = telling("b", BRIEF, certainty=Certainty.ATTRIBUTED)
    assert first(ascribed, telling("a", LONG)) == LONG


def test_a_wording_that_points_at_another_sentence_comes_last():
    for pointing in (
        "That is where the ferry Alda sank on Sunday.",
        "They say the ferry Alda sank on Sunday then.",
    ):
        assert first(telling("a", pointing), telling("b", LONG)) == LONG


def test_a_few_words_are_no_statement():
    few = telling("a", "It sank."), telling("b", "It sank.")
    assert candidates(Recurring(tuple(OUTLETS), few), OUTLETS) == []


def test_what_only_articles_of_one_outlet_tell_is_no_statement_of_two():
    found = candidates(Recurring(("a", "e"), (telling("a", LONG, near="e"),)), OUTLETS)
    assert found == []


def test_what_more_outlets_may_tell_comes_first():
    assert first(telling("a", BRIEF), telling("b", LONG, near="abc")) == LONG


@pytest.mark.parametrize(
    "dateline",
    ["ALDMOUTH (MPA) — ", "ALDMOUTH, England – ", "ST. ALDA-ON-SEA, Kelby, Orley (MPA) -- "],
)
def test_a_dateline_is_no_part_of_the_statement(dateline):
    filed, copied = telling("a", dateline + BRIEF), telling("b", BRIEF)
    (found,) = candidates(Recurring(tuple(OUTLETS), (filed, copied)), OUTLETS)
    assert found.claim.text == BRIEF
    assert found.claim.span.cut(dateline + BRIEF) == BRIEF


def test_a_sentence_with_a_dash_is_whole():
    dashed = "MPs — all ninety of them — had left the ferry Alda before it sank."
    assert first(telling("a", dashed), telling("b", dashed)) == dashed


def test_a_copied_sentence_is_looked_up_once():
    copied = telling("a", BRIEF), telling("b", BRIEF.replace(" sank", "\nsank"))
    (found,) = candidates(Recurring(tuple(OUTLETS), copied), OUTLETS)
    assert found.claim.article_id == "a"


def test_who_comes_near_and_of_whom_nothing_was_read_may_tell_it():
    (found,) = candidates(Recurring(("a", "b", "c"), (telling("a", BRIEF, near="b"),)), OUTLETS)
    assert found.near == {"gull", "heron", "skua"}
