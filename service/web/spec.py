"""The committed description of the API, `api_spec/openapi.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml

from service.web.app import create_app
from service.web.config import WebConfig
from service.web.openapi import description

if TYPE_CHECKING:
    from service.newsroom import Newsroom


def render() -> str:
    """The description of the API as YAML, the same on every machine."""
    app = create_app(cast("Newsroom", _Nobody()), WebConfig())
    return yaml.safe_dump(description(app), sort_keys=False, allow_unicode=True, width=100)


class _Nobody:
    """Describing the API asks the newsroom nothing."""

    def health(self) -> None:
        """Never called."""
