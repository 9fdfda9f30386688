"""What every idempotency store promises."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from service.errors import Conflict
from service.ports import Replay
from tests.fakes.drafts import NOON


def test_a_finished_request_is_answered_again(stores):
    keys = stores.idempotency
    assert keys.claim("k", "POST /a", NOON) is None
    keys.finish("k", 201, '{"id": "ä"}')
    assert keys.claim("k", "POST /a", NOON) == Replay(201, '{"id": "ä"}')


def test_another_request_under_the_same_key_is_a_conflict(stores):
    keys = stores.idempotency
    keys.claim("k", "POST /a", NOON)
    keys.finish("k", 201, "{}")
    with pytest.raises(Conflict, match="Idempotency-Key"):
        keys.claim("k", "POST /b", NOON)


def test_a_request_at_work_is_a_conflict_until_it_is_thought_dead(stores):
    keys = stores.idempotency
    keys.claim("k", "POST /a", NOON)
    with pytest.raises(Conflict, match="still at work"):
        keys.claim("k", "POST /a", NOON + timedelta(seconds=59))
    assert keys.claim("k", "POST /a", NOON + timedelta(seconds=60)) is None
    with pytest.raises(Conflict, match="still at work"):
        keys.claim("k", "POST /a", NOON + timedelta(seconds=61))


def test_a_key_given_up_is_free_and_an_answered_one_is_not_given_up(stores):
    keys = stores.idempotency
    keys.claim("k", "POST /a", NOON)
    keys.abandon("k")
    assert keys.claim("k", "POST /b", NOON) is None
    keys.finish("k", 200, "{}")
    keys.abandon("k")
    assert keys.claim("k", "POST /b", NOON) == Replay(200, "{}")


def test_an_answer_is_forgotten_after_a_day(stores):
    keys = stores.idempotency
    keys.claim("k", "POST /a", NOON)
    keys.finish("k", 201, "{}")
    almost = NOON + timedelta(hours=23, minutes=59)
    assert keys.claim("k", "POST /a", almost) is not None
    assert keys.claim("k", "POST /b", NOON + timedelta(hours=24)) is None


def test_one_of_many_requests_gets_the_key(stores):
    def claim(_):
        try:
            return stores.idempotency.claim("k", "POST /a", NOON)
        except Conflict:
            return "conflict"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(claim, range(8)))
    assert answers.count(None) == 1
    assert answers.count("conflict") == 7
