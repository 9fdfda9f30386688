"""The recurring statements of a story as claims: in whose words, and which come first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Final

from service.model import Certainty, Recurring, Span, StoryClaim, Telling
from service.text.clean import squeeze
from service.text.shingles import words

SHORTEST: Final = 40
"""The characters below which a sentence is hardly a statement by itself."""

_POINTING: Final = frozenset(
    {"he", "she", "they", "him", "her", "them", "his", "hers", "their", "we", "us", "i", "me"}
)

_BEGINNING: Final = frozenset({"that", "this", "these", "those", "it"})
"""First words that point at a sentence before."""

_DATELINE: Final = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][^\s,()]{1,20}){0,2}(?: \([^()]{1,40}\))? ?[—–-]{1,2} "
)
"""The place in capitals, and who files from it: no part of the statement."""

_Preference = tuple[bool, int, int]
_Rank = tuple[int, _Preference, int]

OutletOf = Mapping[str, str]
"""The outlet of each article of the story, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence to look up. `place` is its own in the story.

    `near` are the outlets that have a sentence which may tell it, and so cannot be said to leave
    it out.
    """

    place: int
    claim: StoryClaim
    near: frozenset[str]


def candidates(recurring: Recurring, outlet_of: OutletOf) -> list[Candidate]:
    """The sentences that can stand by themselves: first those that most outlets may tell."""
    said: dict[str, tuple[_Rank, Telling, frozenset[str]]] = {}
    for place, telling in enumerate(recurring.tellings):
        near = frozenset(outlet_of[article] for article in {telling.article_id, *telling.near})
        if _stands_alone(telling) and len(near) > 1:
            rank = -len(near), _preference(telling), place
            said.setdefault(squeeze(_told(telling.sentence.text)), (rank, telling, near))
    # Of an outlet of which nothing was read nobody knows whether it tells a statement.
    unread = frozenset(outlet_of.values()) - {outlet_of[article] for article in recurring.articles}
    return [
        Candidate(place=rank[-1], claim=_claim(telling), near=near | unread)
        for rank, telling, near in sorted(said.values(), key=lambda each: each[0])
    ]


def typed(text: str, public_since: datetime | None) -> StoryClaim:
    """A claim that stands in no article of the story, but was typed."""
    return StoryClaim(
        id=blake2b(text.encode(), digest_size=6).hexdigest(),
        text=text,
        article_id="",
        paragraph_id="",
        span=Span(0, 0),
        public_since=public_since,
    )


def _stands_alone(telling: Telling) -> bool:
    return telling.sentence.span is not None and len(telling.sentence.text) >= SHORTEST


def _told(sentence: str) -> str:
    """The sentence without its dateline."""
    filed = _DATELINE.match(sentence)
    return sentence[filed.end() :] if filed else sentence


def _preference(telling: Telling) -> _Preference:
    """What asserts before what ascribes, what names before what says `she`, then the briefest.

    A long sentence tells other things too, for which no other outlet would be found to report it.
    """
    text = _told(telling.sentence.text)
    said = words(text)
    pointing = sum(word in _POINTING for word in said) + (said[0] in _BEGINNING if said else 0)
    return telling.certainty is not Certainty.ASSERTED, pointing, len(text)


def _claim(said: Telling) -> StoryClaim:
    sentence = said.sentence
    text = _told(sentence.text)
    end = sentence.span.end if sentence.span else 0
    return StoryClaim(
        id=blake2b(f"{sentence.block_id}:{sentence.place}".encode(), digest_size=6).hexdigest(),
        text=text,
        article_id=said.article_id,
        paragraph_id=sentence.block_id,
        span=Span(end - len(text), end),
        public_since=None,
    )
