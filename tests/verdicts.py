"""What the rules make of a pair, as far as most tests of them ask."""

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state


def read(claim: str, passage: str) -> tuple[Relation, set[Slot]]:
    """The relation, and the slots of what differs."""
    verdict = judge(state(claim), state(passage))
    return verdict.relation, {delta.slot for delta in verdict.deltas}
