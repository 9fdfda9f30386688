"""Cut a text into sentences, with their offsets.

Own rules, in the manner of Kiss and Strunk's "sentence boundary detection" (2006) with fixed lists
in place of learned ones: a full stop ends a sentence unless the word before it is known to carry
one. syntok was measured against them: it takes two seconds a megabyte, ends a sentence after
"Gov." and "Lt.", and knows no Chinese full stop.
"""

import re
from collections.abc import Iterator

from service.model.words import Span
from service.text.abbreviations import leads_on
from service.text.clean import fold

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*+\n)++")
_INK = re.compile(r"\S")
# By itself this is found five times as fast as what may begin with it.
_MARK = re.compile("[.!?…؟۔।。！？｡]")
# Possessive, and never failing after its first character: one look at each code point.
_TERMINAL = re.compile(r"""(?P<spaced>[.!?…؟۔।]++["')\]}]*+)|[。！？｡]++["')\]}」』）]*+""")
_NEXT_WORD = re.compile(r"""["'(\[{¿¡-]*+(?P<word>\w{0,20}+)""")
_LONGEST_ABBREVIATION = 16


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, trimmed; together they cover all that is not blank.

    A blank line always ends one. A quote of several sentences is cut inside.
    """
    folded = fold(text)
    found: list[Span] = []
    for start, end in _stretches(text):
        for last in (*_ends(folded, start, end), end):
            begins = _ink_from(folded, start, last)
            if begins < last:
                found.append(Span(begins, begins + len(folded[begins:last].rstrip())))
            start = last  # noqa: PLW2901 -- the stretch is eaten from the front
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _ends(folded: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end inside `folded[start:end]`, its own end aside."""
    begins = _ink_from(folded, start, end)
    at = begins
    while mark := _MARK.search(folded, at, end):
        terminal = _TERMINAL.match(folded, mark.start(), end)
        assert terminal  # noqa: S101 -- each mark begins one
        at = terminal.end()
        if terminal["spaced"] is None:
            begins = at
            yield at
        elif at < end and folded[at] == " ":
            following = _ink_from(folded, at, end)
            if _ends_here(folded, begins, terminal, following):
                begins = following
                yield at


def _ink_from(folded: str, start: int, end: int) -> int:
    ink = _INK.search(folded, start, end)
    return ink.start() if ink else end


def _ends_here(folded: str, begins: int, terminal: re.Match[str], following: int) -> bool:
    """Whether the sentence that begins at `begins` ends at `terminal`, given what follows it."""
    opening = _NEXT_WORD.match(folded, following)
    after = opening["word"] if opening else ""
    if after[:1].islower():
        return False
    if not terminal[0].startswith(".") or terminal[0].startswith(".."):
        return True
    before = _word_before(folded, begins, terminal.start())
    if before.isdigit() and terminal.start() - len(before) == begins:
        return False  # the number of a list's item
    return not leads_on(before, after)


def _word_before(folded: str, begins: int, stop: int) -> str:
    """The word that ends at `stop`; empty where it is longer than any abbreviation."""
    floor = max(begins, stop - _LONGEST_ABBREVIATION)
    space = folded.rfind(" ", floor, stop)
    if space < 0 and floor > begins:
        return ""
    return folded[max(space + 1, floor) : stop].lstrip("\"'([{-")
