"""Facts as text, so that what was read of a passage once need not be read again.

What is packed is good for the one text, the one clock and the rules that found it: anything else
is read anew.
"""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from service.model import Comparator, Fact, Slot, Span, Statement

_SLOTS: Final = {slot.value: slot for slot in Slot}
_OPS: Final = {op.value: op for op in Comparator}
_EXACT: Final = Comparator.EXACT
_RULES: Final = ("facts/*.py", "clean.py")
"""The files below `service/text` that facts come from."""
_STAMP: Final = 8
"""How long the sum is that comes before the facts."""


def packed(statement: Statement) -> str:
    """The facts of a statement as text."""
    rows = [
        [
            fact.slot.value,
            fact.span.start,
            fact.span.end,
            fact.value,
            *((fact.op.value, fact.unit, fact.high, fact.role) if _is_more(fact) else ()),
        ]
        for fact in statement.facts
    ]
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{_stamp(statement.text, statement.clock, body)}{body}"


def unpacked(text: str, clock: datetime | None, given: str) -> Statement | None:
    """The statement of which `given` was packed.

    `None` where that is not of this text, of this clock and by the present rules.
    """
    if not is_of(text, clock, given):
        return None
    facts = tuple(_fact(text, row) for row in json.loads(given[_STAMP:]))
    return Statement(text, facts, clock)


def is_of(text: str, clock: datetime | None, given: str) -> bool:
    """Whether `given` was packed of this text and clock by the present rules."""
    stamp, body = given[:_STAMP], given[_STAMP:]
    return bool(body) and stamp == _stamp(text, clock, body)


@cache
def rules() -> str:
    """A name of the present rules: another one once any of them is changed."""
    here = Path(__file__).parents[1]
    files = sorted(file for pattern in _RULES for file in here.glob(pattern))
    return f"{zlib.crc32(b''.join(file.read_bytes() for file in files)):08x}"


def _is_more(fact: Fact) -> bool:
    return fact.op is not _EXACT or bool(fact.unit or fact.role) or fact.high is not None


def _fact(text: str, row: list[Any]) -> Fact:
    slot, start, end, value, *more = row
    span = Span(start, end)
    if not more:
        return Fact(_SLOTS[slot], text[start:end], span, value)
    op, unit, high, role = more
    return Fact(_SLOTS[slot], text[start:end], span, value, _OPS[op], unit, high, role)


def _stamp(text: str, clock: datetime | None, body: str) -> str:
    told = f"{rules()}{clock and clock.isoformat()}\n{body}\n{text}"
    return f"{zlib.crc32(told.encode()):08x}"
