"""Panels read and described."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service.errors import Invalid
from service.model import Panel
from service.web import examples
from service.web.current import newsroom
from service.web.faults import Fault, InvalidRequest
from service.web.resource import Resource
from service.web.schemas.base import is_slug
from service.web.schemas.panel import PanelBody, PanelSchema, PanelsSchema

panels = Resource("panels", "Named sets of outlets, to hold against each other.")


@panels.route("/panels")
@panels.answers(200, PanelsSchema)
@panels.operation("listPanels", 429, 503)
def list_panels() -> dict[str, Any]:
    """List all panels, ordered by id."""
    return {"panels": newsroom().panels()}


@panels.route("/panels/<outlet:panel_id>")
@panels.answers(200, PanelSchema)
@panels.operation("getPanel", 404, 429, 503)
def get_panel(panel_id: str) -> Panel:
    """Read one panel."""
    return newsroom().panel(panel_id)


@panels.route("/panels/<outlet:panel_id>", "PUT")
@panels.takes(PanelBody, example=examples.PANEL)
@panels.answers(200, PanelSchema, description="Replaced")
@panels.answers(201, PanelSchema, description="New")
@panels.operation("putPanel", 400, 413, 415, 422, 429, 503, 507)
def put_panel(described: Panel, panel_id: str) -> tuple[Panel, int]:
    """Create or replace a panel.

    Its outlets need not be known yet: an outlet of which nothing has come in stays a gap.
    """
    panel = _named(described, panel_id)
    is_new = newsroom().put_panel(panel)
    return panel, 201 if is_new else 200


def _named(described: Panel, panel_id: str) -> Panel:
    """The panel under the id of the address, which a body may only repeat."""
    if not is_slug(panel_id):
        raise InvalidRequest((Fault("is not a panel id", parameter="panel_id"),))
    if described.id not in {"", panel_id}:
        raise Invalid("is not the id in the address", "/id")
    return replace(described, id=panel_id, name=described.name or panel_id)
