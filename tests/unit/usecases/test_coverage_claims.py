"""In whose words a recurring statement is told, and which come first."""

from service.coverage.claims import candidates
from service.model import BlockKind, Certainty, Recurring, Sentence, Span, Telling

OUTLETS = {"a": "gull", "b": "heron", "c": "tern", "d": "skua"}


def telling(article, text, *, certainty=Certainty.ASSERTED, near=()):
    span = Span(0, len(text))
    sentence = Sentence(
        block=0, place=0, text=text, span=span, block_id=f"{article}.1", kind=BlockKind.PARAGRAPH
    )
    return Telling(article_id=article, sentence=sentence, certainty=certainty, near=frozenset(near))


def worded(*tellings):
    (found,) = candidates(Recurring(tuple(OUTLETS), (tellings,)), OUTLETS)
    return found.claim.text


LONG = "The ferry Alda sank near Aldmouth on Sunday, and its owner declined to comment on it."
BRIEF = "The ferry Alda sank near Aldmouth on Sunday."


def test_the_briefest_wording_tells_least_beside_the_statement():
    assert worded(telling("a", LONG), telling("b", BRIEF)) == BRIEF


def test_what_asserts_comes_before_what_ascribes():
    ascribed = telling("b", BRIEF, certainty=Certainty.ATTRIBUTED)
    assert worded(ascribed, telling("a", LONG)) == LONG


def test_a_wording_that_points_at_another_sentence_comes_last():
    for pointing in (
        "That is where the ferry Alda sank on Sunday.",
        "They say the ferry Alda sank on Sunday then.",
    ):
        assert worded(telling("a", pointing), telling("b", LONG)) == LONG


def test_a_few_words_are_no_statement():
    few = telling("a", "It sank."), telling("b", "It sank.")
    assert candidates(Recurring(tuple(OUTLETS), (few,)), OUTLETS) == []


def test_what_more_outlets_tell_comes_first():
    two = telling("a", LONG), telling("b", LONG)
    three = tuple(telling(each, BRIEF) for each in "abc")
    found = candidates(Recurring(tuple(OUTLETS), (two, three)), OUTLETS)
    assert [each.claim.text for each in found] == [BRIEF, LONG]


def test_who_comes_near_and_of_whom_nothing_was_read_may_tell_it():
    tellings = telling("a", BRIEF, near="b"), telling("b", BRIEF, near="a")
    (found,) = candidates(Recurring(("a", "b", "c"), (tellings,)), OUTLETS)
    assert found.near == {"gull", "heron", "skua"}
