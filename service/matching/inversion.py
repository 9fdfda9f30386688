"""See where a negative turns its whole sentence round: `at no point, it found, did he know`."""

from __future__ import annotations

import re
from typing import Final

from service.model import Fact, Span

_LEADING: Final = frozenset({"no", "not", "never", "nor", "neither", "no longer"})
_AT_NO: Final = re.compile(
    r"\b(?:at\sno\s(?:point|time|stage|moment)|on\sno\s(?:occasion|account)|"
    r"under\sno\scircumstances?|in\sno\s(?:way|case|sense|circumstances?)|by\sno\smeans|"
    r"not\s(?:once|ever|for\s(?:one|a)\smoment)|never(?!\s(?:mind|before|again))|nor|neither|no\slonger)\b",
    re.IGNORECASE,
)
_BEFORE: Final = 8
_AFTER: Final = 24
_HEAD: Final = re.compile(r"(?:^|[.!?;:,—(\"“‘]\s?|\b(?:and|but|that|as)\s)$")
_TO_HEAD: Final = 6
_COMPARED: Final = re.compile(r"\b(?:so|such|as|more|than)\b")
_INVERTED: Final = re.compile(
    r"(?:(,\s)|\b)(?:(did|does|do)|has|have|had|was|were|is|are|will|would|can|could|should|must)\s"
    r"((?:the|an?|any|this|these|those|h[ei]s?|she|her|its?|they|their|we|our|anyone|anybody)\s|"
    r"[A-Z])?"
)
_SENTENCE: Final = 400
_BROKEN: Final = re.compile(r"[;:.!?]|\b(?:nor|but)\b")


def inverted(cue: Fact, text: str, home: Span) -> int | None:
    """Where the main clause goes on whose subject follows its verb; none where none does."""
    if cue.value not in _LEADING:
        return None
    near = min(home.end, cue.span.end + _AFTER)
    lead = _AT_NO.search(text, max(home.start, cue.span.start - _BEFORE), near)
    if lead is None or not lead.start() <= cue.span.start < lead.end():
        return None
    at_head = lead.start() == home.start or _HEAD.search(
        text[max(home.start, lead.start() - _TO_HEAD) : lead.start()]
    )
    return _verb(text, lead.end(), home.end) if at_head else None


def _verb(text: str, start: int, end: int) -> int | None:
    """Where the subject begins after an auxiliary; `never has she sung as well` denies nothing."""
    end = min(end, start + _SENTENCE)
    broken = _BROKEN.search(text, start, end)
    end = broken.start() if broken else end
    for verb in _INVERTED.finditer(text, start, end):
        at_once = verb.group(1) or verb.start() <= start + 1
        if at_once or verb.group(2) or verb.group(3):
            subject = verb.start(3) if verb.group(3) else verb.end()
            return None if _COMPARED.search(text, subject, end) else subject
    return None
