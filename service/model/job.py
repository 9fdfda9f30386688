"""Background work on many articles, as its rows in SQL tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.model.article import Submission


class JobState(StrEnum):
    """Where a job stands: not begun, begun, no line left. Errors of single lines do not matter."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class LineError:
    """Why one line of a bulk request was not taken; lines count from 1."""

    line: int
    detail: str
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A bulk request: how much of it is done, and what went wrong, line by line.

    `done` counts every line that is dealt with: `outcomes` the taken ones by `Outcome`, `failed`
    the others. Lines that were refused at once are done before the job has begun.
    """

    id: str
    state: JobState
    total: int
    done: int
    outcomes: dict[str, int]
    errors: tuple[LineError, ...]
    created_at: datetime
    finished_at: datetime | None = None

    @property
    def failed(self) -> int:
        """How many lines were not taken; a line may have more than one error."""
        return len({error.line for error in self.errors})


@dataclass(frozen=True, slots=True)
class JobItem:
    """One line of a bulk request that is well formed and waits to be ingested."""

    line: int
    submission: Submission
