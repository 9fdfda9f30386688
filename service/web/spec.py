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
    return yaml.dump(
        description(app), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100
    )


class _Plain(yaml.SafeDumper):
    """YAML as a person would write it: no anchors, and long texts as blocks."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = "|" if "\n" in data else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Plain.add_representer(str, _Plain.represent_str)


class _Nobody:
    """Describing the API asks the newsroom nothing."""

    def health(self) -> None:
        """Never called."""
