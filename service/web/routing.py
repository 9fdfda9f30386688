"""The variable steps of an address: what each takes, and how it is described."""

from __future__ import annotations

from typing import Any, ClassVar

from werkzeug.routing import BaseConverter, IntegerConverter, Map

from service.web.schemas.base import MAX_SLUG, SLUG

_STEP = r"[^/\x00-\x1f\x7f]{1,200}"


class IdConverter(BaseConverter):
    """An id: one step, short, without control characters."""

    regex = _STEP
    described: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 1, "maxLength": 200}


class ArticleConverter(IdConverter):
    """The id of an article, which is never `bulk`: that is the address of bulk requests."""

    regex = rf"(?!bulk(?:/|$)){_STEP}"


class OutletConverter(IdConverter):
    """The id of an outlet; what is none is refused by its name, not as an unknown address."""

    described: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": SLUG,
        "minLength": 1,
        "maxLength": MAX_SLUG,
    }


class VersionConverter(IntegerConverter):
    """The number of a version, as far as a database counts."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=1, max=2**31 - 1)


CONVERTERS = {
    "id": IdConverter,
    "article": ArticleConverter,
    "outlet": OutletConverter,
    "version": VersionConverter,
}
