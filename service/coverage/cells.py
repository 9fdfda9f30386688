"""What an outlet does with a claim, from the passages that a look-up has found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.matching.coverage import Held, silence
from service.model import (
    CoverageCell,
    CoveragePassage,
    CoverageState,
    Match,
    Relation,
    Slot,
    Unassessable,
)

STATES: Final = {
    Relation.REPORTS: CoverageState.REPORTED,
    Relation.DISPUTES: CoverageState.DISPUTES,
    Relation.DIFFERS: CoverageState.DIFFERS,
}
"""What a stand makes of a cell; the first in this order decides between several."""
_UNCLEAR: Final = CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=Unassessable.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet with what is held of it on the story.

    `is_read` says whether anything of it was taken in while the story ran.
    """

    outlet_id: str
    held: tuple[Held, ...]
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a claim decides a silence: its clock, its language, and who may tell it after all.

    `near` are outlets that have a sentence near it, `told_in_part` those that tell a part of it;
    `is_told` says whether any article of the story takes a stand on it.
    """

    public_since: datetime | None
    language: str = ""
    near: frozenset[str] = frozenset()
    told_in_part: frozenset[str] = frozenset()
    is_told: bool = True


def cell(found: Sequence[Match], column: Column, asked: Asked) -> CoverageCell:
    """What an outlet does with the claim; what may tell it is never called an omission."""
    own = [match for match in found if match.passage.outlet_id == column.outlet_id]
    for relation, state in STATES.items():
        for match in of_relation(own, relation):
            if _is_sure(match) or column.outlet_id in asked.near:
                return CoverageCell(state=state, passage=_passage(match))
            return _UNCLEAR
    if own:
        return _UNCLEAR
    if column.held and not asked.is_told:
        return CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=Unassessable.NOT_TOLD)
    silent = silence(
        column.held,
        since=asked.public_since,
        language=asked.language,
        is_read=column.is_read,
    )
    blamed = silent.state is CoverageState.OMITTED
    may_tell = column.outlet_id in asked.near | asked.told_in_part
    return _UNCLEAR if blamed and may_tell else silent


def _is_sure(match: Match) -> bool:
    """Whether a stand holds without a sentence that comes near the claim.

    Numbers are set against each other where they count the same thing; a date or a name that
    differs may be another statement's.
    """
    verdict = match.verdict
    counts = any(delta.slot is Slot.NUMBER for delta in verdict.deltas)
    return verdict.relation is Relation.REPORTS or counts


def tellers(found: Sequence[Match]) -> set[str]:
    """The outlets that take the claim up."""
    return {match.passage.outlet_id for match in found if match.verdict.relation in STATES}


def public_since(found: Sequence[Match], clocks: Mapping[str, datetime | None]) -> datetime | None:
    """When the claim became public in this index: the earliest report, else the earliest stand.

    `clocks` tell when the text of each article was set.
    """
    stands = [match for match in found if match.verdict.relation in STATES]
    for told in (of_relation(found, Relation.REPORTS), stands):
        dates = [at for match in told if (at := clocks.get(match.passage.article_id))]
        if dates:
            return min(dates)
    return None


def of_relation(found: Sequence[Match], relation: Relation) -> list[Match]:
    """The matches with that relation."""
    return [match for match in found if match.verdict.relation is relation]


def _passage(match: Match) -> CoveragePassage:
    passage = match.passage
    return CoveragePassage(
        article_id=passage.article_id,
        version=passage.version,
        paragraph_id=passage.paragraph_id,
        span=match.span,
        text=match.text,
        published_at=passage.published_at,
        deltas=match.verdict.deltas,
    )
