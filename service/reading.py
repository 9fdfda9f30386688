"""Reading the facts of paragraphs ahead, so that a look-up need not."""

from __future__ import annotations

from service.ports import ReadingShelf
from service.text.facts import state
from service.text.facts.packing import is_of, packed, rules

AT_A_TIME = 128
"""Windows read between two writes: some 40 ms of work."""

HELD = 60.0
"""Seconds after which the windows of a killed process are read by another."""


def read_ahead(shelf: ReadingShelf) -> bool:
    """Read some windows that the present rules have not been over; whether there were any."""
    unread = shelf.take(rules(), AT_A_TIME, HELD)
    if not unread:
        return False
    facts = {
        each.id: packed(state(each.text, each.clock))
        for each in unread
        if not is_of(each.text, each.clock, each.facts)
    }
    shelf.keep(rules(), unread[-1].id, facts)
    return True
