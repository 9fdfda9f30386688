"""Name what an outlet did to a passage between two versions, and say whether it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from service.matching import changed_facts
from service.matching.quote_changes import quote_change
from service.matching.relation import judge
from service.matching.rewording import is_spelling, telling_words
from service.matching.terms import worded
from service.model import (
    ChangeKind,
    Delta,
    Fact,
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
_CALLED: Final = {
    Slot.NUMBER: "number",
    Slot.DATE: "date",
    Slot.NAME: "name",
    Slot.PLACE: "place",
    Slot.NEGATION: "denial",
    Slot.QUOTE: "quote",
    Slot.ATTRIBUTION: "source",
    Slot.CERTAINTY: "reservation",
}


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


def named(before: Statement, after: Statement) -> tuple[Named, ...]:
    """What was done to a passage that both versions have; nothing if the two are one text.

    A change of several kinds gives one entry a kind, facts first. Linear in the texts but for the
    word diff.
    """
    if before.text == after.text:
        return ()
    found = edits(before.text, after.text)
    if max(len(before.text), len(after.text)) > MOST_READ and found:
        return (_unread(found),)
    deltas = changed_facts.changed(before, after, found)
    if deltas:
        return tuple(_by_kind(deltas, before, after, found))
    if not found:
        return (_typographic(before.text, after.text),)
    return (_reworded(worded(before), worded(after), found),)


def _unread(found: Sequence[Edit]) -> Named:
    ours, theirs = _marks(found)
    return Named(
        kind=ChangeKind.REWORDED,
        is_substantive=True,
        says="The passage is too long to be read for facts.",
        before=ours,
        after=theirs,
    )


def _by_kind(
    deltas: Sequence[Delta], before: Statement, after: Statement, found: Sequence[Edit]
) -> Iterator[Named]:
    for kind in _ORDER:
        held = tuple(delta for delta in deltas if _OF_SLOT[delta.slot] is kind)
        if not held:
            continue
        quote = next((q for d in held if (q := quote_change(d, before, after))), None)
        ours, theirs = _marks(found)
        yield Named(
            kind=kind,
            is_substantive=any(delta.reading is not Reading.ROUNDING for delta in held),
            says=" ".join(_said(delta) for delta in held),
            deltas=held,
            quote=quote,
            before=ours,
            after=theirs,
        )


def _said(delta: Delta) -> str:
    name, one, other = _CALLED[delta.slot], delta.ours, delta.theirs
    if one is None and other is not None:
        return f"A {name} was put in: {_shown(other)}."
    if other is None and one is not None:
        return f"A {name} was taken out: {_shown(one)}."
    if one is None or other is None:
        return ""
    if delta.reading is Reading.ROUNDING:
        return f"A number was rounded: {_shown(one)} became {_shown(other)}."
    return f"A {name} was changed: {_shown(one)} became {_shown(other)}."


def _shown(fact: Fact) -> str:
    return f"“{fact.text}”"


def _typographic(before: str, after: str) -> Named:
    """The words are the same: only a question mark can matter still."""
    asked = [fold(text).count("?") for text in (before, after)]
    if asked[0] != asked[1]:
        told = (
            "A question mark was put in."
            if asked[1] > asked[0]
            else "A question mark was taken out."
        )
        return Named(kind=ChangeKind.CHANGED_CERTAINTY, is_substantive=True, says=told)
    return Named(
        kind=ChangeKind.COSMETIC,
        is_substantive=False,
        says="Only marks, spaces or capitals changed.",
    )


def _reworded(before: Statement, after: Statement, found: Sequence[Edit]) -> Named:
    """The facts that are read are the same, and the words are not."""
    ours, theirs = _marks(found)
    if all(is_spelling(e.before.cut(before.text), e.after.cut(after.text)) for e in found):
        return Named(
            kind=ChangeKind.COSMETIC,
            is_substantive=False,
            says="Only the spelling changed.",
            before=ours,
            after=theirs,
        )
    verdict = judge(before, after)
    turned = verdict.relation in {Relation.DIFFERS, Relation.DISPUTES}
    if turned:
        return Named(
            kind=ChangeKind.CHANGED_FACT,
            is_substantive=True,
            says=_turned(verdict.relation),
            deltas=verdict.deltas,
            before=ours,
            after=theirs,
        )
    gone, came = telling_words((before, ours), (after, theirs))
    return Named(
        kind=ChangeKind.REWORDED,
        is_substantive=bool(gone or came),
        says=_told(gone, came),
        before=ours,
        after=theirs,
    )


def _turned(relation: Relation) -> str:
    if relation is Relation.DISPUTES:
        return "The sentence now says the opposite of what it said, or takes it back."
    return "A detail was changed."


def _told(gone: Sequence[str], came: Sequence[str]) -> str:
    if not gone and not came:
        return "Worded otherwise, with the same facts."
    parts = [f"lost {', '.join(gone)}" if gone else "", f"got {', '.join(came)}" if came else ""]
    return f"Words that tell something changed: {' and '.join(filter(None, parts))}."


def _marks(found: Sequence[Edit]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return (
        tuple(edit.before for edit in found if len(edit.before)),
        tuple(edit.after for edit in found if len(edit.after)),
    )
