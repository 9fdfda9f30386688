"""The recurring statements of a story as claims: in whose words, and which come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from service.model import Certainty, Recurring, Span, StoryClaim, Telling
from service.text.shingles import words

SHORTEST: Final = 40
"""The characters below which a sentence is hardly a statement by itself."""

_POINTING: Final = frozenset(
    {"he", "she", "they", "him", "her", "them", "his", "hers", "their", "we", "us", "i", "me"}
)

_BEGINNING: Final = frozenset({"that", "this", "these", "those", "it"})
"""First words that point at a sentence before."""

OutletOf = Mapping[str, str]
"""The outlet of each article of the story, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement to look up. `place` is its own in the story.

    `near` are the outlets that have a sentence which may tell it, and so cannot be said to leave
    it out.
    """

    place: int
    claim: StoryClaim
    told_by: frozenset[str]
    near: frozenset[str]


def candidates(recurring: Recurring, outlet_of: OutletOf) -> list[Candidate]:
    """The statements that can stand by themselves, those that most outlets tell first."""
    read = {outlet_of[article] for article in recurring.articles}
    # Of an outlet of which nothing was read nobody knows whether it tells a statement.
    unread = frozenset(outlet_of.values()) - read
    found = [
        _candidate(place, tellings, wordings, outlet_of, unread=unread)
        for place, tellings in enumerate(recurring.statements)
        if (wordings := [each for each in tellings if _stands_alone(each)])
    ]
    return sorted(found, key=lambda each: (-len(each.told_by), each.place))


def _stands_alone(telling: Telling) -> bool:
    return telling.sentence.span is not None and len(telling.sentence.text) >= SHORTEST


def _candidate(
    place: int,
    tellings: Sequence[Telling],
    wordings: Sequence[Telling],
    outlet_of: OutletOf,
    *,
    unread: frozenset[str],
) -> Candidate:
    said = min(wordings, key=_preference)
    told_by = frozenset(outlet_of[each.article_id] for each in tellings)
    near = frozenset(outlet_of[article] for article in said.near)
    return Candidate(place=place, claim=_claim(said), told_by=told_by, near=told_by | near | unread)


def _preference(telling: Telling) -> tuple[bool, int, int]:
    """What asserts before what ascribes, what names before what says `she`, then the briefest.

    A long sentence tells other things too, for which no other outlet would be found to report it.
    """
    text = telling.sentence.text
    said = words(text)
    pointing = sum(word in _POINTING for word in said) + (said[0] in _BEGINNING if said else 0)
    return telling.certainty is not Certainty.ASSERTED, pointing, len(text)


def _claim(said: Telling) -> StoryClaim:
    sentence = said.sentence
    return StoryClaim(
        id=blake2b(f"{sentence.block_id}:{sentence.place}".encode(), digest_size=6).hexdigest(),
        text=sentence.text,
        article_id=said.article_id,
        paragraph_id=sentence.block_id,
        span=sentence.span or Span(0, 0),
        public_since=None,
    )
