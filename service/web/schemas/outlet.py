"""Outlets in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from service.model import Outlet
from service.web.schemas.base import Input, Matching, Output, line, several, slug

_DOMAIN = r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$"


class OutletSchema(Output):
    """A publisher; an empty field is not known."""

    id = slug(metadata={"examples": ["harbor-times"]})
    name = fields.String(metadata={"examples": ["The Harbor Times"]})
    domains = fields.List(fields.String(), metadata={"examples": [["harbortimes.example"]]})
    owner = fields.String()
    country = fields.String(metadata={"examples": ["US"]})


class OutletsSchema(Output):
    """All publishers, ordered by id."""

    outlets = fields.List(fields.Nested(OutletSchema))


class OutletInput(Input):
    """A publisher as a client describes it."""

    id = slug(required=True, metadata={"examples": ["harbor-times"]})
    name = line(200, load_default="", metadata={"examples": ["The Harbor Times"]})
    domains = several(
        fields.String(
            validate=[validate.Length(1, 253), Matching(_DOMAIN, error="is not a domain name")]
        ),
        100,
        metadata={"examples": [["harbortimes.example"]]},
    )
    owner = line(200, load_default="")
    country = fields.String(
        load_default="",
        validate=Matching(r"^([A-Za-z]{2})?$", error="is not a country code (ISO 3166-1 alpha-2)"),
        metadata={"examples": ["US"]},
    )

    @post_load
    def to_outlet(self, data: dict[str, Any], **_: object) -> Outlet:
        """The outlet it describes."""
        return Outlet(
            id=data.get("id", ""),
            name=data["name"].strip(),
            domains=tuple(domain.lower() for domain in data["domains"]),
            owner=data["owner"].strip(),
            country=data["country"].upper(),
        )


class OutletBody(OutletInput):
    """A publisher whose id the address gives already."""

    id = slug(metadata={"examples": ["harbor-times"]})


class OutletReference(fields.Field[Outlet]):
    """An outlet by its id alone, or described whole."""

    _slug = slug()

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> Outlet:
        if isinstance(value, str):
            return Outlet(id=self._slug.deserialize(value, attr, data, **kwargs))
        if isinstance(value, dict):
            outlet: Outlet = OutletInput().load(value)
            return outlet
        raise ValidationError("must be the id of an outlet, or an object that describes it")
