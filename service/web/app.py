"""The application factory: one newsroom in, one Flask application out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from service.web import current, headers, problems, request_log
from service.web.api.articles import articles
from service.web.api.claims import claims
from service.web.api.comparisons import comparisons
from service.web.api.jobs import jobs
from service.web.api.operations import operations
from service.web.api.origins import origins
from service.web.api.outlets import outlets
from service.web.api.panels import panels
from service.web.api.stories import stories
from service.web.config import WebConfig
from service.web.direction import undirected
from service.web.drain import Drained
from service.web.limits import limit_rate
from service.web.metrics import Metrics
from service.web.openapi import document
from service.web.pages.articles import article_pages
from service.web.pages.compare import compare_pages
from service.web.pages.docs import docs
from service.web.pages.home import home
from service.web.pages.problems import problem_pages
from service.web.pages.stories import story_pages
from service.web.resource import tag_reads
from service.web.routing import CONVERTERS

if TYPE_CHECKING:
    from service.newsroom import Newsroom

__all__ = ["WebConfig", "create_app"]

_RESOURCES = (
    articles,
    jobs,
    claims,
    comparisons,
    stories,
    origins,
    outlets,
    panels,
    operations,
)
_PAGES = (home, article_pages, compare_pages, story_pages, docs, problem_pages)


def create_app(newsroom: Newsroom, config: WebConfig) -> Flask:
    """The web application on an opened newsroom. Opens nothing itself."""
    app = Flask("service.web")
    app.config.from_mapping(MAX_CONTENT_LENGTH=config.max_body_bytes)
    app.json = _Json(app)
    app.jinja_options = {**app.jinja_options, "finalize": undirected}
    app.url_map.converters.update(CONVERTERS)
    metrics = Metrics(newsroom.health, config.metrics_dir)
    current.install(app, current.Parts(newsroom, config, metrics))
    headers.install(app)
    problems.install(app)
    metrics.watch(app)
    request_log.install(app)
    app.after_request(tag_reads)
    if config.rate_limit:
        limit_rate(app, config.rate_limit)
    document(app, _RESOURCES)
    for page in _PAGES:
        app.register_blueprint(page)
    app.wsgi_app = Drained(app.wsgi_app)  # type: ignore[method-assign]
    return app


class _Json(DefaultJSONProvider):
    """JSON with the fields in the order in which the schemas name them, and text as it is."""

    sort_keys = False
    ensure_ascii = False
    compact = True
