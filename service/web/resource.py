"""flask-smorest with our habits: problems, strict JSON, typed decorators, ETags on reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NoReturn, TypeVar

import flask_smorest
from flask import Request, Response, jsonify, request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.http import generate_etag

from service.text.storable import is_storable
from service.web import problems
from service.web.bodies import json_value
from service.web.faults import Fault, InvalidRequest, in_body, in_query
from service.web.schemas.problem import ProblemSchema

_TAGGED = ("/v1/", "/openapi.json")

View = TypeVar("View", bound=Callable[..., object])


class StrictParser(FlaskParser):
    """Reads bodies by `json_value`, and refuses parameters that it does not know."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012  # as the base class has it
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
    }

    def load_json(self, req: Request, schema: Schema) -> object:  # noqa: ARG002
        """The body of the request."""
        return json_value(req)

    def load_querystring(self, req: Request, schema: Schema) -> MultiDictProxy:
        """The parameters of the address."""
        for name, values in req.args.lists():
            if len(values) > 1:
                raise InvalidRequest((Fault("is given twice", parameter=name),))
            if not is_storable(name + values[0]):
                raise InvalidRequest((Fault("holds U+0000", parameter=name),))
        return self._makeproxy(req.args, schema)

    def handle_error(self, error: ValidationError, *_args: object, **_options: object) -> NoReturn:
        """Tell what marshmallow found, by JSON pointer or by parameter."""
        (location, messages), *_ = _messages(error).items()
        faults = in_query(messages) if location == "query" else in_body(messages)
        raise InvalidRequest(faults) from error


def _messages(error: ValidationError) -> Mapping[str, object]:
    return error.messages if isinstance(error.messages, dict) else {"json": error.messages}


class Api(flask_smorest.Api):  # type: ignore[misc]
    """Documents every error as a problem; `problems.install` renders them."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """`problems.install` has them all."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            if status >= HTTPStatus.BAD_REQUEST:
                self.spec.components.response(status.name, _documented(status.phrase), lazy=True)
        self.spec.components.response(
            self.DEFAULT_ERROR_RESPONSE_NAME, _documented("Any other problem"), lazy=True
        )


def _documented(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {problems.MEDIA_TYPE: {"schema": ProblemSchema}},
    }


class Resource(flask_smorest.Blueprint):  # type: ignore[misc]
    """The operations on one kind of thing."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, description: str, prefix: str | None = "/v1") -> None:
        super().__init__(name, __name__, url_prefix=prefix, description=description)

    def route(self, rule: str, method: str = "GET") -> Callable[[View], View]:
        """Serve one method of one address."""
        decorate: Callable[[View], View] = super().route(rule, methods=[method])
        return decorate

    def takes(self, schema: type[Schema], *, example: object = None) -> Callable[[View], View]:
        """Give the view the JSON body as the dataclass that `schema` makes of it."""
        decorate: Callable[[View], View] = super().arguments(schema, example=example)
        return decorate

    def asks(self, schema: type[Schema]) -> Callable[[View], View]:
        """Give the view the parameters of the address as `schema` reads them."""
        decorate: Callable[[View], View] = super().arguments(schema, location="query")
        return decorate

    def answers(
        self, status: int, schema: type[Schema] | dict[str, str] | None = None, **documented: object
    ) -> Callable[[View], View]:
        """Render what the view returns by `schema`, unless it is a response already."""
        decorate: Callable[[View], View] = super().response(status, schema, **documented)
        return decorate

    def operation(self, name: str, *statuses: int, **documented: object) -> Callable[[View], View]:
        """Name the operation for clients, and list the problems it may answer with."""

        def decorate(view: View) -> View:
            for status in statuses:
                view = super(Resource, self).alt_response(status, HTTPStatus(status).name)(view)
            done: View = self.doc(operationId=name, **documented)(view)
            return done

        return decorate


def tag_reads(response: Response) -> Response:
    """Tag what a read of the API answers, and answer 304 to a client that holds it."""
    is_read = request.method in {"GET", "HEAD"} and request.path.startswith(_TAGGED)
    if is_read and response.status_code == HTTPStatus.OK:
        response.cache_control.no_cache = True
        response.add_etag()
        response.make_conditional(request)
    return response


def tag_of(dumped: object) -> str:
    """The tag under which a later read of the same value will be answered."""
    return generate_etag(jsonify(dumped).get_data())
