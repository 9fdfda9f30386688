"""The description of the API, OpenAPI 3.1, made from the schemas and the views."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from flask import Flask

from service import __version__
from service.web.resource import Api, Resource
from service.web.routing import IdConverter
from service.web.schemas.article import SubmissionSchema
from service.web.schemas.outlet import OutletInput

_ABOUT = """\
Who else reported this claim, and how does their version differ?

Crossread never says true or false. It says who says what, where, since when, from which origin,
and in which detail they differ. Offsets count Unicode code points, times are UTC, and every error
is a problem (RFC 9457) with a stable `type`.
"""

_EXTENSION = "crossread-openapi"


def document(app: Flask, resources: Iterable[Resource]) -> None:
    """Register `resources` with the application and with its description."""
    app.config.from_mapping(
        API_TITLE="Crossread",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={
            "info": {
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
                "x-crossread-version": __version__,
            },
            "servers": [{"url": "/"}],
        },
    )
    api = Api(app)
    api.register_converter(IdConverter, lambda step: dict(step.described))
    api.spec.components.schema("OutletInput", schema=OutletInput)
    api.spec.components.schema("Submission", schema=SubmissionSchema)
    for resource in resources:
        api.register_blueprint(resource)
    described = api.spec.to_dict()
    schemas = described["components"]["schemas"]
    for (schema, *_), name in api.ma_plugin.converter.refs.items():
        schemas[name]["description"] = inspect.getdoc(schema)
    del schemas["PaginationMetadata"]  # smorest's own, by page number
    submission = schemas["Submission"]
    _require_one(submission, _FORMS)
    _require_title(submission)
    for question in ("Question", "LifelineQuestion"):
        _require_one(schemas[question], ("text", "paragraph_id"))
    for path, operations in described["paths"].items():
        if path.startswith("/v1/") and "get" in operations:
            _tell_of_tags(operations["get"])
    app.extensions[_EXTENSION] = described


def description(app: Flask) -> dict[str, Any]:
    """The description of the application's API."""
    described: dict[str, Any] = app.extensions[_EXTENSION]
    return described


_FORMS = ("text", "html", "paragraphs")
_NULL = {"type": "null"}


def _require_one(schema: dict[str, Any], names: tuple[str, ...]) -> None:
    """Document that exactly one of `names` is given and not null."""
    schema["oneOf"] = [
        {
            "required": [given],
            "properties": {name: {"not": _NULL} if name == given else _NULL for name in names},
        }
        for given in names
    ]


def _require_title(submission: dict[str, Any]) -> None:
    """Document that only an article in HTML may leave its title to the page."""
    for form in submission["oneOf"]:
        if form["required"] != ["html"]:
            form["required"] = [*form["required"], "title"]
            form["properties"] = {**form["properties"], "title": {"not": _NULL}}


def _tell_of_tags(operation: dict[str, Any]) -> None:
    """Document what `tag_reads` does for every read."""
    tag = {"description": "Changes when the answer does", "schema": {"type": "string"}}
    operation["responses"]["200"]["headers"] = {"ETag": tag}
    operation["responses"]["304"] = {"description": "The client holds the answer already"}
    operation.setdefault("parameters", []).append(
        {
            "name": "If-None-Match",
            "in": "header",
            "description": "The ETag of the answer that the client holds",
            "schema": {"type": "string"},
        }
    )
