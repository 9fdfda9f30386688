"""Takes bulk requests in, batch by batch, in a thread of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from service.errors import Conflict, CrossreadError, Invalid, Misconfigured, Unavailable
from service.model import JobItem, LineError, Receipt, Submission
from service.ports import JobQueue

_log = logging.getLogger(__name__)

Result = Receipt | CrossreadError
Ingest = Callable[[Sequence[Submission]], Sequence[Result]]
"""Takes articles in; result i is for submission i."""

Spare = Callable[[], bool]
"""A little work for when no job waits; whether there was any."""

BATCH = 128
"""Lines taken at a time: enough to embed some while others are stored, few enough to stop soon."""

LEASE = 15.0
"""Seconds after which the lines of a killed process are taken up by another."""

POLL = 0.1
LONGEST_PAUSE = 30.0


class JobRunner:
    """Works on jobs until it is stopped. Each line is taken in at least once.

    A line that is at fault gets its error. When the service is at fault (no room, no database,
    no model) the line stays open and the runner waits, longer each time up to half a minute.
    """

    def __init__(self, queue: JobQueue, ingest: Ingest, spare: Spare = lambda: False) -> None:
        self._queue = queue
        self._ingest = ingest
        self._spare = spare
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to work in a thread."""
        self._stopping.clear()
        self._thread = Thread(target=self._work, name="jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch in hand, then end the thread."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def run_once(self) -> bool:
        """Take in one batch; whether there was any.

        Raises `Unavailable` if the service could not take all of it; the rest stays open.
        """
        leased = self._queue.lease(BATCH, LEASE)
        if leased is None:
            return False
        job_id, items = leased
        with self._held(job_id):
            results = self._results([item.submission for item in items])
        outcomes, errors, fault = _sorted_out(items, results)
        self._queue.settle(job_id, outcomes, errors)
        if fault is not None:
            raise fault
        return True

    def _work(self) -> None:
        pause = POLL
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                if self.run_once():
                    pause = POLL
                    continue
                # Half of the time at most, for it holds the interpreter that look-ups need.
                wait = time.monotonic() - began if self._spare() else POLL
            except Exception:  # noqa: BLE001 - whatever it was, the lines are open for a next try
                _log.exception("bulk work stopped; the next try is in %.1f s", pause)
                wait, pause = pause, min(2 * pause, LONGEST_PAUSE)
            self._stopping.wait(wait)

    def _results(self, submissions: Sequence[Submission]) -> Sequence[Result]:
        """One result for each submission, even if one of them breaks the rest."""
        try:
            return self._ingest(submissions)
        except CrossreadError as error:
            return [error] * len(submissions)
        except Exception:  # noqa: BLE001 - a fault of one line must not stop the others
            if len(submissions) > 1:
                _log.exception("a batch failed; its lines are tried one by one")
                return [result for each in submissions for result in self._results([each])]
            _log.exception("a line could not be worked on")
            return [Invalid("this article could not be worked on; the server's log says why")]

    @contextmanager
    def _held(self, job_id: str) -> Iterator[None]:
        """Keep the lease while a batch takes its time."""
        done = Event()

        def renew() -> None:
            while not done.wait(LEASE / 3):
                try:
                    self._queue.renew(job_id, LEASE)
                except CrossreadError:
                    _log.warning("the lease of job %s could not be renewed", job_id, exc_info=True)

        keeper = Thread(target=renew, name="job-lease", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()


def _sorted_out(
    items: Sequence[JobItem], results: Sequence[Result]
) -> tuple[dict[int, str], list[LineError], CrossreadError | None]:
    """The outcomes of lines, the errors of lines, and a fault that was no line's own."""
    outcomes: dict[int, str] = {}
    errors: list[LineError] = []
    fault: CrossreadError | None = None
    for item, result in zip(items, results, strict=True):
        if isinstance(result, Receipt):
            outcomes[item.line] = result.outcome
        elif isinstance(result, Invalid | Conflict):
            errors.append(LineError(item.line, result.detail, result.pointer))
        elif isinstance(result, Unavailable | Misconfigured):
            fault = result
        else:
            errors.append(LineError(item.line, str(result)))
    return outcomes, errors, fault
