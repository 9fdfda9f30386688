"""Counters for Prometheus, kept in a registry of their own for each application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.errors import CrossreadError

if TYPE_CHECKING:
    from service.model import Health

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"})


class Metrics:
    """What is counted, and how it is told.

    With a folder, the processes of a server share their counters through files in it, and any
    of them tells the sums; `PROMETHEUS_MULTIPROC_DIR` must name it before the processes start.
    """

    def __init__(self, health: Callable[[], Health], folder: str = "") -> None:
        self._folder = folder
        self._counted = CollectorRegistry()
        self._now = CollectorRegistry()
        self._now.register(_Agreement(health))
        self._requests = Counter(
            "crossread_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self._counted,
        )
        self._seconds = Histogram(
            "crossread_http_request_seconds",
            "Time from a request's arrival to its answer.",
            ["method", "route"],
            registry=self._counted,
        )
        self.lookups = Counter(
            "crossread_lookups",
            "Claims looked up, over the API and on the page.",
            registry=self._counted,
        )

    def watch(self, app: Flask) -> None:
        """Count every request of `app`."""
        app.before_request(_start)
        app.after_request(self._count)

    def rendered(self) -> bytes:
        """The text that Prometheus reads."""
        counted = self._counted
        if self._folder:
            counted = CollectorRegistry()
            MultiProcessCollector(counted, path=self._folder)  # type: ignore[no-untyped-call]
        return generate_latest(counted) + generate_latest(self._now)

    def _count(self, response: Response) -> Response:
        method = request.method if request.method in _METHODS else "other"
        route = request.url_rule.rule if request.url_rule else "unknown"
        self._requests.labels(method, route, str(response.status_code)).inc()
        self._seconds.labels(method, route).observe(seconds_taken())
        return response


def _start() -> None:
    g.arrived = perf_counter()


def seconds_taken() -> float:
    """The time since this request came in."""
    now = perf_counter()
    return now - float(g.get("arrived", now))


class _Agreement(Collector):
    """How far store and index are, asked when Prometheus asks; silent while the store is away."""

    def __init__(self, health: Callable[[], Health]) -> None:
        self._health = health

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            health = self._health()
        except CrossreadError:
            return
        rows = {
            "crossread_sequence": ("Last change of the store.", health.sequence),
            "crossread_index_sequence": (
                "Last change that the index of this process holds.",
                health.index_sequence,
            ),
            "crossread_index_lag": (
                "Changes that the index of this process does not hold yet.",
                health.sequence - health.index_sequence,
            ),
            "crossread_unembedded_paragraphs": (
                "Paragraphs without a vector of the present model.",
                health.unembedded,
            ),
            "crossread_unread_paragraphs": (
                "Paragraphs, at most, whose facts wait to be read in spare time.",
                health.unread,
            ),
        }
        for name, (says, value) in rows.items():
            yield GaugeMetricFamily(name, says, value=value)
