"""See where one act is told of two doers: the dam that Berg opened here, and Lund there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from service.matching.lead import leads_up
from service.matching.names import NAMING, same_name
from service.matching.predicate import is_finite
from service.matching.proper import looks_ordinary
from service.matching.sides import Facts, slot
from service.matching.stem import stems
from service.matching.swaps import MUTUAL, arguments
from service.matching.terms import Term, stand_together
from service.matching.wording import Likeness, Pair, Wording
from service.model import Delta, Fact, Reading, Slot

_TO: Final = re.compile(r"\bto\s(?:be\s)?$")
_HEAVY: Final = 1.0
_ALL_ELSE: Final = 0.85
"""The share of the claim's other words that the evidence must have to differ in the doer alone."""
_ROOT: Final = 4
"""Letters at the head of a word by which two may be one: `memo`, `memorandum`."""
_BY_MANY_WORDS: Final = """
attend join visit condemn praise welcome criticise denounce support back oppose vote say warn call
    urge congratulate mourn hail applaud reject demand watch see hear mark celebrate honour thank"""
BY_MANY: Final = MUTUAL | stems(_BY_MANY_WORDS)
"""What two may each do to one thing, so that neither text says anything of the other's doer."""
_ANYONE_WORDS: Final = """
man woman person people boy girl child official authority spokesman spokeswoman resident local
    worker employee staff member group team crew expert citizen neighbour passer-by passerby
    bystander witness volunteer force government state company firm agency organisation owner"""
_ANYONE: Final = stems(_ANYONE_WORDS)
"""Words that may stand for a doer of almost any kind."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of both texts, on a thing of both, and the words for who does it, shared by none."""

    verb: Pair
    ours: Sequence[Term]
    theirs: Sequence[Term]
    names: tuple[Fact | None, Fact | None]

    @property
    def is_of_one(self) -> bool:
        """Whether two hardly do it to one thing, as they may both attend it."""
        return self.verb.ours.key not in BY_MANY


def acts(wording: Wording, facts: Facts) -> tuple[Act, ...]:
    """The acts that the two texts tell of doers who have no word in common, titles aside."""
    return tuple(_acts(wording, facts))


def _acts(wording: Wording, facts: Facts) -> Iterator[Act]:
    texts, names, others = facts.texts, slot(facts.ours, *NAMING), slot(facts.theirs, *NAMING)
    strange = [each for each in others if not any(same_name(each, name) for name in names)]
    for pair in wording.pairs:
        if pair.likeness < Likeness.SYNONYM or not _are_verbs(pair, texts):
            continue
        ours, on = arguments(pair.ours, wording.ours.items, texts[0])
        theirs, upon = arguments(pair.theirs, wording.theirs.items, texts[1])
        here, mine = _doer(ours, names, texts[0])
        there, other = _doer(theirs, strange, texts[1])
        told = any(t.place in wording.of_ours for t in here)
        known = any(t.place in wording.of_theirs for t in there)
        if here and there and not (told or known) and _is_on_one_thing(on, upon, wording):
            yield Act(pair, here, there, (mine, other))


def _are_verbs(pair: Pair, texts: tuple[str, str]) -> bool:
    terms = (pair.ours, pair.theirs)
    return all(
        term.event
        and not term.name
        and is_finite(term, text)
        and not leads_up(_TO, text, term.span.start, within=8)
        for term, text in zip(terms, texts, strict=True)
    )


def _is_on_one_thing(on: Sequence[Term], upon: Sequence[Term], wording: Wording) -> bool:
    places = {term.place for term in upon}
    pairs = (wording.of_ours.get(term.place) for term in on)
    return any(pair is not None and pair.theirs.place in places for pair in pairs)


def _doer(
    terms: Sequence[Term], names: Sequence[Fact], text: str
) -> tuple[Sequence[Term], Fact | None]:
    """The words that stand together with the first; of a name and its title the name alone."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda term: term.place):
        if kept and not stand_together(kept[-1], term, text):
            break
        kept.append(term)
    name = _name(kept[-1:], names)
    return ([t for t in kept if t.span.overlaps(name.span)] if name else kept), name


def named_apart(
    found: Sequence[Act], missing: Sequence[Fact], *, of_one: bool = True
) -> Iterator[Delta]:
    """Each act that the claim tells of a name which the passage lacks, and the passage of another.

    `missing` are the claim's facts that the passage does not have. `of_one` asks for what hardly
    two do to one thing, or else for what many may do.
    """
    for act in found:
        ours, theirs = act.names
        if ours and theirs and ours in missing and act.is_of_one is of_one:
            yield Delta(Slot.NAME, ours, theirs, Reading.CONFLICT)


def _name(terms: Sequence[Term], names: Sequence[Fact]) -> Fact | None:
    """The name among the words, where they hold one."""
    return next((n for n in names if any(t.span.overlaps(n.span) for t in terms)), None)


def of_two_kinds(found: Sequence[Act], wording: Wording, texts: tuple[str, str]) -> bool:
    """Whether all is told but who did it, and that by words that may not mean one."""
    return any(_all_else_told(act, wording) and _are_two_kinds(act, texts) for act in found)


def _all_else_told(act: Act, wording: Wording) -> bool:
    rest = wording.ours.weight - sum(term.weight for term in act.ours)
    return wording.recall * wording.ours.weight >= _ALL_ELSE * rest


def _are_two_kinds(act: Act, texts: tuple[str, str]) -> bool:
    """Whether both are told by a noun, or both by a word that looks like a name.

    A name here and a noun there may well be one: `Falk`, `the minister`.
    """
    heads = act.ours[-1], act.theirs[-1]
    if may_be_one(*heads):
        return False
    if any(_is_verb(head, text) for head, text in zip(heads, texts, strict=True)):
        return False
    proper = {
        _looks_proper(doer, text) for doer, text in zip((act.ours, act.theirs), texts, strict=True)
    }
    return len(proper) == 1 and act.names == (None, None)


def may_be_one(one: Term, other: Term) -> bool:
    """Whether two nouns may mean one doer: one says little, or both begin alike."""
    slight = any(head.weight < _HEAVY or head.key in _ANYONE for head in (one, other))
    return slight or one.key[:_ROOT] == other.key[:_ROOT]


def _is_verb(head: Term, text: str) -> bool:
    word = head.span.cut(text)
    return head.event and (word.endswith("ing") or is_finite(head, text))


def _looks_proper(doer: Sequence[Term], text: str) -> bool:
    word = doer[-1].span.cut(text)
    return any(t.name for t in doer) or (word[0].isupper() and not looks_ordinary(word))
