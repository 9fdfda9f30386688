"""The written pairs are well formed, fair in their mix, and never on both sides of the split."""

import json
from collections import Counter
from pathlib import Path

TRAINING = Path(__file__).parents[3] / "training"


def rows(folder):
    files = sorted((TRAINING / folder).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


ROWS = rows("pairs")
TEST_ROWS = rows("test_pairs")
LABELS = {"reports": 0.30, "differs": 0.26, "disputes": 0.21, "related": 0.23}
CERTAINTIES = {"asserted", "attributed", "hedged"}
SLOTS = {"number", "date", "place", "name", "quote", "attribution", "certainty", "negation"}
FIELDS = ["topic", "claim", "passage", "label", "certainty", "slots", "kind"]


def test_every_pair_has_its_fields_in_order_and_legal_words_in_them():
    for row in ROWS + TEST_ROWS:
        assert list(row) == FIELDS, row
        assert row["label"] in LABELS, row
        assert row["certainty"] in CERTAINTIES, row
        assert set(row["slots"]) <= SLOTS, row


def test_there_are_at_least_four_thousand_and_none_twice():
    assert len(ROWS) >= 4_000
    assert len({(row["claim"], row["passage"]) for row in ROWS}) == len(ROWS)


def test_no_relation_is_much_rarer_than_meant():
    count = Counter(row["label"] for row in ROWS)
    for label, share in LABELS.items():
        assert abs(count[label] / len(ROWS) - share) < 0.03, count


def test_no_claim_is_asked_too_often_nor_under_two_topics():
    topics = {}
    for row in ROWS:
        topics.setdefault(row["claim"], []).append(row["topic"])
    assert max(map(len, topics.values())) <= 8
    assert all(len(set(names)) == 1 for names in topics.values())


def test_a_difference_names_the_detail():
    assert all(row["slots"] for row in ROWS + TEST_ROWS if row["label"] == "differs")


def test_the_pairs_that_decide_share_no_domain_topic_or_claim_with_those_that_train():
    assert len(TEST_ROWS) >= 400
    assert len({(row["claim"], row["passage"]) for row in TEST_ROWS}) == len(TEST_ROWS)
    for part in (lambda row: row["topic"].split("/")[0], lambda row: row["claim"]):
        assert {part(row) for row in ROWS}.isdisjoint({part(row) for row in TEST_ROWS})


def test_every_trap_is_set_often_enough_to_tell_its_rate():
    traps = Counter(row["kind"] for row in TEST_ROWS)
    assert len(traps) >= 30
    assert min(traps.values()) >= 12
