"""What quotation marks, bullets, labels and indents tell about a line end.

Each sign weighs about as much as the logarithm of its odds, in nats: positive where it speaks for
the end of a paragraph, negative where the paragraph goes on.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mode

from service.text.blocks.lines import CREDIT_IN_BRACKETS, Line, Opening
from service.text.blocks.notices import is_correction, is_label

_OPENING_QUOTE = re.compile(r"(?:^|(?<=[\s(\[-]))\"(?=\S)")
_SURE_BULLET = re.compile(r"[•◦▪‣●■]|[*·] ")
_MAYBE_BULLET = re.compile(r"- |\d{1,2}[.)] |[a-z]\) ")
_MOST_INDENTED = 0.6
_LONGEST_CREDIT = 80


def pulls(lines: Sequence[Line]) -> Iterator[float]:
    """For every line end but the last, what the marks around it say in sum."""
    is_open = False
    margin = _margin(lines)
    for line, following in pairwise(lines):
        is_open = _is_quote_open(line.text, before=is_open)
        yield (
            _quote(line.text, following.text, is_open=is_open)
            + _item(line.text, following.text)
            + _label(line, following)
            + _bracket(line.text, following.text)
            + (0.0 if margin is None else 6.0 if following.indent > margin else -3.0)
        )


def is_bullet(text: str) -> bool:
    """Whether the line's first mark may be that of an item of a list."""
    return bool(_SURE_BULLET.match(text) or _MAYBE_BULLET.match(text))


def _item(text: str, following: str) -> float:
    """A dash or a number begins an item only after a sentence, a colon or another item."""
    if _SURE_BULLET.match(following):
        return 8.0
    may_follow = text.endswith((".", ":", ";", "!", "?", '"')) or is_bullet(text)
    return 3.0 if may_follow and _MAYBE_BULLET.match(following) else 0.0


def _is_quote_open(text: str, *, before: bool) -> bool:
    """Whether a quotation goes on past the line; `before`, whether one reached into it."""
    last = text.rfind('"')
    if last < 0:
        return before
    return bool(_OPENING_QUOTE.match(text, last))


def _quote(text: str, following: str, *, is_open: bool) -> float:
    """Each paragraph of a long quotation begins with a mark; only its last one ends with one."""
    opens = following.startswith('"')
    if is_open:
        return 3.0 if opens else -2.0
    return 3.0 if opens and text.endswith('"') else 0.0


def _label(line: Line, following: Line) -> float:
    """A button or a label, such as "Advertisement", stands alone; a correction begins a line."""
    goes_on = following.opening is Opening.SMALL
    if is_label(following.text) or (is_label(line.text) and not goes_on):
        return 6.0
    begins = is_correction(following.text) and not is_correction(line.text)
    return 3.0 if begins and not goes_on else 0.0


def _bracket(text: str, following: str) -> float:
    """A bracket goes on until it closes; one with a photo credit ends its caption."""
    if text.rfind("(") > text.rfind(")") or (_is_credit(following) and following[0] == "("):
        return -4.0
    return 4.0 if _is_credit(text) else 0.0


def _is_credit(text: str) -> bool:
    """Whether the line ends with a photo credit in brackets."""
    tail = text[-_LONGEST_CREDIT:]
    inside = tail[tail.rfind("(") + 1 : -1]
    return tail.endswith(")") and bool(CREDIT_IN_BRACKETS.search(inside))


def _margin(lines: Sequence[Line]) -> int | None:
    """Where lines begin in a text whose paragraphs have their first line indented."""
    margin = mode(line.indent for line in lines) if lines else 0
    indented = sum(line.indent > margin for line in lines)
    return margin if 1 < indented < _MOST_INDENTED * len(lines) else None
