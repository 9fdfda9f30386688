"""What a claim names and an article does not: a look-up reads whole articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from service.matching.article_words import ArticleWords, word_spans
from service.matching.lead import leads_up
from service.matching.names import NAMING
from service.matching.proper import is_common, looks_ordinary
from service.matching.terms import Worded, opens_sentence
from service.model import Delta, Relation, Signal, Slot, Span, Verdict

WritesSmall = Callable[[str], bool]
"""Whether any article writes the word with a small letter."""

_IN_A_PLACE: Final = re.compile(
    r"\b(?:in|at|from|near|outside|around|off|(?:town|city|village|port|district|suburb) of) $"
)
_LEAD_UP: Final = 12
"""Code points before a name in which such a preposition stands."""

_NAMED_OTHERWISE: Final = frozenset({*NAMING, Slot.ATTRIBUTION})


class _Asked(NamedTuple):
    """A capitalised word of the claim; `opens` says that it begins a sentence."""

    text: str
    opens: bool


class _Name(NamedTuple):
    """Words of the claim that name one thing together; `value` and `slot` are a fact's, if any.

    `is_place` is said of what is known for one, and of what stands where one does.
    """

    text: str
    words: tuple[_Asked, ...]
    value: str
    slot: Slot | None
    is_place: bool


class Lacks(NamedTuple):
    """What an article never names of what the claim names.

    It tells of what is `elsewhere` if none of the claim's places is named.
    """

    names: tuple[str, ...] = ()
    elsewhere: bool = False


def article_never_names(claim: Worded, article: str, writes_small: WritesSmall) -> Lacks:
    """The article never names what the claim names."""
    words, named = ArticleWords(article), tuple(_named(claim))
    missing = [name for name in named if not _is_given(name, words, writes_small)]
    places = [name for name in named if name.is_place]
    elsewhere = bool(places) and all(place in missing for place in places)
    return Lacks(tuple(name.text for name in missing), elsewhere)


def checked(verdict: Verdict, lacks: Lacks) -> Verdict:
    """The verdict once it is known what its article lacks.

    Without one of the claim's names it reports nothing; without any of its places it differs in
    nothing and denies nothing, for that was elsewhere. But a name in whose place the passage gives
    another is no lack, if nothing else differs.
    """
    given = [delta.ours.text for delta in _told_otherwise(verdict) if delta.ours]
    missing = [each for each in lacks.names if not any(each in g or g in each for g in given)]
    bears = lacks.elsewhere or verdict.relation is Relation.REPORTS
    if not (missing and bears and verdict.relation.takes_a_stand):
        return verdict
    return replace(
        verdict,
        relation=Relation.RELATED,
        score=max(0.0, verdict.score - 0.5),
        deltas=(),
        signals=(*verdict.signals, _signal(missing)),
    )


def _told_otherwise(verdict: Verdict) -> Sequence[Delta]:
    """The names and sources for which the passage has others; none if more than those differs."""
    differing = [d for d in verdict.deltas if d.slot is not Slot.CERTAINTY]
    return differing if all(delta.slot in _NAMED_OTHERWISE for delta in differing) else ()


def _signal(missing: Sequence[str]) -> Signal:
    shown = "; ".join(f"“{each}”" for each in missing)
    says = (article_never_names.__doc__ or "").rstrip(".")
    return Signal(article_never_names.__name__, 0.0, f"{says} ({shown})")


def _named(claim: Worded) -> Iterator[_Name]:
    """Each name of the claim; in a headline capitals tell nothing."""
    if _is_headline(claim):
        return
    facts = [fact for fact in claim.facts if fact.slot in NAMING]
    for fact in facts:
        words = tuple(_capitals(claim.text, fact.span))
        is_place = fact.slot is Slot.PLACE or _stands_for_a_place(claim.text, fact.span)
        yield _Name(fact.text, words, str(fact.value), fact.slot, is_place)
    for term in claim.terms.items:
        if not any(fact.span.overlaps(term.span) for fact in facts):
            # Who is no person in the facts may be a place, a people or a firm.
            words = tuple(_capitals(claim.text, term.span))
            if term.name or any(word.opens for word in words):
                is_place = _stands_for_a_place(claim.text, term.span)
                yield _Name(term.span.cut(claim.text), words, "", None, is_place)


def _stands_for_a_place(text: str, name: Span) -> bool:
    """Whether a preposition of place leads up to it: `from Dunmere`, `in the town of Dunmere`."""
    return leads_up(_IN_A_PLACE, text, name.start, within=_LEAD_UP)


def _is_headline(claim: Worded) -> bool:
    """Whether every telling word has a capital."""
    items = claim.terms.items
    small = any(t.weight >= 1 and claim.text[t.span.start].islower() for t in items)
    return claim.terms.in_title_case and not small


def _capitals(text: str, within: Span) -> Iterator[_Asked]:
    """The words of a stretch that begin with a capital, a single letter aside."""
    for word, start in word_spans(within.cut(text)):
        if word[0].isupper() and len(word) > 1:
            yield _Asked(word, opens_sentence(text, within.start + start))


def _is_given(name: _Name, article: ArticleWords, writes_small: WritesSmall) -> bool:
    if not name.words or article.has_alias(name.value):
        return True
    if len(name.words) > 1 and article.has_initials([word.text for word in name.words]):
        return True
    proper = [word for word in name.words if not is_common(word.text)]
    if not proper:
        return len(name.words) == 1 or article.has(name.words[-1].text, loosely=True)
    head, before = proper[-1], proper[:-1]
    if not _has(head, name, article, writes_small):
        return False
    first = before[0].text if before else ""
    if name.slot is Slot.NAME and head is name.words[-1] and article.names_alone(head.text, first):
        return True
    return all(_has(word, name, article, writes_small) for word in before)


def _has(word: _Asked, name: _Name, article: ArticleWords, writes_small: WritesSmall) -> bool:
    if article.has(word.text, loosely=name.slot is not Slot.NAME):
        return True
    is_sure = not word.opens or (bool(name.value) and len(name.words) == 1)
    return not is_sure and (looks_ordinary(word.text) or writes_small(word.text))
