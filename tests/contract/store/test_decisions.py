"""What every store of decisions about origins promises."""

import pytest

from service.errors import NotFound
from service.model import DecisionKind


def test_a_decision_is_found_whole_by_any_paragraph_that_it_names(stores):
    made = stores.decisions.record(DecisionKind.SPLIT, ["p2", "p1", "p2"], "not theirs")
    assert (made.kind, made.paragraph_ids, made.note) == (
        DecisionKind.SPLIT,
        ("p1", "p2"),
        "not theirs",
    )
    assert stores.decisions.touching(["p1"]) == (made,)
    assert stores.decisions.touching(["p9", "p2"]) == (made,)
    assert stores.decisions.touching(["p9"]) == ()
    assert stores.decisions.touching([]) == ()


def test_decisions_come_in_the_order_in_which_they_were_made(stores):
    split = stores.decisions.record(DecisionKind.SPLIT, ["p1", "p2"], "")
    merge = stores.decisions.record(DecisionKind.MERGE, ["p2", "p3"], "")
    assert split.decided_at <= merge.decided_at
    assert stores.decisions.touching(["p2"]) == (split, merge)


def test_a_decision_taken_back_is_as_if_it_had_never_been(stores):
    made = stores.decisions.record(DecisionKind.SPLIT, ["p1"], "")
    stores.decisions.withdraw(made.id)
    assert stores.decisions.touching(["p1"]) == ()
    with pytest.raises(NotFound):
        stores.decisions.withdraw(made.id)


def test_many_paragraphs_may_be_asked_for_at_once(stores):
    made = stores.decisions.record(DecisionKind.MERGE, ["p2", "p3"], "")
    assert stores.decisions.touching([f"p{n}" for n in range(2_000)]) == (made,)
