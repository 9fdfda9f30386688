"""Make a document of an HTML page, or of the fragment that a CMS posts.

trafilatura judges which part of a page is the article; the pieces themselves, their order and
their kinds are read from the page, where captions, lists and subheads are still marked as such.
"""

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from service.errors import Invalid
from service.intake.page_facts import PageFacts, page_facts
from service.intake.pieces import Piece, parse, pieces_of
from service.model.article import Document
from service.model.words import BlockKind, Span
from service.text.blocks import Draft, document_of, is_title
from service.text.shingles import overlap, shingles

__all__ = ["PageFacts", "page_facts", "split_html"]

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_MOST_ELEMENTS = 15_000
_DEEPEST = 150
_LONGEST = 1_500_000
_LEAST_EXTRACTED = 250
_RUN = 4
_ENOUGH_SHARED = 0.6
_MOSTLY_LINKS = 0.5
_ENOUGH_COMPANY = 2
_BODY_LETTERS = 80


def split_html(html: str, title: str) -> Document:
    """The document of an HTML page or fragment; its text is its blocks with blank lines between.

    Raises `Invalid` at `/html` where no article text is found.
    """
    page = parse(html)
    pieces = pieces_of(page) if page is not None else []
    is_page = bool(_WHOLE_PAGE.search(html[:2_000]))
    if page is not None and is_page:
        chosen = _article(page, pieces, len(html))
    else:
        chosen = _unsuspected(pieces)
    drafts = [Draft(Span(0, 0), piece.text, piece.kind) for piece in chosen]
    document = document_of(_headline_first(drafts, title), title, "/html")
    if not any(block.is_indexed for block in document.blocks):
        raise Invalid("no article text found", "/html")
    return document


def _headline_first(drafts: list[Draft], title: str) -> list[Draft]:
    """`drafts` with the one that is the title in front, and no second one."""
    titles: list[Draft] = []
    others: list[Draft] = []
    for each in drafts:
        (titles if is_title(each.text, title) else others).append(each)
    for each in titles:
        each.kind = None
    return titles[:1] + others


def _unsuspected(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces outside the page's furniture; all of them where the names must be wrong."""
    kept = [piece for piece in pieces if not piece.is_suspect]
    letters = sum(len(piece.text) for piece in pieces)
    return kept if 2 * sum(len(piece.text) for piece in kept) >= letters else list(pieces)


def _article(page: HtmlElement, pieces: Sequence[Piece], length: int) -> list[Piece]:
    """The pieces of `page` that are the article."""
    extracted = _extracted(page, length)
    if len(extracted) < _LEAST_EXTRACTED:
        return _own_choice(pieces)
    lines = {line.strip(" -|") for line in extracted.split("\n")}
    runs = shingles(extracted, _RUN)
    agreed = [
        piece
        for piece in pieces
        if piece.text in lines
        or overlap(shingles(piece.text, _RUN), runs).of_first >= _ENOUGH_SHARED
    ]
    return _with_neighbours(pieces, agreed)


def _extracted(page: HtmlElement, length: int) -> str:
    """What trafilatura takes for the article's text; nothing of a page too large to ask about."""
    if length > _LONGEST or not _is_ordinary(page):
        return ""
    return trafilatura.extract(page, include_comments=False) or ""


def _is_ordinary(page: HtmlElement) -> bool:
    """Whether the page is as large and as deep as pages are: trafilatura slows down beyond."""
    depth = elements = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            return False
    return True


def _with_neighbours(pieces: Sequence[Piece], agreed: Sequence[Piece]) -> list[Piece]:
    """`agreed`, and what stands among it: short paragraphs, captions, subheads and list items."""
    if not agreed:
        return []
    kept = set(map(id, agreed))
    company = Counter(piece.container for piece in agreed)
    rooms = {piece.room for piece in agreed}
    first, last = (
        next(at for at, piece in order if id(piece) in kept)
        for order in (enumerate(pieces), reversed(list(enumerate(pieces))))
    )
    return [
        piece
        for at, piece in enumerate(pieces)
        if id(piece) in kept
        or (
            first <= at <= last
            and not piece.is_suspect
            and piece.linked < _MOSTLY_LINKS
            and (
                company[piece.container] >= _ENOUGH_COMPANY
                or (piece.kind is BlockKind.CAPTION and piece.room in rooms)
            )
        )
    ]


def _own_choice(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the room, or else of the containers, with most running text."""
    running = [
        piece
        for piece in pieces
        if len(piece.text) >= _BODY_LETTERS
        and not piece.is_suspect
        and piece.linked < _MOSTLY_LINKS
        and piece.kind is None
    ]
    letters: Counter[int] = Counter()
    for piece in running:
        letters[piece.room] += len(piece.text)
    if not letters:
        return _unsuspected(pieces)
    room = letters.most_common(1)[0][0]
    containers = {piece.container for piece in running if piece.room == room}
    return [
        piece
        for piece in _unsuspected(pieces)
        if piece.room == room
        and piece.linked < _MOSTLY_LINKS
        and (piece.container in containers or piece.kind is not None)
    ]
