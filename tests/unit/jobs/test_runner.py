"""The job runner against a queue in SQLite, with an ingest that does as it is told."""

import logging
from threading import Event

import pytest

from service.errors import Conflict, Invalid, NotFound, StorageFull
from service.jobs import runner as jobs_runner
from service.jobs.runner import BATCH, JobRunner
from service.model import JobItem, JobState, LineError, Outcome, Outlet, Receipt, Submission
from service.store import open_stores

pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.fixture
def queue(tmp_path):
    stores = open_stores(f"sqlite:///{tmp_path / 'jobs.sqlite'}")
    yield stores.jobs
    stores.close()


def submit(queue, *titles):
    outlet = Outlet("harbor-times")
    items = [JobItem(n, Submission(outlet, title, text=".")) for n, title in enumerate(titles, 1)]
    return queue.submit(items, []).id


def receipt(submission):
    return Receipt(
        id=submission.title,
        version=1,
        outlet_id=submission.outlet.id,
        url="",
        blocks=1,
        paragraphs=1,
        outcome=Outcome.CREATED,
        sequence=1,
    )


def take_all(submissions):
    return [receipt(each) for each in submissions]


def test_an_empty_queue_is_no_work(queue):
    assert JobRunner(queue, take_all).run_once() is False


def test_a_job_is_taken_in_batch_by_batch(queue):
    job = submit(queue, *map(str, range(BATCH + 1)))
    runner = JobRunner(queue, take_all)
    assert [runner.run_once(), runner.run_once(), runner.run_once()] == [True, True, False]
    held = queue.job(job)
    assert (held.state, held.outcomes) == (JobState.FINISHED, {"created": BATCH + 1})


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Invalid("is empty", "/title"), LineError(2, "is empty", "/title")),
        (Conflict("two articles", "/url"), LineError(2, "two articles", "/url")),
        (NotFound("outlet", "x"), LineError(2, "no outlet 'x'")),
    ],
)
def test_a_line_at_fault_gets_its_error_and_the_others_are_taken(queue, error, told):
    job = submit(queue, "a", "b", "c")
    JobRunner(
        queue, lambda batch: [error if each.title == "b" else receipt(each) for each in batch]
    ).run_once()
    held = queue.job(job)
    assert held.errors == (told,)
    assert (held.state, held.outcomes) == (JobState.FINISHED, {"created": 2})


def test_a_full_disk_leaves_its_lines_open(queue):
    job = submit(queue, "a", "b")
    room = Event()

    def ingest(batch):
        return [
            receipt(each) if each.title == "a" or room.is_set() else StorageFull("full")
            for each in batch
        ]

    runner = JobRunner(queue, ingest)
    with pytest.raises(StorageFull):
        runner.run_once()
    assert (queue.job(job).done, queue.job(job).errors) == (1, ())
    room.set()
    assert runner.run_once() is True
    assert queue.job(job).outcomes == {"created": 2}


def test_a_line_that_breaks_the_ingest_does_not_take_the_others_along(queue, caplog):
    def ingest(batch):
        if any(each.title == "bad" for each in batch):
            raise ZeroDivisionError
        return take_all(batch)

    job = submit(queue, "a", "bad", "c")
    with caplog.at_level(logging.CRITICAL, logger=jobs_runner.__name__):
        JobRunner(queue, ingest).run_once()
    held = queue.job(job)
    assert held.outcomes == {"created": 2}
    assert [error.line for error in held.errors] == [2]
    assert "log" in held.errors[0].detail


def test_a_started_runner_works_until_it_is_stopped(queue):
    taken = Event()

    def ingest(batch):
        taken.set()
        return take_all(batch)

    runner = JobRunner(queue, ingest)
    runner.start()
    try:
        job = submit(queue, "a")
        assert taken.wait(10)
    finally:
        runner.stop()
    assert queue.job(job).state is JobState.FINISHED


def test_spare_time_is_used_between_jobs_and_not_while_one_waits(queue):
    order = []
    rested = Event()

    def ingest(batch):
        order.append("job")
        return take_all(batch)

    def spare():
        order.append("spare")
        if order.count("spare") == 3:
            rested.set()
        return order.count("spare") < 3

    submit(queue, *map(str, range(BATCH + 1)))
    runner = JobRunner(queue, ingest, spare)
    runner.start()
    try:
        assert rested.wait(10)
    finally:
        runner.stop()
    assert order[:5] == ["job", "job", "spare", "spare", "spare"]


def test_a_runner_outlives_a_fault_and_tries_again(queue, monkeypatch, caplog):
    monkeypatch.setattr(jobs_runner, "POLL", 0.01)
    tries = []
    done = Event()

    def ingest(batch):
        tries.append(len(batch))
        if len(tries) < 3:
            raise StorageFull("full")
        done.set()
        return take_all(batch)

    job = submit(queue, "a")
    runner = JobRunner(queue, ingest)
    with caplog.at_level(logging.CRITICAL, logger=jobs_runner.__name__):
        runner.start()
        try:
            assert done.wait(10)
        finally:
            runner.stop()
    assert queue.job(job).outcomes == {"created": 1}


def test_a_long_batch_keeps_its_lease(queue, monkeypatch):
    monkeypatch.setattr(jobs_runner, "LEASE", 0.3)
    others = []

    def ingest(batch):
        for _ in range(4):
            Event().wait(0.2)
            others.append(queue.lease(1, 1))
        return take_all(batch)

    submit(queue, "a")
    JobRunner(queue, ingest).run_once()
    assert others == [None] * 4
