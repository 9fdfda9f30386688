"""Digits, capitals and quantifiers that changed, where no fact was read from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from service.model import Delta, Fact, Reading, Slot, Span, Statement
from service.text.edits import Edit
from service.text.facts.wordlist import words
from service.text.wordforms import plain_words, words_in

Read = Callable[[str, Span], Fact | None]

_NAMING: Final = frozenset({Slot.NAME, Slot.PLACE})
_COUNTING: Final = frozenset({Slot.NUMBER, Slot.DATE})
_QUANTIFIERS: Final = words(
    "all every each most many several some few half both none dozens scores"
)


def unread(before: Statement, after: Statement, edit: Edit) -> Iterator[Delta]:
    """What an edit exchanged that looks like a number or a name, but was read as none.

    What was read on both sides is left alone: there the facts were found to be the same.
    """
    for slots, slot, read in _READERS:
        if _is_read(before, edit.before, slots) and _is_read(after, edit.after, slots):
            continue
        ours, theirs = read(before.text, edit.before), read(after.text, edit.after)
        if ours and theirs and _letters(ours) != _letters(theirs):
            yield Delta(slot, ours, theirs, Reading.CONFLICT)
            return


def in_place(slot: Slot, text: str, span: Span) -> Fact | None:
    """What stands at `span` in the place of a fact of this slot."""
    if slot in _COUNTING:
        return digits(text, span)
    return capitals(text, span) if slot in _NAMING else None


def digits(text: str, span: Span) -> Fact | None:
    """The first run of digits."""
    return _word(text, span, lambda key: key[:1].isdigit())


def quantifier(text: str, span: Span) -> Fact | None:
    """The first word for how many of a kind."""
    return _word(text, span, _QUANTIFIERS.__contains__)


def capitals(text: str, span: Span) -> Fact | None:
    """The capitalised words, unless there is but one and it begins the text."""
    held = [word.span.shifted(span.start) for word in words_in(span.cut(text))]
    named = [at for at in held if text[at.start].isupper()]
    if not named or (len(named) == 1 and not named[0].start):
        return None
    at = Span(named[0].start, named[-1].end)
    return Fact(Slot.NAME, at.cut(text), at, " ".join(plain_words(at.cut(text))))


_READERS: Final[Sequence[tuple[frozenset[Slot], Slot, Read]]] = (
    (_COUNTING, Slot.NUMBER, digits),
    (_COUNTING, Slot.NUMBER, quantifier),
    (_NAMING, Slot.NAME, capitals),
)


def _word(text: str, span: Span, holds: Callable[[str], bool]) -> Fact | None:
    for word in words_in(span.cut(text)):
        if holds(word.key):
            at = word.span.shifted(span.start)
            return Fact(Slot.NUMBER, at.cut(text), at, word.key)
    return None


def _is_read(statement: Statement, span: Span, slots: frozenset[Slot]) -> bool:
    return any(fact.slot in slots and fact.span.overlaps(span) for fact in statement.facts)


def _letters(fact: Fact) -> str:
    """Its words without what is between them: `U.S.` is `US`."""
    return "".join(plain_words(fact.text))
