"""The comparison page: articles side by side, and a search for more of them."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from service.compare import MOST_ARTICLES
from service.errors import Invalid
from service.model import ArticleRef, RowGroup
from service.web import refs
from service.web.current import look_up, newsroom
from service.web.faults import Fault, InvalidRequest
from service.web.pages.asking import printable, question
from service.web.pages.comparing import columns_of, laid_out
from service.web.pages.reading import AnswerPage, read
from service.web.schemas.claim import MAX_CLAIM

compare_pages = Blueprint("compare", __name__)

_SHOW = "show"


@compare_pages.get("/compare")
def side_by_side() -> str | tuple[str, int] | Response:
    """The comparison of `?articles=`; with `?show=` one group of it, with `?find=` a search."""
    given = request.args.getlist(refs.PARAMETER)
    chosen = refs.read(given, MOST_ARTICLES)
    if len(given) > 1:  # the form of a search page repeats the parameter
        return redirect(
            url_for(".side_by_side", articles=refs.written(chosen)), HTTPStatus.SEE_OTHER
        )
    searched = _searched(chosen)
    shown = page(chosen, **searched)
    return (shown, HTTPStatus.UNPROCESSABLE_ENTITY) if "fault" in searched else shown


def page(chosen: Sequence[ArticleRef], **searched: object) -> str:
    """The page of the chosen articles, which may still be too few to compare.

    `searched` is what was looked for to add, and what was found or why nothing could be.
    """
    house, shown = newsroom(), _group()
    found = house.compare(chosen) if len(chosen) > 1 else None
    articles = found.articles if found else [house.article(r.id, r.version) for r in chosen]
    outlets = {article.summary.outlet_id for article in articles}
    names = {outlet: house.outlet(outlet).name for outlet in outlets}
    columns = columns_of(articles, names)
    return render_template(
        "compare.html",
        comparison=laid_out(found, names, shown) if found else None,
        chosen=list(zip((refs.written([ref]) for ref in chosen), columns, strict=True)),
        most=MOST_ARTICLES,
        longest=MAX_CLAIM,
        **searched,
    )


def _group() -> RowGroup | None:
    asked = request.args.get(_SHOW)
    if not asked:
        return None
    try:
        return RowGroup(asked)
    except ValueError as error:
        fault = f"is one of {', '.join(RowGroup)}"
        raise InvalidRequest((Fault(fault, parameter=_SHOW),)) from error


def _searched(chosen: Sequence[ArticleRef]) -> dict[str, object]:
    words = request.args.get("find", "").strip()
    if not words:
        return {}
    held = sorted({ref.id for ref in chosen})
    try:
        found: AnswerPage = read(look_up(question(words, exclude_articles=held)))
    except Invalid as error:
        return {"find": printable(words), "fault": error.detail}
    return {"find": printable(words), "found": found.outlets}
