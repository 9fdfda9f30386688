"""The lines of a text, and what can be told from a line's two ends."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from service.errors import TooLarge
from service.model.words import Span
from service.text.abbreviations import ALWAYS_OPEN, leads_on
from service.text.clean import fold

MOST_LINES = 100_000
_OPENERS = "\"'([{¿¡*_- "
_CLOSERS = "\"')]}*_ "
_TERMINALS = ".!?…。！？؟۔।"
_NO_SPACE_BETWEEN_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
CREDIT_IN_BRACKETS = re.compile(
    r"/|\b(?:via|Photo|Getty)\b|^(?:AP|AFP|EPA|Reuters|REUTERS|dpa|DPA|Shutterstock)$"
)
_A_NAME, _A_NUMBER = "Name", "1"


class Opening(Enum):
    """The letter a line opens with."""

    SMALL = auto()
    CAPITAL = auto()
    CASELESS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the spaces around it.

    `text` is folded; `gap` counts the blank lines before it, `indent` the spaces; `lead` is the
    room that its first word would need at the end of the line before.
    """

    span: Span
    text: str
    gap: int
    indent: int
    lead: int
    opening: Opening

    @property
    def first_word(self) -> str:
        """Its first word without the marks around it."""
        return self.text.split(" ", 1)[0].strip(_OPENERS + _CLOSERS + ",;:.!?")

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


def read_lines(text: str) -> list[Line]:
    """The lines of the canonical `text` that are not blank, in order.

    Raises `TooLarge` past `MOST_LINES`, which no article comes near.
    """
    lines: list[Line] = []
    folded = fold(text)
    at = gap = 0
    for raw in text.split("\n"):
        end = at + len(raw)
        bare = folded[at:end].strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            lines.append(_line(bare, at + indent, gap, indent))
            if len(lines) > MOST_LINES:
                raise TooLarge(f"more than {MOST_LINES} lines of text", "/text")
        gap = 0 if bare else gap + 1
        at = end + 1
    return lines


def _line(bare: str, start: int, gap: int, indent: int) -> Line:
    lead = 1 if _NO_SPACE_BETWEEN_WORDS.match(bare) else 1 + len(bare.split(" ", 1)[0])
    return Line(Span(start, start + len(bare)), bare, gap, indent, lead, _opening(bare))


def _opening(bare: str) -> Opening:
    first = bare.lstrip(_OPENERS)[:1]
    if first.islower():
        return Opening.SMALL
    return Opening.CAPITAL if first.isupper() else Opening.CASELESS


def finish(line: Line, following: Line) -> float:
    """How surely `line` ends a sentence, 0 to 1, given the line that follows it."""
    tail = line.text[-80:]
    bare = tail.rstrip(_CLOSERS)
    if not bare or bare[-1] not in _TERMINALS:
        return _finish_without_a_stop(tail)
    if bare[-1] != ".":
        return 1.0 if following.opening is not Opening.SMALL else 0.5
    before = bare[:-1].rsplit(" ", 1)[-1].lstrip(_OPENERS)
    if not (leads_on(before, _A_NAME) or leads_on(before, _A_NUMBER)):
        return 1.0
    if following.opening is Opening.SMALL or before.casefold() in ALWAYS_OPEN:
        return 0.0
    return 0.5 if leads_on(before, following.first_word) else 0.7


def _finish_without_a_stop(tail: str) -> float:
    if tail[-1] in ")]":
        inside = tail[max(tail.rfind("("), tail.rfind("[")) + 1 : -1]
        return 1.0 if CREDIT_IN_BRACKETS.search(inside) else 0.2
    return 0.4 if tail.rstrip(_CLOSERS).endswith(":") else 0.0
