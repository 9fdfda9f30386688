"""A labelled pair of a claim and a passage, as the verifier learns from it."""

from __future__ import annotations

from dataclasses import dataclass

from service.evaluation.folds import is_held_out


@dataclass(frozen=True)
class Pair:
    """A claim, a passage, and how the passage stands to it.

    `certainties` holds the right one, or those of which one is right; it is empty, and `slots` is
    None, where the set does not tell. No topic is on both sides of the split.
    """

    topic: str
    claim: str
    passage: str
    relation: str
    certainties: tuple[str, ...] = ()
    slots: tuple[str, ...] | None = None

    @property
    def held_out(self) -> bool:
        """Whether nothing may be learnt from the pair."""
        return is_held_out(self.topic)
