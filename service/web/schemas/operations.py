"""What a process tells of itself."""

from __future__ import annotations

from marshmallow import fields

from service.web.schemas.base import Output


class AliveSchema(Output):
    """The process answers."""

    status = fields.String(metadata={"examples": ["ok"]})


class ReadySchema(Output):
    """The database and the index agree, so answers are complete."""

    status = fields.String(metadata={"examples": ["ready"]})
    sequence = fields.Integer()
    index_sequence = fields.Integer()
    generation = fields.String()
