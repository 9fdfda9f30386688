"""How an address names an article to compare: its id, and after `@` a version of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.model import ArticleRef
from service.web.faults import Fault, InvalidRequest

PARAMETER = "articles"

_REF = re.compile(r"([^@,\x00-\x20\x7f]{1,200})(?:@([1-9][0-9]{0,8}))?")


def read(texts: Iterable[str], most: int) -> tuple[ArticleRef, ...]:
    """The articles that the texts name, each a list with commas between; one named twice once.

    Raises `InvalidRequest` for more than `most` and for what names no article.
    """
    named = [name.strip() for text in texts for name in text.split(",")]
    refs = tuple(dict.fromkeys(_ref(name) for name in named if name))
    if len(refs) > most:
        raise InvalidRequest((Fault(f"names more than {most} articles", parameter=PARAMETER),))
    return refs


def written(refs: Iterable[ArticleRef]) -> str:
    """The refs as an address holds them."""
    return ",".join(f"{ref.id}@{ref.version}" if ref.version else ref.id for ref in refs)


def _ref(name: str) -> ArticleRef:
    found = _REF.fullmatch(name)
    if found is None:
        fault = "takes ids with commas between, and @ before a version, such as a,b@2"
        raise InvalidRequest((Fault(fault, parameter=PARAMETER),))
    article_id, version = found.groups()
    return ArticleRef(article_id, int(version) if version else None)
