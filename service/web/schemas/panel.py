"""Panels in and out."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates

from service.model import Panel
from service.web.schemas.base import Input, Output, line, slug

_MOST = 200


class PanelSchema(Output):
    """A named set of outlets."""

    id = slug(metadata={"examples": ["national-dailies"]})
    name = fields.String(metadata={"examples": ["National dailies"]})
    outlets = fields.List(fields.String(), metadata={"description": "Ids, in the order given."})


class PanelsSchema(Output):
    """All panels, ordered by id."""

    panels = fields.List(fields.Nested(PanelSchema))


class PanelBody(Input):
    """A panel whose id the address gives already."""

    id = slug(metadata={"examples": ["national-dailies"]})
    name = line(200, load_default="", metadata={"examples": ["National dailies"]})
    outlets = fields.List(
        slug(),
        required=True,
        validate=validate.Length(1, _MOST),
        metadata={"uniqueItems": True},
    )

    @validates("outlets")
    def check_outlets(self, value: list[str], **_: object) -> None:
        """No outlet comes twice."""
        if len(set(value)) < len(value):
            raise ValidationError("names an outlet twice")

    @post_load
    def to_panel(self, data: dict[str, Any], **_: object) -> Panel:
        """The panel it describes."""
        return Panel(data.get("id", ""), data["name"].strip(), tuple(data["outlets"]))
