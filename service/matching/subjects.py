"""See whether two sentences are about two things: exports fell, and unemployment rose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from service.matching.doers import may_be_one
from service.matching.parties import Phrase, Side, Sides, subject_of
from service.matching.terms import Term
from service.matching.wording import Likeness, Pair, Wording, likeness

_HEAVY: Final = 1.0


def of_two_things(verb: Pair, wording: Wording, sides: Sides) -> bool:
    """Whether a verb and its like or opposite are said of two things that are surely not one.

    Of one kind each has a word of its own (`tram drivers`, `bus drivers`); two kinds have nothing
    but names in common, nor have the sentences beside the verb. A name, a pronoun or a word for
    anyone may mean the other.
    """
    mine, yours = _subject(verb.ours, sides.ours), _subject(verb.theirs, sides.theirs)
    if mine is None or yours is None:
        return False
    ours, theirs = _plain(mine, sides.ours), _plain(yours, sides.theirs)
    heads = _head(mine, ours), _head(yours, theirs)
    if heads[0] is None or heads[1] is None:
        return False
    if likeness(heads[0], heads[1]) in (Likeness.SAME, Likeness.SYNONYM):
        return _told_by(ours, heads[0], wording.of_ours) and _told_by(
            theirs, heads[1], wording.of_theirs
        )
    if may_be_one(heads[0], heads[1]):
        return False
    apart = not any(term.place in wording.of_ours for term in ours)
    return apart and _share_names_alone(verb, theirs, wording)


def _subject(verb: Term, side: Side) -> Phrase | None:
    """What a verb is said of, where no name or pronoun is."""
    _, found = subject_of(verb, side)
    return None if found is None or found.proper else found


def _plain(phrase: Phrase, side: Side) -> Sequence[Term]:
    """The words of a phrase that are no names."""
    return [
        term
        for term in side.terms.within(phrase.whole)
        if not term.name and not any(name.span.overlaps(term.span) for name in side.names)
    ]


def _head(phrase: Phrase, terms: Sequence[Term]) -> Term | None:
    """The last word of the phrase itself."""
    return next((term for term in terms if term.span.end == phrase.own.end), None)


def _told_by(terms: Sequence[Term], head: Term, paired: Collection[int]) -> bool:
    """Whether a word beside the head tells which is meant, and the other text has none of them."""
    beside = [t for t in terms if t is not head and t.weight >= _HEAVY and not t.event]
    return bool(beside) and not any(term.place in paired for term in beside)


def _share_names_alone(verb: Pair, theirs: Sequence[Term], wording: Wording) -> bool:
    """Whether the two sentences have in common, beside the verb, nothing but names."""
    of_theirs = {term.place for term in theirs}
    return all(
        pair is verb
        or ((pair.ours.name or pair.theirs.name) and pair.theirs.place not in of_theirs)
        for pair in wording.pairs
    )
