"""What people decided about origins by hand, as it bears on pairs of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.model import DecisionKind, OriginDecision


class Rulings:
    """Decisions by hand, the later one holding where two bear on the same paragraphs."""

    def __init__(self, decisions: Iterable[OriginDecision] = ()) -> None:
        self._decisions = sorted(decisions, key=lambda each: (each.decided_at, each.id))

    def part(self, one: str, other: str) -> bool:
        """Whether a split holds between the two, and no later merge of them."""
        return self._last(one, other) is DecisionKind.SPLIT

    def joined(self, paragraph_id: str) -> frozenset[str]:
        """The paragraphs with which a merge makes one origin that no later split undid."""
        others = {
            other
            for each in self._decisions
            if each.kind is DecisionKind.MERGE and paragraph_id in each.paragraph_ids
            for other in each.paragraph_ids
        }
        return frozenset(
            other
            for other in others - {paragraph_id}
            if self._last(paragraph_id, other) is DecisionKind.MERGE
        )

    def is_split(self, paragraph_id: str) -> bool:
        """Whether the last decision on the paragraph took it out of its origin."""
        kinds = [each.kind for each in self._decisions if paragraph_id in each.paragraph_ids]
        return bool(kinds) and kinds[-1] is DecisionKind.SPLIT

    def _last(self, one: str, other: str) -> DecisionKind | None:
        found = None
        for each in self._decisions:
            named = (one in each.paragraph_ids) + (other in each.paragraph_ids)
            if named == _EITHER[each.kind]:
                found = each.kind
        return found


_EITHER: Final = {DecisionKind.SPLIT: 1, DecisionKind.MERGE: 2}
"""A split parts a paragraph that it names from one that it does not; a merge joins two it names."""
