"""What every job queue promises."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from service.errors import NotFound
from service.model import (
    Completeness,
    Job,
    JobItem,
    JobState,
    LineError,
    Outlet,
    Submission,
)
from service.store import open_stores
from tests.fakes.clock import NOON, HandClock

OUTLET = Outlet("harbor-times", "Harbor Times", ("harbor.example",))


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def queue(url, clock):
    stores = open_stores(url, now=clock)
    yield stores.jobs
    stores.close()


def items(*lines):
    return [JobItem(n, Submission(OUTLET, f"Title {n}", text=f"Text {n}")) for n in lines]


def lines(leased):
    return leased[0], [item.line for item in leased[1]]


def test_a_submitted_job_waits_and_counts_refused_lines_as_done(queue):
    refused = [LineError(2, "is no object"), LineError(4, "is missing", "/title")]
    job = queue.submit(items(1, 3), refused)
    assert job == queue.job(job.id) == Job(job.id, JobState.QUEUED, 4, 2, {}, tuple(refused), NOON)


def test_two_faults_of_one_line_count_once(queue):
    job = queue.submit([], [LineError(1, "a", "/title"), LineError(1, "b", "/outlet")])
    assert (job.total, job.done, job.failed, len(job.errors)) == (1, 1, 1, 2)


def test_a_job_of_refused_lines_alone_is_finished_at_once(queue):
    job = queue.submit([], [LineError(1, "is missing", "/title"), LineError(2, "is not JSON")])
    assert (job.state, job.finished_at) == (JobState.FINISHED, NOON)
    assert (job.total, job.done, job.failed) == (2, 2, 2)


def test_done_is_what_was_taken_and_what_failed(queue):
    job = queue.submit(items(1, 2, 4), [LineError(3, "is not JSON")])
    queue.settle(job.id, {1: "created"}, [LineError(2, "holds no words", "/text")])
    job = queue.job(job.id)
    assert (job.state, job.done, job.failed) == (JobState.RUNNING, 3, 2)
    assert job.done == sum(job.outcomes.values()) + job.failed


def test_a_job_without_lines_is_finished_at_once(queue):
    job = queue.submit([], [])
    assert (job.state, job.total, job.finished_at) == (JobState.FINISHED, 0, NOON)
    assert queue.lease(10, 30) is None


def test_submissions_come_out_as_they_went_in(queue):
    submission = Submission(
        OUTLET,
        "Zwölf – “Titel”",
        paragraphs=("Eins 👩‍👩‍👧", "Zwei"),
        url="https://h.example",
        language="de",
        published_at=datetime.fromisoformat("2024-11-18T10:30:00.5+05:30"),
        authors=("A", "B"),
        completeness=Completeness.EXCERPT,
    )
    queue.submit([JobItem(1, submission)], [])
    assert queue.lease(1, 30)[1] == (JobItem(1, submission),)


def test_the_oldest_job_comes_first_in_the_order_of_its_lines(queue):
    first = queue.submit(items(2, 1, 3), [])
    second = queue.submit(items(1), [])
    assert lines(queue.lease(2, 30)) == (first.id, [1, 2])
    assert lines(queue.lease(2, 30)) == (second.id, [1])
    assert queue.lease(2, 30) is None


def test_settled_lines_are_done_and_the_rest_comes_next(queue, clock):
    job = queue.submit(items(1, 2, 3, 4), [])
    queue.lease(3, 30)
    assert queue.job(job.id).state is JobState.RUNNING
    queue.settle(job.id, {1: "created", 2: "created"}, [LineError(3, "too long", "/text")])
    held = queue.job(job.id)
    assert (held.state, held.done, held.outcomes) == (JobState.RUNNING, 3, {"created": 2})
    assert held.errors == (LineError(3, "too long", "/text"),)
    assert lines(queue.lease(3, 30)) == (job.id, [4])
    clock.pass_(5)
    queue.settle(job.id, {4: "unchanged"}, [])
    held = queue.job(job.id)
    assert (held.state, held.done) == (JobState.FINISHED, 4)
    assert held.outcomes == {"created": 2, "unchanged": 1}
    assert held.finished_at == NOON + timedelta(seconds=5)
    assert queue.lease(3, 30) is None


def test_settling_twice_counts_once(queue):
    job = queue.submit(items(1, 2), [])
    for _ in range(2):
        queue.settle(job.id, {1: "created"}, [LineError(2, "too long")])
    queue.settle(job.id, {2: "created"}, [LineError(1, "late")])
    held = queue.job(job.id)
    assert (held.done, held.outcomes, held.errors) == (
        2,
        {"created": 1},
        (LineError(2, "too long"),),
    )


def test_a_lease_that_ran_out_is_given_out_again(queue, clock):
    job = queue.submit(items(1, 2), [])
    queue.lease(1, 30)
    clock.pass_(29)
    assert queue.lease(1, 30) is None
    clock.pass_(1)
    assert lines(queue.lease(2, 30)) == (job.id, [1, 2])


def test_a_renewed_lease_is_kept(queue, clock):
    job = queue.submit(items(1), [])
    queue.lease(1, 30)
    clock.pass_(20)
    queue.renew(job.id, 30)
    clock.pass_(20)
    assert queue.lease(1, 30) is None
    clock.pass_(10)
    assert queue.lease(1, 30) is not None


def test_one_of_many_takers_gets_a_job(queue):
    queue.submit(items(1, 2, 3), [])
    with ThreadPoolExecutor(8) as pool:
        leased = list(pool.map(lambda _: queue.lease(1, 30), range(8)))
    assert sum(each is not None for each in leased) == 1


def test_a_job_outlives_the_process_that_took_it(url, clock):
    first = open_stores(url, now=clock)
    job = first.jobs.submit(items(1, 2), [])
    first.jobs.lease(2, 30)
    first.close()
    clock.pass_(60)
    second = open_stores(url, now=clock)
    assert lines(second.jobs.lease(2, 30)) == (job.id, [1, 2])
    second.close()


def test_an_unknown_job_is_not_found(queue):
    with pytest.raises(NotFound, match="job 'nothing'"):
        queue.job("nothing")
    with pytest.raises(NotFound):
        queue.settle("nothing", {}, [])
