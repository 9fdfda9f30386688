"""How a problem looks (RFC 9457)."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields


class FaultSchema(Schema):
    """One fault: a JSON pointer into the body, or a parameter of the address."""

    class Meta:
        """More fields may come."""

        unknown = EXCLUDE

    detail = fields.String(required=True, metadata={"examples": ["must not be blank"]})
    pointer = fields.String(metadata={"examples": ["/title"]})
    parameter = fields.String(metadata={"examples": ["limit"]})


class ProblemSchema(Schema):
    """What is wrong, in `application/problem+json`."""

    class Meta:
        """More fields may come."""

        unknown = EXCLUDE

    type = fields.String(
        required=True,
        metadata={"format": "uri-reference", "examples": ["/problems/invalid-field"]},
    )
    title = fields.String(required=True, metadata={"examples": ["A field cannot be accepted"]})
    status = fields.Integer(required=True, metadata={"examples": [422]})
    detail = fields.String(required=True, metadata={"examples": ["/title: must not be blank"]})
    request_id = fields.String(required=True)
    errors = fields.List(fields.Nested(FaultSchema))
