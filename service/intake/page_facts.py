"""What a page says of itself, in JSON-LD and meta elements: title, address, clocks, authors."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from service.intake.pieces import parse
from service.model.article import Submission
from service.text.clean import squeeze

_MOST_JSON = 1_000_000
_MOST_NODES = 2_000
_MOST_AUTHORS = 50
_LONGEST_VALUE = 2_000
_ARTICLE_TYPES = ("Article", "Posting", "Report")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page claims; an empty field is not claimed.

    A clock without a zone is left out: nobody can tell which moment it means.
    """

    title: str = ""
    url: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    site_name: str = ""
    language: str = ""


def page_facts(html: str) -> PageFacts:
    """The facts of a page. JSON-LD comes before meta elements; what is broken is passed over."""
    page = parse(html)
    if page is None:
        return PageFacts()
    article = _article_node(page)
    meta = _meta(page)
    return PageFacts(
        title=_text(article.get("headline")) or meta.get("og:title", "") or _title_of(page),
        url=_canonical_link(page)
        or _web(meta.get("og:url", ""))
        or _web(_text(article.get("url"))),
        published_at=_first_moment(
            _text(article.get("datePublished")),
            meta.get("article:published_time", ""),
            meta.get("datepublished", ""),
        ),
        modified_at=_first_moment(
            _text(article.get("dateModified")),
            meta.get("article:modified_time", ""),
            meta.get("og:updated_time", ""),
        ),
        authors=_authors(article.get("author")) or _meta_authors(meta),
        site_name=meta.get("og:site_name", "") or _name(article.get("publisher")),
        language=_language(_text(article.get("inLanguage")), page, meta),
    )


def fill_from_page(submission: Submission) -> Submission:
    """`submission` with the title and the language of its page where it gives none itself.

    Nothing else is taken from the page: times and authors are what the outlet claims in so many
    words.
    """
    if submission.html is None or (submission.title and submission.language):
        return submission
    facts = page_facts(submission.html)
    return replace(
        submission,
        title=submission.title or facts.title,
        language=submission.language or facts.language,
    )


def _article_node(page: HtmlElement) -> Mapping[str, object]:
    """The first JSON-LD node that describes an article; an empty one where there is none."""
    room = _MOST_JSON
    for script in page.iter("script"):
        text = script.text or ""
        if script.get("type", "").lower() != "application/ld+json" or len(text) > room:
            continue
        room -= len(text)
        for node in _nodes(text):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names):
                return node
    return {}


def _nodes(text: str) -> Iterator[Mapping[str, object]]:
    """The objects of a JSON-LD text, outermost first; none of a broken one."""
    try:
        pending = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending += node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            pending += [node.get("@graph"), node.get("mainEntity")]


def _meta(page: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), _text(element.get("content")))
    return found


def _text(value: object) -> str:
    return squeeze(value[:_LONGEST_VALUE]) if isinstance(value, str) else ""


def _name(value: object) -> str:
    return _text(value.get("name") if isinstance(value, dict) else value)


def _title_of(page: HtmlElement) -> str:
    title, heading = page.find(".//title"), page.find(".//h1")
    if title is not None and (told := _text(title.text)):
        return told
    return _text(heading.text_content()) if heading is not None else ""


def _canonical_link(page: HtmlElement) -> str:
    links = (
        _text(link.get("href"))
        for link in page.iter("link")
        if "canonical" in link.get("rel", "").lower().split()
    )
    return next(filter(_web, links), "")


def _web(address: str) -> str:
    """`address` if it is a whole web address, else nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def _first_moment(*claims: str) -> datetime | None:
    return next(filter(None, map(_moment, claims)), None)


def _moment(claim: str) -> datetime | None:
    """The moment that an ISO 8601 or an RFC 5322 date names, if it names its zone."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(claim)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment if moment.utcoffset() is not None else None
    return None


def _authors(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    names = (_name(author) for author in listed[:_MOST_AUTHORS])
    return tuple(dict.fromkeys(name for name in names if name and not _web(name)))


def _meta_authors(meta: Mapping[str, str]) -> tuple[str, ...]:
    return _authors([meta.get("author", ""), meta.get("article:author", "")])


def _language(claimed: str, page: HtmlElement, meta: Mapping[str, str]) -> str:
    """The language as the page tags it, in the form of BCP 47."""
    root = page.getroottree().getroot()
    tag = claimed or root.get("lang", "") or meta.get("og:locale", "")
    return tag.strip().replace("_", "-")[:35]
