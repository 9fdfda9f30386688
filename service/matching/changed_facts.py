"""The facts that were changed where one outlet rewrote its own sentence.

A look-up asks whether two outlets can both be right; here one hand changed the words on purpose,
so that any other number, date, name, source or hedge counts, in whatever wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from service.matching.names import same_name
from service.matching.numbers import CUMULATIVE
from service.matching.quotes_apart import rewritten
from service.matching.unread_facts import in_place, unread
from service.model import Comparator, Delta, Fact, Reading, Slot, Statement
from service.text.edits import Edit
from service.text.facts.partial_dates import can_be_one_date
from service.text.wordforms import plain_words, quote_marks

NAMING: Final = frozenset({Slot.NAME, Slot.PLACE})
_CUES: Final = frozenset({Slot.CERTAINTY, Slot.NEGATION})
_DEGREES: Final = frozenset({"unlikely", "probably"})
"""Hedges that are no stand-ins for one another."""
_PLAIN_VERBS: Final = frozenset({"said", "reported", "found", "according_to"})
"""The classes of verbs of saying that neither lend nor deny belief."""


_MOST: Final = 100
"""How many facts of one kind that went or came are set against each other in one passage."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A family of facts that may stand for each other: its slots, and when two say the same."""

    slots: frozenset[Slot]
    same: Callable[[Fact, Fact], bool]


def changed(before: Statement, after: Statement, edits: Sequence[Edit]) -> tuple[Delta, ...]:
    """What the edits did to the facts, in the order of the slots and of the text.

    A side is `None` where a fact was only put in or taken out.
    """
    found = [delta for kind in _KINDS for delta in _changed(kind, before, after, edits)]
    found = [_completed(delta, (before.text, after.text), edits) for delta in found]
    for edit in edits:
        if not any(_is_touched(delta.ours, delta.theirs, [edit]) for delta in found):
            found += unread(before, after, edit)
    return tuple(delta for delta in found if not _is_told_by_another(delta, found, edits))


def requoted(before: Statement, after: Statement) -> tuple[Delta, ...]:
    """The quotes whose marks came, went or moved, where the words are the same."""
    if quote_marks(before.text) == quote_marks(after.text):
        return ()
    ours, theirs = ([f for f in side.facts if f.slot is Slot.QUOTE] for side in (before, after))
    gone, came = _unmet(_QUOTES, ours, theirs), _unmet(_QUOTES, theirs, ours)
    return tuple(
        Delta(Slot.QUOTE, one, other, _reading(one, other))
        for one, other in zip_longest(gone, came)
    )


def _completed(delta: Delta, texts: tuple[str, str], edits: Sequence[Edit]) -> Delta:
    """The delta with the digits or capitals that stood in the place of a fact that has no like."""
    if delta.ours and delta.theirs:
        return delta
    edit = next(edit for edit in edits if _is_touched(delta.ours, delta.theirs, [edit]))
    ours = delta.ours or in_place(delta.slot, texts[0], edit.before)
    theirs = delta.theirs or in_place(delta.slot, texts[1], edit.after)
    return replace(delta, ours=ours, theirs=theirs, reading=_reading(ours, theirs))


def _is_told_by_another(delta: Delta, found: Sequence[Delta], edits: Sequence[Edit]) -> bool:
    """Whether the words that make the difference are those of a hedge, a denial or a cut quote."""
    touching = [edit for edit in edits if _is_touched(delta.ours, delta.theirs, [edit])]
    if delta.slot is Slot.ATTRIBUTION:
        cues = [each for each in found if each.slot in _CUES]
        return all(any(_is_touched(c.ours, c.theirs, [edit]) for c in cues) for edit in touching)
    one_sided = delta.ours is None or delta.theirs is None
    return one_sided and delta.slot is not Slot.QUOTE and any(_cuts(q, delta) for q in found)


def _cuts(quote: Delta, delta: Delta) -> bool:
    """Whether the delta's fact went, or came, with a part of a quote."""
    if quote.slot is not Slot.QUOTE or quote.ours is None or quote.theirs is None:
        return False
    whole, part = (quote.ours, delta.ours) if delta.ours else (quote.theirs, delta.theirs)
    rest = quote.theirs if delta.ours else quote.ours
    is_cut = f" {' '.join(plain_words(rest.text))} " in f" {' '.join(plain_words(whole.text))} "
    return part is not None and is_cut and part.span.overlaps(whole.span)


def _changed(
    kind: _Kind, before: Statement, after: Statement, edits: Sequence[Edit]
) -> Iterator[Delta]:
    ours = [fact for fact in before.facts if fact.slot in kind.slots]
    theirs = [fact for fact in after.facts if fact.slot in kind.slots]
    gone, came = _unmet(kind, ours, theirs), _unmet(kind, theirs, ours)
    for one, other in _paired(gone, came, edits):
        fact = one or other
        if fact and (_is_touched(one, other, edits) or _is_another_toll(one, other)):
            yield Delta(fact.slot, one, other, _reading(one, other))


def _unmet(kind: _Kind, facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """The facts that the other side does not state as often, in whatever form."""
    ours, left = _without_twins(facts, others), _without_twins(others, facts)
    found = []
    for fact in ours[:_MOST]:
        like = next((other for other in left[:_MOST] if kind.same(fact, other)), None)
        if like is None:
            found.append(fact)
        else:
            left.remove(like)
    return found


def _without_twins(facts: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """The facts that the other side does not have in the same words as often."""
    held = Counter(map(_form, others))
    found = []
    for fact in facts:
        form = _form(fact)
        if held[form]:
            held[form] -= 1
        else:
            found.append(fact)
    return found


def _form(fact: Fact) -> tuple[object, ...]:
    return fact.text, fact.value, fact.op, fact.unit, _toll(fact)


def _toll(fact: Fact) -> str:
    """What is counted of people: the same twelve are not killed where they were injured."""
    return fact.role if fact.role in CUMULATIVE else ""


def _paired(
    gone: Sequence[Fact], came: Sequence[Fact], edits: Sequence[Edit]
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Each fact that went with the one that came in its place."""
    left = list(came)
    for one in gone:
        other = min(left, key=lambda fact: _apart(one, fact, edits), default=None)
        if other is not None and _apart(one, other, edits) > _FAR:
            other = None
        if other is not None:
            left.remove(other)
        yield one, other
    yield from ((None, other) for other in left)


_FAR: Final = 2


def _apart(one: Fact, other: Fact, edits: Sequence[Edit]) -> int:
    """How far two facts are from being one in two forms: 0 by one edit, 3 not at all."""
    if any(e.before.overlaps(one.span) and e.after.overlaps(other.span) for e in edits):
        return 0
    if one.value == other.value:
        return 1
    alike = one.slot is other.slot and one.unit == other.unit and one.role == other.role
    return _FAR if alike else _FAR + 1


def _is_touched(one: Fact | None, other: Fact | None, edits: Sequence[Edit]) -> bool:
    return any(
        (one is not None and edit.before.overlaps(one.span))
        or (other is not None and edit.after.overlaps(other.span))
        for edit in edits
    )


def _reading(one: Fact | None, other: Fact | None) -> Reading:
    """Rounded where either says that it is about right; narrower or wider where one tells less."""
    if one is None or other is None:
        return Reading.SCOPE
    if one.slot is Slot.NUMBER and one.value == other.value and one.unit == other.unit:
        about = Comparator.ABOUT in {one.op, other.op}
        return Reading.ROUNDING if about else _narrower(one, other)
    tells_more = one.slot is Slot.DATE and _tells_more(one, other)
    return Reading.SCOPE if tells_more else Reading.CONFLICT


def _narrower(one: Fact, other: Fact) -> Reading:
    return Reading.CONFLICT if _is_another_toll(one, other) else Reading.SCOPE


def _tells_more(one: Fact, other: Fact) -> bool:
    """Whether the words of one are among those of the other: `Tuesday`, `Tuesday 9 June`."""
    ours, theirs = (set(plain_words(fact.text)) for fact in (one, other))
    return ours <= theirs or theirs <= ours


def _same_number(one: Fact, other: Fact) -> bool:
    is_one = (one.value, one.op, one.high, one.unit) == (
        other.value,
        other.op,
        other.high,
        other.unit,
    )
    return is_one and not _is_another_toll(one, other)


def _is_another_toll(one: Fact | None, other: Fact | None) -> bool:
    if one is None or other is None or one.value != other.value:
        return False
    return bool(_toll(one) and _toll(other)) and _toll(one) != _toll(other)


def _same_date(one: Fact, other: Fact) -> bool:
    return one.value == other.value or bool(can_be_one_date(str(one.value), str(other.value)))


def _same_quote(one: Fact, other: Fact) -> bool:
    return rewritten(one, other) is None


def _same_cue(one: Fact, other: Fact) -> bool:
    if one.role != other.role:
        return False
    return one.value == other.value or _DEGREES.isdisjoint({str(one.value), str(other.value)})


def _same_source(one: Fact, other: Fact) -> bool:
    """One source, and no verb that lends or denies it belief in place of a plain one."""
    plain = one.role in _PLAIN_VERBS and other.role in _PLAIN_VERBS
    return one.value == other.value and (one.role == other.role or plain)


_QUOTES: Final = _Kind(frozenset({Slot.QUOTE}), _same_quote)
_KINDS: Final = (
    _Kind(frozenset({Slot.NUMBER}), _same_number),
    _Kind(frozenset({Slot.DATE}), _same_date),
    _Kind(NAMING, same_name),
    _QUOTES,
    _Kind(frozenset({Slot.ATTRIBUTION}), _same_source),
    _Kind(frozenset({Slot.NEGATION}), _same_cue),
    _Kind(frozenset({Slot.CERTAINTY}), _same_cue),
)
