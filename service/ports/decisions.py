"""What people decide by hand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from service.model import DecisionKind, OriginDecision


class OriginDecisions(Protocol):
    """Decisions about origins. They hold until they are taken back, whatever comes in."""

    def record(
        self, kind: DecisionKind, paragraph_ids: Collection[str], note: str
    ) -> OriginDecision:
        """Keep a decision of this moment so that it survives power loss."""
        ...

    def touching(self, paragraph_ids: Collection[str]) -> tuple[OriginDecision, ...]:
        """The decisions that name any of these paragraphs, whole, earliest first."""
        ...

    def withdraw(self, decision_id: str) -> None:
        """Take a decision back, as if it had never been. Raises `NotFound`."""
        ...
