"""Name what an outlet did to a passage between two versions, and say whether it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from service.matching import changed_facts
from service.matching.change_words import reworded, told, turned
from service.matching.quote_changes import quote_change
from service.matching.relation import judge
from service.matching.rewording import is_spelling, telling_words, without_repeats
from service.matching.terms import worded
from service.model import (
    ChangeKind,
    Delta,
    QuoteChange,
    Reading,
    Relation,
    Slot,
    Span,
    Statement,
)
from service.text.clean import fold
from service.text.edits import Edit, edits

_OF_SLOT: Final = {
    Slot.NUMBER: ChangeKind.CHANGED_FACT,
    Slot.DATE: ChangeKind.CHANGED_FACT,
    Slot.NAME: ChangeKind.CHANGED_FACT,
    Slot.PLACE: ChangeKind.CHANGED_FACT,
    Slot.NEGATION: ChangeKind.CHANGED_FACT,
    Slot.QUOTE: ChangeKind.CHANGED_QUOTE,
    Slot.ATTRIBUTION: ChangeKind.CHANGED_ATTRIBUTION,
    Slot.CERTAINTY: ChangeKind.CHANGED_CERTAINTY,
}
_ORDER: Final = (
    ChangeKind.CHANGED_FACT,
    ChangeKind.CHANGED_QUOTE,
    ChangeKind.CHANGED_ATTRIBUTION,
    ChangeKind.CHANGED_CERTAINTY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One thing that was done to a passage. `says` is the sentence for an editor.

    The deltas' facts and the marks cut the two texts of the passage.
    """

    kind: ChangeKind
    is_substantive: bool
    says: str
    deltas: tuple[Delta, ...] = ()
    quote: QuoteChange | None = None
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()


MOST_READ: Final = 20_000
"""A passage of more characters is not read for facts; no paragraph comes near it."""


def named(before: Statement, after: Statement, *, is_thorough: bool = True) -> tuple[Named, ...]:
    """What was done to a passage that both versions have; nothing if the two are one text.

    A change of several kinds gives one entry a kind, facts first. Where no fact differs, the rules
    of a look-up are asked too if it is to be thorough. Linear in the texts but for the word diff.
    """
    if before.text == after.text:
        return ()
    found = edits(before.text, after.text)
    if not found:
        return (_typographic(before, after),)
    ours = tuple(edit.before for edit in found if edit.before)
    theirs = tuple(edit.after for edit in found if edit.after)
    if max(len(before.text), len(after.text)) > MOST_READ:
        done: tuple[Named, ...] = (_TOO_LONG,)
    elif deltas := changed_facts.changed(before, after, found):
        done = tuple(_by_kind(deltas, before, after))
    else:
        done = (_worded(before, after, found, is_thorough=is_thorough),)
    return tuple(replace(each, before=ours, after=theirs) for each in done)


_TOO_LONG: Final = Named(
    kind=ChangeKind.REWORDED,
    is_substantive=True,
    says="The passage is too long to be read for facts.",
)


def _by_kind(deltas: Sequence[Delta], before: Statement, after: Statement) -> Iterator[Named]:
    for kind in _ORDER:
        held = tuple(delta for delta in deltas if _OF_SLOT[delta.slot] is kind)
        quotes = [quote_change(delta, before, after) for delta in held]
        if held:
            yield Named(
                kind=kind,
                is_substantive=any(delta.reading is not Reading.ROUNDING for delta in held),
                says=" ".join(map(told, held, quotes)),
                deltas=held,
                quote=next(filter(None, quotes), None),
            )


def _typographic(before: Statement, after: Statement) -> Named:
    """The words are the same: only quote marks and question marks can matter."""
    if deltas := changed_facts.requoted(before, after):
        return next(_by_kind(deltas, before, after))
    return _asked(before.text, after.text) or Named(
        kind=ChangeKind.COSMETIC,
        is_substantive=False,
        says="Only marks, spaces or capitals changed.",
    )


def _asked(before: str, after: str) -> Named | None:
    """A statement that became a question, or the reverse."""
    ours, theirs = (fold(text).count("?") for text in (before, after))
    if ours == theirs:
        return None
    done = "put in" if theirs > ours else "taken out"
    says = f"A question mark was {done}."
    return Named(kind=ChangeKind.CHANGED_CERTAINTY, is_substantive=True, says=says)


def _worded(
    before: Statement, after: Statement, found: Sequence[Edit], *, is_thorough: bool
) -> Named:
    """The facts that are read are the same, and the words are not."""
    if asked := _asked(before.text, after.text):
        return asked
    if _is_spelling(before.text, after.text, found):
        says = "Only the spelling changed."
        return Named(kind=ChangeKind.COSMETIC, is_substantive=False, says=says)
    ours, theirs = worded(before), worded(after)
    verdict = judge(ours, theirs) if is_thorough else None
    if verdict and verdict.relation in {Relation.DIFFERS, Relation.DISPUTES}:
        return Named(
            kind=ChangeKind.CHANGED_FACT,
            is_substantive=True,
            says=turned(verdict.deltas, disputes=verdict.relation is Relation.DISPUTES),
            deltas=verdict.deltas,
        )
    marks = [edit.before for edit in found], [edit.after for edit in found]
    gone, came = telling_words((ours, marks[0]), (theirs, marks[1]))
    return Named(
        kind=ChangeKind.REWORDED, is_substantive=bool(gone or came), says=reworded(gone, came)
    )


def _is_spelling(before: str, after: str, found: Sequence[Edit]) -> bool:
    """Whether slips were mended, and nothing else: a doubled word is one of them."""
    if without_repeats(before) == without_repeats(after):
        return True
    return all(is_spelling(e.before.cut(before), e.after.cut(after)) for e in found)
