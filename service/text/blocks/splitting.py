"""Make a document of what a client hands in: plain text, or a list of paragraphs."""

import re
from collections.abc import Iterator, Sequence

from service.errors import TooLarge
from service.model.article import Block, Document
from service.model.words import Span
from service.text.blocks.kinds import Draft, is_title, typed
from service.text.blocks.lines import Line, read_lines
from service.text.blocks.paragraphs import group
from service.text.clean import canonical, squeeze

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*+\n)++")
_MOST_LINES_OF_A_HEADLINE = 6
_PASTED = "/text"
MOST_BLOCKS = 20_000


def split_text(title: str, text: str) -> Document:
    """The document of a plain text of any layout.

    Blank lines may part the paragraphs, or line ends, or neither: a text wrapped at some width
    is put together again. The spans cut the canonical form of `text`.
    """
    whole = canonical(text)
    lines = read_lines(whole)
    head = _lines_of_the_title(lines, title)
    ranges = [(0, head)] if head else []
    ranges += [(first + head, last + head) for first, last in group(lines[head:])]
    spans = [Span(lines[first].span.start, lines[last - 1].span.end) for first, last in ranges]
    drafts = [Draft(span, span.cut(whole)) for span in spans]
    return Document(whole, _typed(drafts, title, _PASTED))


def split_paragraphs(title: str, paragraphs: Sequence[str]) -> Document:
    """The document of paragraphs that are known; only a blank line inside one parts it."""
    parts = [part for each in paragraphs for part in _parts(canonical(each))]
    return document_of([Draft(Span(0, len(part)), part) for part in parts], title, "/paragraphs")


def document_of(drafts: Sequence[Draft], title: str, pointer: str) -> Document:
    """The document whose canonical text is the texts of `drafts` with blank lines between.

    `pointer` names the field that they come from, should they be too many.
    """
    at = 0
    for each in drafts:
        each.span = Span(at, at + len(each.text))
        at = each.span.end + len("\n\n")
    whole = "\n\n".join(each.text for each in drafts)
    return Document(whole, _typed(drafts, title, pointer))


def _typed(drafts: Sequence[Draft], title: str, pointer: str) -> tuple[Block, ...]:
    if len(drafts) > MOST_BLOCKS:
        raise TooLarge(f"more than {MOST_BLOCKS} paragraphs", pointer)
    return typed(drafts, canonical(title), is_pasted=pointer == _PASTED)


def _parts(paragraph: str) -> Iterator[str]:
    for part in _BLANK_LINES.split(paragraph):
        if bare := part.strip():
            yield bare


def _lines_of_the_title(lines: Sequence[Line], title: str) -> int:
    """How many lines at the head of the text are its title; 0 where they are not."""
    if not squeeze(title):
        return 0
    for count in range(1, min(len(lines), _MOST_LINES_OF_A_HEADLINE) + 1):
        if is_title(" ".join(line.text for line in lines[:count]), title):
            return count
    return 0
