"""The sentences of a story that were looked up: which are its claims, and who tells part of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from service.coverage.cells import Asked, of_relation, tellers
from service.coverage.claims import Candidate
from service.model import CoverageSearch, Match, Relation, StoryClaim


class LookedUp(NamedTuple):
    """A sentence with the passages that take a stand on it, or may do so."""

    candidate: Candidate
    found: Sequence[Match]

    @property
    def claim(self) -> StoryClaim:
        """The sentence as a claim."""
        return self.candidate.claim

    def tells(self, claim: StoryClaim) -> bool:
        """Whether a passage that reports this sentence is where the claim stands."""
        return stands_in(claim, of_relation(self.found, Relation.REPORTS))


def stands_in(claim: StoryClaim, passages: Iterable[Match]) -> bool:
    """Whether the sentence of the claim is in one of the passages."""
    return any(
        match.passage.article_id == claim.article_id and match.span.overlaps(claim.span)
        for match in passages
    )


class Statements(NamedTuple):
    """What was looked up of a story: its claims as the story goes, and in how much of it."""

    looked_up: tuple[LookedUp, ...]
    claims: tuple[Claim, ...]
    searched: CoverageSearch


class Claim(NamedTuple):
    """A claim with the passages that take a stand on it, and what decides a silence on it."""

    said: StoryClaim
    found: Sequence[Match]
    asked: Asked


def claims_among(looked_up: Iterable[LookedUp]) -> list[LookedUp]:
    """What two outlets take up, each statement once: that which came first of its wordings."""
    kept: list[LookedUp] = []
    for each in looked_up:
        is_new = not any(before.tells(each.claim) and each.tells(before.claim) for before in kept)
        if is_new and len(tellers(each.found)) > 1:
            kept.append(each)
    return kept


def told_in_part(whole: LookedUp, looked_up: Iterable[LookedUp]) -> frozenset[str]:
    """The outlets that take up another statement which the sentence of this one reports, too."""
    parts = (each for each in looked_up if each is not whole and each.tells(whole.claim))
    return frozenset(outlet for part in parts for outlet in tellers(part.found))
