"""Outlets read and described."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service.errors import Invalid
from service.model import Outlet
from service.web import examples
from service.web.current import newsroom
from service.web.faults import Fault, InvalidRequest
from service.web.resource import Resource
from service.web.schemas.base import is_slug
from service.web.schemas.outlet import OutletBody, OutletSchema, OutletsSchema

outlets = Resource("outlets", "The publishers.")


@outlets.route("/outlets")
@outlets.answers(200, OutletsSchema)
@outlets.operation("listOutlets", 429, 503)
def list_outlets() -> dict[str, Any]:
    """List all outlets, ordered by id."""
    return {"outlets": newsroom().outlets()}


@outlets.route("/outlets/<outlet:outlet_id>")
@outlets.answers(200, OutletSchema)
@outlets.operation("getOutlet", 404, 429, 503)
def get_outlet(outlet_id: str) -> Outlet:
    """Read one outlet."""
    return newsroom().outlet(outlet_id)


@outlets.route("/outlets/<outlet:outlet_id>", "PUT")
@outlets.takes(OutletBody, example=examples.OUTLET)
@outlets.answers(200, OutletSchema, description="Replaced")
@outlets.answers(201, OutletSchema, description="New")
@outlets.operation("putOutlet", 400, 413, 415, 422, 429, 503, 507)
def put_outlet(described: Outlet, outlet_id: str) -> tuple[Outlet, int]:
    """Create or replace an outlet; what the body leaves out is emptied."""
    outlet = _named(described, outlet_id)
    is_new = newsroom().put_outlet(outlet)
    return outlet, 201 if is_new else 200


def _named(described: Outlet, outlet_id: str) -> Outlet:
    """The outlet under the id of the address, which a body may only repeat."""
    if not is_slug(outlet_id):
        raise InvalidRequest((Fault("is not an outlet id", parameter="outlet_id"),))
    if described.id not in {"", outlet_id}:
        raise Invalid("is not the id in the address", "/id")
    return replace(described, id=outlet_id)
