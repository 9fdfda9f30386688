"""Opaque cursors: where a list goes on, in a form that no client is tempted to take apart."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from marshmallow import fields

_MAX_LENGTH = 400


def cursor(of: str, after: str) -> str:
    """The cursor of the page that follows the item `after` in the list `of`."""
    return urlsafe_b64encode(f"{of}:{after}".encode()).decode().rstrip("=")


class Cursor(fields.String):
    """A cursor that the list `of` gave out, read as the place that it stands for."""

    default_error_messages = {"cursor": "is not a cursor of this list"}  # noqa: RUF012

    def __init__(self, of: str, **options: Any) -> None:  # noqa: ANN401  # marshmallow's own
        super().__init__(**options)
        self._of = of

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object
    ) -> str:
        given: str = super()._deserialize(value, attr, data, **kwargs)
        after = _read(given).removeprefix(f"{self._of}:")
        if not after or cursor(self._of, after) != given:
            raise self.make_error("cursor")
        return after


def _read(given: str) -> str:
    """What stands behind a cursor, empty if it is none."""
    if len(given) > _MAX_LENGTH:
        return ""
    try:
        after = urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
    return after if after.isprintable() else ""
