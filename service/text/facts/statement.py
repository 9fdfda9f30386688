"""A text with all its facts."""

from __future__ import annotations

from datetime import datetime

from service.model import Statement
from service.text.facts.attribution import attributions
from service.text.facts.cues import cues
from service.text.facts.dates import dates
from service.text.facts.names import names
from service.text.facts.numbers import numbers
from service.text.facts.quotes import quotes
from service.text.facts.tokens import tokenise


def state(text: str, clock: datetime | None = None) -> Statement:
    """What a text says in detail: its facts, ordered by span.

    `clock` is the time of the version that gives the text; without it relative dates stay words.
    Linear in the length of the text. Every fact's span cuts `text`.
    """
    t = tokenise(text)
    found_dates, taken = dates(t, clock)
    found_names = names(t, taken)
    found = [
        *found_dates,
        *numbers(t, taken),
        *found_names,
        *attributions(t, taken, found_names),
        *quotes(t),
        *cues(t, taken),
    ]
    found.sort(key=lambda fact: (fact.span.start, fact.span.end))
    return Statement(text, tuple(found), clock)
