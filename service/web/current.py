"""What a view reaches for: the newsroom, the configuration and the metrics of this application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from service.model import Answer, Question
from service.web.config import WebConfig
from service.web.metrics import Metrics

if TYPE_CHECKING:
    from service.newsroom import Newsroom

_KEY = "crossread"


@dataclass(frozen=True, slots=True)
class Parts:
    """What one application is made of."""

    newsroom: Newsroom
    config: WebConfig
    metrics: Metrics


def install(app: Flask, parts: Parts) -> None:
    """Give the application its parts, once, when it is made."""
    app.extensions[_KEY] = parts


def parts() -> Parts:
    """The parts of the application that serves this request."""
    return cast(Parts, current_app.extensions[_KEY])


def newsroom() -> Newsroom:
    """The one object that the HTTP side talks to."""
    return parts().newsroom


def config() -> WebConfig:
    """The limits that hold for this request."""
    return parts().config


def look_up(question: Question) -> Answer:
    """Ask the newsroom, and count that somebody did."""
    parts().metrics.lookups.inc()
    return newsroom().lookup(question)
