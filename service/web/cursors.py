"""Opaque cursors: where a list goes on, in a form that no client is tempted to take apart."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from marshmallow import fields

_PREFIX = b"a1:"
_MAX_LENGTH = 400


def cursor(after: str) -> str:
    """The cursor of the page that follows the item `after`."""
    return urlsafe_b64encode(_PREFIX + after.encode()).decode().rstrip("=")


class Cursor(fields.String):
    """A cursor that was given out, read as the id that it stands for."""

    default_error_messages = {"cursor": "is not a cursor from this service"}  # noqa: RUF012

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        after = _read(given)
        if not after or cursor(after) != given:
            raise self.make_error("cursor")
        return after


def _read(given: str) -> str:
    """The id behind a cursor, empty if it is none."""
    if len(given) > _MAX_LENGTH:
        return ""
    try:
        raw = urlsafe_b64decode(given + "=" * (-len(given) % 4))
        after = raw.removeprefix(_PREFIX).decode()
    except (binascii.Error, ValueError):
        return ""
    return after if raw.startswith(_PREFIX) and after.isprintable() else ""
