"""A varied pair keeps the label that is true of it."""

import random

from training.pair import Pair
from training.variations import BORROWED, Variations

PAIRS = [
    Pair(f"t/{n}", f"Claim {n}.", f"Passage {n} of town {n}.", relation, ("asserted",), ())
    for n, relation in enumerate(["reports", "differs", "disputes", "related"] * 50)
]
PUBLIC = [Pair(f"p/{n}", f"Rumour {n}.", f"Headline {n}.", "disputes") for n in range(1_000)]
BY_CLAIM = {pair.claim: pair for pair in PAIRS}


def epochs():
    random.seed(7)
    variations = Variations({"own": PAIRS, "emergent": PUBLIC})
    return [variations.epoch(last=False) for _ in range(3)]


def test_every_own_pair_is_learnt_once_an_epoch_and_a_draw_of_the_public_ones():
    for epoch in epochs():
        assert len(epoch) == len(PAIRS) + BORROWED["emergent"]


def test_a_report_is_never_turned_round():
    for pair in epochs()[0]:
        if pair.relation == "reports":
            assert pair.claim in BY_CLAIM


def test_a_stranger_s_passage_is_only_related():
    for epoch in epochs():
        for pair in epoch:
            own = BY_CLAIM.get(pair.claim)
            if own and own.passage not in pair.passage:
                assert pair.relation == "related"
                assert not pair.certainties


def test_a_grown_passage_still_holds_the_written_one_and_its_label():
    grown = [p for e in epochs() for p in e if p.claim in BY_CLAIM and len(p.passage) > 40]
    assert grown
    for pair in grown:
        assert BY_CLAIM[pair.claim].passage in pair.passage
        assert pair.relation == BY_CLAIM[pair.claim].relation
