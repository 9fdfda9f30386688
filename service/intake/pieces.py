"""Read an HTML page into pieces: each stretch of text that a browser sets as a block of its own."""

import re
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from service.model.words import BlockKind
from service.text.clean import canonical, squeeze

_NEVER_ARTICLE = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "footer", "button", "select"),
        *("textarea", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video"),
        *("dialog", "menu", "head", "title", "input"),
    )
)
_CONTAINERS = frozenset(
    (
        *("article", "aside", "blockquote", "body", "center", "details", "div", "dl", "fieldset"),
        *("figcaption", "figure", "header", "hgroup", "html", "main", "ol", "section", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "li": BlockKind.LIST,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEAD),
}
_BLOCKS = (
    _CONTAINERS
    | frozenset(("address", "caption", "dd", "dt", "hr", "p", "pre", "summary"))
    | frozenset(_KINDS)
)
_ROOMS = frozenset(("article", "main"))
_SUSPECT_WORDS = frozenset(
    (
        *(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "footer",
            "sidebar",
            "cookie",
            "cookies",
            "consent",
        ),
        *("newsletter", "related", "recommended", "recommendations", "share", "sharing", "social"),
        *("comment", "comments", "disqus", "promo", "promotion", "advert", "advertisement", "ad"),
        *(
            "ads",
            "sponsored",
            "breadcrumb",
            "breadcrumbs",
            "paywall",
            "subscribe",
            "signup",
            "popup",
        ),
        *("modal", "outbrain", "taboola", "trending", "mostread", "skip", "hidden", "toolbar"),
    )
)
_NAME_WORD = re.compile(r"[a-z]+")
_TWO_BREAKS = re.compile(r"\n(?:[^\S\n]*+\n)++")
_LONGEST_NAMES = 400
_HIDES = re.compile(r"display ?: ?none")


@dataclass(slots=True)
class Piece:
    """A stretch of text, and what its place in the page tells.

    `container` and `room` number the element that holds it and the innermost article or main
    element around it, 0 for none; `linked` is the share of its letters that are links;
    `is_suspect` says that an element around it is named like the furniture of a page.
    """

    text: str
    kind: BlockKind | None
    container: int
    room: int
    linked: float
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an open block element."""

    container: int = 0
    room: int = 0
    kind: BlockKind | None = None
    is_suspect: bool = False


def parse(html: str) -> HtmlElement | None:
    """The page as a tree; None where there is nothing in it. Nothing is fetched.

    What lies deeper than the parser's 2,048 levels is lost; no page that is read is so deep.
    """
    parser = HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    clean = canonical(html).replace("\x00", "")
    try:
        return document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def pieces_of(page: HtmlElement) -> list[Piece]:
    """The pieces of `page` in reading order, without scripts, navigation, forms and the like."""
    walk = _Walk()
    events = etree.iterwalk(page, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in events:
        if event == "start" and _is_never_article(element):
            events.skip_subtree()
            skipped = element
        elif event == "start":
            walk.enter(element)
        elif element is not skipped:
            walk.leave(element)
        if event == "end":
            walk.follow(element)
    walk.flush()
    return walk.pieces


def _is_never_article(element: HtmlElement) -> bool:
    return (
        element.tag in _NEVER_ARTICLE
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDES.search(element.get("style", "")))
    )


class _Walk:
    """The walk through a page: the frames of the open blocks, and the text since the last one."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._frames = [_Frame()]
        self._text: list[str] = []
        self._containers = self._links = self._linked = 0

    def enter(self, element: HtmlElement) -> None:
        """Open `element` and take the text before its first child."""
        if element.tag in _BLOCKS:
            self.flush()
            self._frames.append(self._frame_of(element))
        self._links += element.tag == "a"
        self._take("\n" if element.tag == "br" else _on_one_line(element.text))

    def leave(self, element: HtmlElement) -> None:
        """Close `element`."""
        if element.tag in _BLOCKS:
            self.flush()
            self._frames.pop()
        self._links -= element.tag == "a"

    def follow(self, element: HtmlElement) -> None:
        """Take the text that follows `element`."""
        self._take(_on_one_line(element.tail))

    def flush(self) -> None:
        """Make pieces of the text taken so far; two line breaks part it like a paragraph."""
        whole = "".join(self._text)
        linked = self._linked / max(1, len(whole))
        frame = self._frames[-1]
        for part in _TWO_BREAKS.split(whole):
            text = "\n".join(line for line in map(squeeze, part.split("\n")) if line)
            if text:
                self.pieces.append(
                    Piece(text, frame.kind, frame.container, frame.room, linked, frame.is_suspect)
                )
        self._text.clear()
        self._linked = 0

    def _take(self, text: str) -> None:
        self._text.append(text)
        self._linked += len(text) if self._links else 0

    def _frame_of(self, element: HtmlElement) -> _Frame:
        outer = self._frames[-1]
        if element.tag in _CONTAINERS:
            self._containers += 1
            outer = replace(outer, container=self._containers)
        return replace(
            outer,
            room=self._containers if element.tag in _ROOMS else outer.room,
            kind=_KINDS.get(element.tag, outer.kind),
            is_suspect=outer.is_suspect or _is_suspect(element),
        )


def _is_suspect(element: HtmlElement) -> bool:
    """Whether the element is an aside, or its names are those of a page's furniture."""
    if element.tag in {"html", "body", *_ROOMS}:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAMES].lower()
    return element.tag == "aside" or not _SUSPECT_WORDS.isdisjoint(_NAME_WORD.findall(names))


def _on_one_line(text: str | None) -> str:
    """`text` with its line ends as spaces, as a browser shows it."""
    return (text or "").replace("\n", " ")
