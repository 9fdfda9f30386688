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
    """How far a bulk request is."""

    id = fields.String()
    state = fields.Enum(JobState, by_value=fields.String)
    total = fields.Integer()
    done = fields.Integer()
    outcomes = fields.Dict(
        keys=fields.String(), values=fields.Integer(), metadata={"examples": [{"created": 41}]}
    )
    errors = fields.List(fields.Nested(LineErrorSchema))
    created_at = Instant()
    finished_at = Instant(allow_none=True)
