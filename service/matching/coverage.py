"""What may be said of an outlet that does not tell a claim: that it left it out, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.model import Completeness, CoverageCell, CoverageState, Unassessable

SHORT: Final = 400
"""The characters of a text that had no room to tell more than what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held of one article of the outlet on the story.

    `at` is when the outlet set this text: when it was modified, else published; `None` if it does
    not say. `language` is without its region, empty where it is not known.
    """

    at: datetime | None
    completeness: Completeness
    characters: int
    language: str = ""


def silence(
    articles: Sequence[Held], *, since: datetime | None, language: str = "", is_read: bool = True
) -> CoverageCell:
    """What an outlet that does not tell a claim did with it.

    `since` is when the claim became public in this index and `language` the claim's; `is_read`
    says whether anything of the outlet was taken in while the story ran. It left the claim out if
    one of its articles could have told it; if none could, the cell has the reason of the one that
    came nearest to it.
    """
    if not articles:
        if is_read:
            return CoverageCell(state=CoverageState.NOT_COVERED)
        return _unassessable(Unassessable.NOT_INGESTED)
    reasons = [_reason(article, since, language) for article in articles]
    if None in reasons:
        return CoverageCell(state=CoverageState.OMITTED)
    return _unassessable(max((r for r in reasons if r), key=_NEARNESS.index))


_NEARNESS: Final = (
    Unassessable.PUBLISHED_BEFORE_CLAIM,
    Unassessable.OTHER_LANGUAGE,
    Unassessable.TOO_SHORT,
    Unassessable.EXCERPT_ONLY,
)
"""Reasons by how near an article that has one comes to being able to tell the claim."""


def _reason(article: Held, since: datetime | None, language: str) -> Unassessable | None:
    """Why an article could not have told a claim, or nobody can know; `None` if it could."""
    # Where no clock tells that the claim was public before, nobody may be blamed.
    if since is None or article.at is None or article.at < since:
        return Unassessable.PUBLISHED_BEFORE_CLAIM
    if article.language and language and article.language != language:
        return Unassessable.OTHER_LANGUAGE
    if article.completeness is Completeness.EXCERPT:
        return Unassessable.EXCERPT_ONLY
    return Unassessable.TOO_SHORT if article.characters < SHORT else None


def _unassessable(why: Unassessable) -> CoverageCell:
    return CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=why)
