"""Each row: a text, one of its verbs, and who does it and whom or what it is done to."""

from __future__ import annotations

import pytest

from service.matching.parties import Side, parties
from service.matching.terms import worded
from service.text.facts import state

ROWS = [
    ("Ida Holm has also sued the clinic.", "sued", "Ida Holm", "the clinic"),
    ("The clinic was sued by Ida Holm.", "sued", "Ida Holm", "The clinic"),
    ("The film, directed by Ida Holm, won a prize.", "directed", "Ida Holm", "The film"),
    ("Holm, the clinic's head, sued Berg.", "sued", "Holm", "Berg"),
    ("Holm, who came late, sued Berg.", "sued", "Holm", "Berg"),
    ("Holm won the cup, beating Berg.", "beating", "Holm", "Berg"),
    ("Holm drafted the pact and sent it to Berg.", "sent", "Holm", "it"),
    ("After Berg resigned, Holm won the seat.", "won", "Holm", "the seat"),
    ("Voters in Bath elected Holm as mayor.", "elected", "Voters", "Holm"),
    ("Lund said Holm won the seat.", "won", "Holm", "the seat"),
    ("Holm of the rap group Norl has died.", "died", "Holm", None),
    ("Oslo, Bergen, Stavanger and Moss, sued.", "sued", None, None),
    ("The firm recalled 40,000 vans over brakes.", "recalled", "The firm", "40,000 vans"),
    ("One of them then punched the other.", "punched", "One", "the other"),
]


def side(text):
    statement = worded(state(text))
    return Side(text, statement.terms, ())


@pytest.mark.parametrize(("text", "verb", "doer", "done_to"), ROWS)
def test_a_verb_has_a_doer_and_what_it_is_done_to(text, verb, doer, done_to):
    read = side(text)
    term = next(term for term in read.terms.items if term.span.cut(text) == verb)
    found = parties(term, read)
    cut = [each and each.own.cut(text) for each in (found.doer, found.done_to)]
    assert cut == [doer, done_to]


def test_what_stands_behind_a_preposition_is_told_with_it():
    read = side("Ajax sold the defender to Roma for a song.")
    found = parties(next(t for t in read.terms.items if t.span.cut(read.text) == "sold"), read)
    cut = {key: phrase.own.cut(read.text) for key, phrase in found.behind.items()}
    assert cut == {"": "the defender", "to": "Roma", "for": "a song"}


def test_names_that_are_joined_do_it_together():
    read = side("Anna Berg and Karl Lund opened the dam.")
    found = parties(next(t for t in read.terms.items if t.span.cut(read.text) == "opened"), read)
    assert found.doer is not None
    assert found.doer.whole.cut(read.text) == "Anna Berg and Karl Lund"


def test_a_verb_that_is_said_not_to_be_done_is_known():
    read = side("Harris did not sue Cole.")
    found = parties(next(t for t in read.terms.items if t.span.cut(read.text) == "sue"), read)
    assert found.denied
