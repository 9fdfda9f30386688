"""What waits: bulk requests, and the answers kept for clients that try again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.model import Job, JobItem, LineError


class JobQueue(Protocol):
    """Bulk requests as rows; a job that a killed process held is taken up again."""

    def submit(self, items: Iterable[JobItem], errors: Sequence[LineError]) -> Job:
        """Store a job with its waiting lines and the lines that were refused at once."""
        ...

    def job(self, job_id: str) -> Job:
        """How far a job is. Raises `NotFound`."""
        ...

    def lease(self, limit: int, seconds: float) -> tuple[str, tuple[JobItem, ...]] | None:
        """The id of the oldest job that waits and its first open lines, held for `seconds`.

        A job has one holder at a time, so that two versions of an article in one request are
        taken in their order. `None` if nothing waits. A lease that ran out is given out again.
        """
        ...

    def renew(self, job_id: str, seconds: float) -> None:
        """Hold a leased job for `seconds` from now."""
        ...

    def settle(self, job_id: str, outcomes: Mapping[int, str], errors: Sequence[LineError]) -> None:
        """Mark lines as dealt with, line → outcome, and let go of the job; safe to repeat."""
        ...


@dataclass(frozen=True, slots=True)
class Replay:
    """The answer that an earlier request with the same key was given."""

    status: int
    body: str


class IdempotencyStore(Protocol):
    """Answers kept for a day under a key of the client's, so that a retry gets the same one."""

    def claim(self, key: str, fingerprint: str, now: datetime) -> Replay | None:
        """Take `key` for a request, or give the answer that it already led to.

        Raises `Conflict` if the key came with another `fingerprint` before, or if the request
        that took it is still at work; after a minute that one is thought dead and loses the key.
        """
        ...

    def finish(self, key: str, status: int, body: str) -> None:
        """Keep the answer of the request that took `key`."""
        ...

    def abandon(self, key: str) -> None:
        """Give up `key` without an answer, so that a retry is tried anew."""
        ...
