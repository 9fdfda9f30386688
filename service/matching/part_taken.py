"""See whether a name of the claim does, or suffers, in the passage what it does in the claim.

That `Saka` stands somewhere in the passage does not tell that he scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from service.matching.parties import MOST_VERBS, Parties, Phrase, Side, Sides, are_one, parties
from service.matching.predicate import is_done_by_a_name, is_finite
from service.matching.stem import is_past
from service.matching.swaps import MUTUAL
from service.matching.terms import Term
from service.matching.wording import Likeness, Pair, Wording, likeness
from service.model import Delta, Fact, Reading, Slot, Span

_NEAR: Final = 6
"""Among how many words on either side of a verb its parties are looked for."""
_CLOSE_BY: Final = 40
"""Code points within which two names may belong together."""
_TIES: Final = re.compile(
    r"[’']s(?:\s[a-z]{1,20}){0,3}\s|,?\s(?:the\s)?[a-z]{1,20}\sof\s(?:the\s)?", re.ASCII
)
"""What stands between a name and that of something of its own."""
_TEAM: Final = re.compile(r"[Tt]he\s\w{1,30}s")
"""A people or a team, which may be another name of what is named elsewhere: `the Huskies`."""
_UNTOLD_WHO: Final = ("one of ", "another of ", "either of ", "someone", "somebody")


@dataclass(frozen=True, slots=True)
class PartTaken:
    """Who takes the claim's part in the passage.

    `delta` where another has one part and all else fits; `elsewhere` where the act is another;
    `untold` where the passage leaves open who of some it was.
    """

    delta: Delta | None = None
    elsewhere: bool = False
    untold: bool = False


AS_CLAIMED: Final = PartTaken()


def told_verb(main: Term | None, claim: str, wording: Wording) -> Term | None:
    """The verb that the claim turns on, where the evidence may say the same of another name.

    `main` is the verb that is surely one.
    """
    verb = main or _of_a_name(claim, wording)
    pair = wording.of_ours.get(verb.place) if verb else None
    if verb is None or pair is None or pair.likeness < Likeness.SYNONYM:
        return None
    at = verb.place - wording.ours.items[0].place
    near = wording.ours.items[max(0, at - _NEAR) : at + _NEAR]
    names = [term for term in near if claim[term.span.start].isupper()]
    return verb if names and not _stand_alike(pair, names, wording) else None


def _stand_alike(verb: Pair, names: Sequence[Term], wording: Wording) -> bool:
    """Whether the words beside a verb stand beside the other, and all names on the same side.

    Nobody else can have done it then.
    """
    beside = [wording.of_ours.get(verb.ours.place + step) for step in (-1, 1)]
    if [each.theirs.place - verb.theirs.place for each in beside if each] != [-1, 1]:
        return False
    pairs = [wording.of_ours.get(term.place) for term in names]
    return all(each and _are_on_one_side(each, verb) for each in pairs)


def _are_on_one_side(name: Pair, verb: Pair) -> bool:
    here, there = name.ours.place - verb.ours.place, name.theirs.place - verb.theirs.place
    return (here < 0) is (there < 0) and abs(there) <= _NEAR


def _of_a_name(text: str, wording: Wording) -> Term | None:
    """The first verb in the present that a name stands before: `Lidl buys the farm`."""
    verbs = (t for t in wording.ours.items if t.event and is_done_by_a_name(t, text))
    return next(verbs, None)


def part_taken(verb: Term, sides: Sides) -> PartTaken:
    """Who takes, in what the evidence tells of the claim's main verb, the parts of its names."""
    asked = parties(verb, sides.ours)
    named = any(_is_name(each, sides) for each in (asked.doer, asked.done_to))
    if verb.key in MUTUAL or not (named or (asked.doer and asked.done_to)):
        return AS_CLAIMED
    verbs = (parties(term, sides.theirs) for term in _of_one_event(verb, sides.theirs))
    told = [each for each in verbs if not each.denied]
    if asked.doer and not _is_among(asked.doer, [each.doer for each in told], sides):
        if any(_leaves_open(each.doer, sides.theirs) for each in told):
            return PartTaken(untold=named)
        for each in told:
            if each.doer and _are_in_turn(asked, each, sides):
                return _of_two_names(asked.doer, each.doer, sides)
    return _set_apart(asked, told, sides) if named else AS_CLAIMED


def _are_in_turn(asked: Parties, told: Parties, sides: Sides) -> bool:
    """Whether the one does it to the other here, and the other to the one there."""
    mine, yours = asked.doer, told.doer
    is_met = mine is not None and _is_among(mine, _others(told), sides)
    return is_met and yours is not None and _is_among(yours, _others(asked), sides.turned)


def _others(of: Parties) -> list[Phrase | None]:
    """The phrases for whom or what it is done to, or done with."""
    return [of.done_to, *(of.behind.get(each) for each in ("to", "from", "against", "over"))]


def _of_one_event(verb: Term, theirs: Side) -> Iterator[Term]:
    """The verbs of the evidence that say the same as the claim's."""
    found = (
        term
        for term in theirs.terms.items
        if term.event
        and not term.name
        and (likeness(verb, term) or 0) >= Likeness.SYNONYM
        and _is_verb(term, theirs.text)
    )
    return islice(found, MOST_VERBS)


def _is_verb(term: Term, text: str) -> bool:
    """Whether the word is a verb, or the participle of what somebody did besides."""
    word = term.span.cut(text)
    if word.endswith("ing") and text.endswith(", ", 0, term.span.start):
        return True
    past = is_past(word.partition(" ")[0].lower())
    return past or is_finite(term, text) or is_done_by_a_name(term, text)


def _set_apart(asked: Parties, told: Sequence[Parties], sides: Sides) -> PartTaken:
    # Without its object, `Holt named` may be the passive of a headline.
    acting = [each for each in told if each.done_to or not asked.done_to]
    doer = _rival(asked.doer, [each.doer for each in acting], sides)
    done_to = _rival(asked.done_to, [each.done_to for each in told], sides)
    if doer and done_to:
        return PartTaken(elsewhere=True)
    if doer and asked.doer:
        there = next(each.done_to for each in acting if each.doer is doer)
        return _apart(asked.doer, doer, (asked.done_to, there), sides)
    if done_to and asked.done_to:
        there = next(each.doer for each in told if each.done_to is done_to)
        return _apart(asked.done_to, done_to, (asked.doer, there), sides)
    return AS_CLAIMED


def _apart(
    mine: Phrase, yours: Phrase, rest: tuple[Phrase | None, Phrase | None], sides: Sides
) -> PartTaken:
    """A difference in one name, or another act where the other party differs too."""
    if _differ(*rest, sides):
        return PartTaken(elsewhere=True)
    return _of_two_names(mine, yours, sides)


def _of_two_names(mine: Phrase, yours: Phrase, sides: Sides) -> PartTaken:
    ours, theirs = _fact(mine.own, sides.ours), _fact(yours.own, sides.theirs)
    return PartTaken(Delta(Slot.NAME, ours, theirs, Reading.CONFLICT))


def _differ(one: Phrase | None, other: Phrase | None, sides: Sides) -> bool:
    """Whether two phrases with words, not numbers alone, have none in common."""
    if one is None or other is None:
        return False
    worded = sides.ours.terms.within(one.whole) and sides.theirs.terms.within(other.whole)
    return bool(worded) and not are_one(one.whole, other.whole, sides)


def _rival(mine: Phrase | None, given: Sequence[Phrase | None], sides: Sides) -> Phrase | None:
    """The name that has the part of the claim's name wherever the passage tells who has it."""
    known = [each for each in given if each]
    if mine is None or not known or not _is_name(mine, sides):
        return None
    if not all(_is_name(each, sides.turned) for each in known) or _is_among(mine, known, sides):
        return None
    rival = known[0]
    may_be_one = _belong_together(mine, rival, sides) or _may_be_short(mine, rival, sides)
    return None if may_be_one else rival


def _is_among(mine: Phrase, given: Sequence[Phrase | None], sides: Sides) -> bool:
    return any(each and are_one(mine.own, each.whole, sides) for each in given)


def _leaves_open(doer: Phrase | None, theirs: Side) -> bool:
    """Whether the text says `one of them`, and not who."""
    return doer is not None and doer.whole.cut(theirs.text).lower().startswith(_UNTOLD_WHO)


def _is_name(phrase: Phrase | None, sides: Sides) -> bool:
    """Whether a phrase ends in a name, by its letters, by a fact, or as the other text has it."""
    ours, theirs = sides
    if phrase is None or _TEAM.fullmatch(phrase.own.cut(ours.text)):
        return False
    if phrase.proper or any(fact.span.end == phrase.own.end for fact in ours.names):
        return True
    inside = ours.terms.within(phrase.own)
    if not inside or not inside[-1].span.cut(ours.text)[0].isupper():
        return False
    return any(term.name and term.key == inside[-1].key for term in theirs.terms.items)


def _belong_together(mine: Phrase, yours: Phrase, sides: Sides) -> bool:
    """Whether the passage ties the two names: `Google's parent Alphabet`."""
    keys = {term.key for term in sides.ours.terms.within(mine.own)}
    text = sides.theirs.text
    for term in sides.theirs.terms.items:
        if term.key in keys:
            first, last = sorted((term.span, yours.own), key=lambda span: span.start)
            near = last.start - first.end <= _CLOSE_BY
            if near and _TIES.fullmatch(text, first.end, last.start):
                return True
    return False


def _may_be_short(mine: Phrase, yours: Phrase, sides: Sides) -> bool:
    """Whether the one may be an acronym of the other: `UCLA`, `the University of California`."""
    mine_and_yours = mine.own.cut(sides.ours.text), yours.own.cut(sides.theirs.text)
    one, other = (name.removeprefix("the ").split()[0] for name in mine_and_yours)
    return one[0] == other[0] and one.isupper() is not other.isupper()


def _fact(own: Span, side: Side) -> Fact:
    """The name in a phrase; the phrase itself where no fact tells of one."""
    found = [fact for fact in side.names if fact.span.overlaps(own)]
    text = own.cut(side.text)
    return found[-1] if found else Fact(Slot.NAME, text, own, text.lower())
