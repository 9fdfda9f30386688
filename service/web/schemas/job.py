"""Bulk jobs out."""

from __future__ import annotations

from marshmallow import fields

from service.model import JobState
from service.web.schemas.base import Instant, Output


class LineErrorSchema(Output):
    """Why a line was not taken; lines, or the items of an array, count from 1."""

    line = fields.Integer()
    detail = fields.String()
    pointer = fields.String()


class JobSchema(Output):
    """How far a bulk request is.

    `state` is `queued` until work on it begins, and `finished` once no line is left, whether
    lines failed or not; a request of which every line was refused is `finished` at once.
    `done` counts the lines dealt with out of `total`: those in `outcomes`, and those that
    `failed`. Lines refused at once count as done from the start.
    """

    id = fields.String()
    state = fields.Enum(JobState, by_value=fields.String)
    total = fields.Integer()
    done = fields.Integer()
    outcomes = fields.Dict(
        keys=fields.String(), values=fields.Integer(), metadata={"examples": [{"created": 41}]}
    )
    failed = fields.Integer(metadata={"examples": [1]})
    errors = fields.List(fields.Nested(LineErrorSchema))
    created_at = Instant()
    finished_at = Instant(allow_none=True)
