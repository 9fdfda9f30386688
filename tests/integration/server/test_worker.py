"""`crossread worker` works on jobs alone, and ends when it is asked to."""

import os
import signal
import subprocess
import sys
import time

import pytest

from service.bootstrap import migrate
from service.model import JobItem, JobState, Outlet, Submission
from service.settings import Settings
from service.store import open_stores

pytestmark = [pytest.mark.server, pytest.mark.model]

WITHIN_S = 120


def is_read(stores):
    return [bool(record.facts) for record in stores.passages.passages([1])] == [True]


def test_a_job_that_waits_is_finished_its_facts_are_read_and_sigterm_ends_the_worker(tmp_path):
    migrate(Settings(data=tmp_path))
    stores = open_stores(f"sqlite:///{tmp_path / 'crossread.sqlite'}")
    article = Submission(Outlet("echo"), "Bridge", text="The bridge at Kelmouth shut on Tuesday.")
    job = stores.jobs.submit([JobItem(1, article)], [])
    command = [sys.executable, "-m", "service", "worker"]
    with subprocess.Popen(command, env=os.environ | {"CROSSREAD_DATA": str(tmp_path)}) as worker:
        try:
            end = time.monotonic() + WITHIN_S
            while stores.jobs.job(job.id).state is not JobState.FINISHED or not is_read(stores):
                assert worker.poll() is None, "the worker stopped by itself"
                assert time.monotonic() < end, "the job was not finished and read in time"
                time.sleep(0.1)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(30) == 0
        finally:
            worker.kill()
    assert stores.jobs.job(job.id).outcomes == {"created": 1}
