"""How a request names an article to compare: its id, and after `@` a version of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from service.model import ArticleRef
from service.web.faults import Fault, InvalidRequest
from service.web.schemas.base import ID

PARAMETER: Final = "articles"
PATTERN: Final = rf"{ID[:-1]}(@[1-9][0-9]{{0,8}})?$"
LONGEST: Final = 210
"""An id of 200 characters with its version."""
UNLIKE: Final = "is not the id of an article, nor one with a version, such as 2l6rxz@2"


def ref(name: str) -> ArticleRef:
    """The article that a name of `PATTERN` names."""
    article, _, version = name.partition("@")
    return ArticleRef(article, int(version) if version else None)


def read(texts: Iterable[str], most: int) -> tuple[ArticleRef, ...]:
    """The articles that the texts name, each a list with commas between; one named twice once.

    Raises `InvalidRequest` for more than `most` and for what names no article.
    """
    named = [name.strip() for text in texts for name in text.split(",")]
    names = list(dict.fromkeys(filter(None, named)))
    if len(names) > most:
        raise _refused(f"names more than {most} articles")
    if not all(len(name) <= LONGEST and re.fullmatch(PATTERN, name) for name in names):
        raise _refused(f"holds what {UNLIKE}")
    return tuple(map(ref, names))


def written(refs: Iterable[ArticleRef]) -> str:
    """The refs as an address holds them."""
    return ",".join(f"{ref.id}@{ref.version}" if ref.version else ref.id for ref in refs)


def _refused(fault: str) -> InvalidRequest:
    return InvalidRequest((Fault(fault, parameter=PARAMETER),))
