"""What cannot be told of an article that has nothing in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.compare.reading import COMPARED
from service.model import (
    Absent,
    AbsentReason,
    BlockKind,
    Completeness,
    StoredArticle,
)

_ABSENT = Absent(AbsentReason.ABSENT)


def absence(article: StoredArticle, others: Iterable[StoredArticle]) -> Absent:
    """Why `article` has nothing where `others` have something."""
    why = _gap(article) or _foreign(article, others)
    return Absent(AbsentReason.NOT_ASSESSABLE, why) if why else _ABSENT


def gaps(articles: Sequence[StoredArticle]) -> tuple[str, ...]:
    """What a reader of the whole comparison has to know first."""
    told = [f"{_named(article)}: {why}." for article in articles if (why := _gap(article))]
    languages = sorted({language(article) for article in articles} - {""})
    if len(languages) > 1:
        told.append(
            f"The articles are in {len(languages)} languages ({', '.join(languages)}); "
            "sentences are compared within a language only."
        )
    return tuple(told)


def language(article: StoredArticle) -> str:
    """The language without its region; empty where it is not known."""
    return article.summary.masthead.language.partition("-")[0].lower()


def one_language(first: StoredArticle, second: StoredArticle) -> bool:
    """Whether two articles can be compared; one whose language is not known can."""
    return "" in (pair := {language(first), language(second)}) or len(pair) == 1


def _gap(article: StoredArticle) -> str:
    told = {block.kind for block in article.blocks} & COMPARED
    if told <= {BlockKind.HEADLINE}:
        return "only its headline is held"
    if article.summary.masthead.completeness is Completeness.EXCERPT:
        return "only an excerpt of it is held"
    return ""


def _foreign(article: StoredArticle, others: Iterable[StoredArticle]) -> str:
    others = tuple(others)
    if any(one_language(article, other) for other in others):
        return ""
    told = ", ".join(sorted({language(other) for other in others}))
    return f"it is in another language ({language(article)}) than this ({told})"


def _named(article: StoredArticle) -> str:
    return f"{article.summary.outlet_id}, {article.summary.masthead.title or article.summary.id}"
