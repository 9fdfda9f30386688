"""Bulk requests as rows: what was accepted is done, whatever is killed meanwhile."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from service.errors import NotFound
from service.model import Job, JobItem, JobState, LineError
from service.store import codec
from service.store.database import Database
from service.store.tables import job, job_error, job_item

FAILED = "failed"
"""The outcome of a line that was not taken; the reason stands in `job_error`."""


class SqlJobQueue:
    """See `service.ports.JobQueue`. `now` is the time that leases run by."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def submit(self, items: Iterable[JobItem], errors: Sequence[LineError]) -> Job:
        """See `JobQueue.submit`."""
        # All lines are read before the transaction begins: a slow client must not hold it.
        lines = [{"line": each.line, "submission": codec.encode(each.submission)} for each in items]
        id_, now = secrets.token_hex(8), self._now()
        row = insert(job).values(
            id=id_,
            total=len(lines) + len({error.line for error in errors}),
            created_at=now,
            finished_at=None if lines else now,
        )
        with self._database.write() as connection:
            pk = connection.execute(row.returning(job.c.pk)).scalar_one()
            if lines:
                connection.execute(insert(job_item), [{"job": pk, **line} for line in lines])
            _add_errors(connection, pk, errors)
        return self.job(id_)

    def job(self, job_id: str) -> Job:
        """See `JobQueue.job`."""
        with self._database.read() as connection:
            row = connection.execute(select(job).where(job.c.id == job_id)).one_or_none()
            if row is None:
                raise NotFound("job", job_id)
            return _job(connection, row)

    def lease(self, limit: int, seconds: float) -> tuple[str, tuple[JobItem, ...]] | None:
        """See `JobQueue.lease`."""
        now = self._now()
        waiting = (
            select(job.c.pk, job.c.id)
            .where(job.c.finished_at.is_(None))
            .where(or_(job.c.leased_until.is_(None), job.c.leased_until <= now))
            .order_by(job.c.pk)
            .limit(1)
        )
        with self._database.read() as connection:  # an idle queue must not stop the writers
            if connection.execute(waiting).one_or_none() is None:
                return None
        with self._database.write() as connection:
            row = connection.execute(waiting).one_or_none()
            if row is None:
                return None
            held = update(job).where(job.c.pk == row.pk)
            connection.execute(held.values(leased_until=now + timedelta(seconds=seconds)))
            return row.id, _open_lines(connection, row.pk, limit)

    def renew(self, job_id: str, seconds: float) -> None:
        """See `JobQueue.renew`."""
        held = update(job).where(job.c.id == job_id, job.c.finished_at.is_(None))
        until = self._now() + timedelta(seconds=seconds)
        with self._database.write() as connection:
            connection.execute(held.values(leased_until=until))

    def settle(self, job_id: str, outcomes: Mapping[int, str], errors: Sequence[LineError]) -> None:
        """See `JobQueue.settle`. A settled line's text is wiped: the article holds it now."""
        with self._database.write() as connection:
            pk = connection.execute(select(job.c.pk).where(job.c.id == job_id)).scalar()
            if pk is None:
                raise NotFound("job", job_id)
            failed = {error.line: FAILED for error in errors}
            lines = _still_open(connection, pk, [*outcomes, *failed])
            _close(
                connection, pk, {n: o for n, o in ({**outcomes, **failed}).items() if n in lines}
            )
            _add_errors(connection, pk, [error for error in errors if error.line in lines])
            finished = None if _is_open(connection, pk) else self._now()
            let_go = update(job).where(job.c.pk == pk, job.c.finished_at.is_(None))
            connection.execute(let_go.values(leased_until=None, finished_at=finished))


def _open_lines(connection: Connection, pk: int, limit: int) -> tuple[JobItem, ...]:
    query = (
        select(job_item.c.line, job_item.c.submission)
        .where(job_item.c.job == pk, job_item.c.outcome.is_(None))
        .order_by(job_item.c.line)
        .limit(limit)
    )
    rows = connection.execute(query)
    return tuple(JobItem(row.line, codec.decode(row.submission)) for row in rows)


def _is_open(connection: Connection, pk: int) -> bool:
    line = select(job_item.c.line).where(job_item.c.job == pk, job_item.c.outcome.is_(None))
    return connection.execute(line.limit(1)).scalar() is not None


def _still_open(connection: Connection, pk: int, lines: Sequence[int]) -> set[int]:
    query = select(job_item.c.line).where(
        job_item.c.job == pk, job_item.c.line.in_(lines), job_item.c.outcome.is_(None)
    )
    return set(connection.execute(query).scalars())


def _close(connection: Connection, pk: int, outcomes: Mapping[int, str]) -> None:
    row = (
        update(job_item)
        .where(job_item.c.job == pk, job_item.c.line == bindparam("at"))
        .values(outcome=bindparam("how"), submission="")
    )
    rows = [{"at": line, "how": str(outcome)} for line, outcome in outcomes.items()]
    if rows:
        connection.execute(row, rows)


def _add_errors(connection: Connection, pk: int, errors: Sequence[LineError]) -> None:
    rows = [
        {"job": pk, "line": error.line, "detail": error.detail, "pointer": error.pointer}
        for error in errors
    ]
    if rows:
        connection.execute(insert(job_error), rows)


def _job(connection: Connection, row: Row[*tuple[Any, ...]]) -> Job:
    count = (
        select(job_item.c.outcome, func.count().label("lines"))
        .where(job_item.c.job == row.pk)
        .group_by(job_item.c.outcome)
    )
    lines = {each.outcome: each.lines for each in connection.execute(count)}
    waiting = lines.pop(None, 0)
    told = select(job_error).where(job_error.c.job == row.pk)
    errors = connection.execute(told.order_by(job_error.c.line, job_error.c.pk))
    return Job(
        id=row.id,
        state=_state(row, has_begun=bool(lines)),
        total=row.total,
        done=row.total - waiting,
        outcomes={outcome: n for outcome, n in sorted(lines.items()) if outcome != FAILED},
        errors=tuple(LineError(each.line, each.detail, each.pointer) for each in errors),
        created_at=row.created_at,
        finished_at=row.finished_at,
    )


def _state(row: Row[*tuple[Any, ...]], *, has_begun: bool) -> JobState:
    if row.finished_at is not None:
        return JobState.FINISHED
    return JobState.RUNNING if has_begun or row.leased_until is not None else JobState.QUEUED
