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
_FEWEST_LETTERS_OF_A_BODY = 80
_HEAD_OF_A_PAGE = 2_000


def split_html(html: str, title: str) -> Document:
    """The document of an HTML page or fragment; its text is its blocks with blank lines between.

    Raises `Invalid` at `/html` where no article text is found, `TooLarge` where there is more of
    it than any article has.
    """
    page = parse(html)
    pieces = [] if page is None else pieces_of(page)
    if page is not None and _WHOLE_PAGE.search(html[:_HEAD_OF_A_PAGE]):
        pieces = _article(pieces, _extracted(page, len(html)))
    else:
        pieces = _unsuspected(pieces)
    drafts = [Draft(Span(0, 0), piece.text, piece.kind) for piece in pieces]
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


def _article(pieces: Sequence[Piece], extracted: str) -> list[Piece]:
    """The pieces that are the article, given the text that trafilatura takes for it."""
    if len(extracted) < _LEAST_EXTRACTED:
        return _with_most_text(pieces)
    lines = {line.strip(" -|") for line in extracted.split("\n")}
    runs = shingles(extracted, _RUN)
    agreed = [
        at
        for at, piece in enumerate(pieces)
        if piece.text in lines
        or overlap(shingles(piece.text, _RUN), runs).of_first >= _ENOUGH_SHARED
    ]
    return _with_neighbours(pieces, agreed) if agreed else _with_most_text(pieces)


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


def _with_neighbours(pieces: Sequence[Piece], agreed: Sequence[int]) -> list[Piece]:
    """The pieces at the places `agreed`, and the short ones and captions among them."""
    sure = frozenset(agreed)
    company = Counter(pieces[at].container for at in agreed)
    rooms = {pieces[at].room for at in agreed}

    def belongs(piece: Piece) -> bool:
        if piece.kind is BlockKind.CAPTION and piece.room in rooms:
            return True
        return company[piece.container] >= _ENOUGH_COMPANY

    return [
        pieces[at]
        for at in range(agreed[0], agreed[-1] + 1)
        if at in sure or (_may_be_article(pieces[at]) and belongs(pieces[at]))
    ]


def _with_most_text(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the article or main element, or of no such element, that has most text."""
    letters: Counter[int] = Counter()
    for piece in pieces:
        if _is_running_text(piece):
            letters[piece.room] += len(piece.text)
    if not letters:
        return _unsuspected(pieces)
    room = letters.most_common(1)[0][0]
    inside = [piece for piece in pieces if piece.room == room]
    containers = {piece.container for piece in inside if _is_running_text(piece)}
    return [
        piece
        for piece in inside
        if _may_be_article(piece) and (piece.container in containers or piece.kind is not None)
    ]


def _may_be_article(piece: Piece) -> bool:
    return not piece.is_suspect and piece.linked < _MOSTLY_LINKS


def _is_running_text(piece: Piece) -> bool:
    is_long = piece.kind is None and len(piece.text) >= _FEWEST_LETTERS_OF_A_BODY
    return is_long and _may_be_article(piece)
