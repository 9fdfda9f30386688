"""The claim's names that an article never gives: a look-up knows the whole article, not a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from service.matching.lexemes import lexeme
from service.matching.names import NAMING
from service.matching.terms import Worded
from service.model import Relation, Signal, Slot, Verdict
from service.text.shingles import words

_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST: Final = 4
"""The letters that a place and its people share at least: `Italy`, `Italian`."""
_ENDING: Final = 3
"""The letters by which they may differ."""
_INITIALS: Final = 6
"""The most letters of a name that is read as initials."""


def article_never_names(claim: Worded, article: str) -> tuple[str, ...]:
    """The article never names what the claim names."""
    says = " ".join(words(article))
    return tuple(name for name, place in _named(claim) if not _given(name, article, says, place))


def checked(verdict: Verdict, missing: tuple[str, ...]) -> Verdict:
    """The verdict once its article is known: without the claim's names it reports nothing."""
    if verdict.relation is not Relation.REPORTS or not missing:
        return verdict
    shown = "; ".join(f"“{name}”" for name in missing)
    signal = Signal("article_never_names", 0.0, f"{_says()} ({shown})")
    return replace(
        verdict,
        relation=Relation.RELATED,
        score=max(0.0, verdict.score - 0.5),
        signals=(*verdict.signals, signal),
    )


def _says() -> str:
    return (article_never_names.__doc__ or "").rstrip(".")


def _named(claim: Worded) -> Iterator[tuple[str, bool]]:
    """Each name of the claim, and whether it is a place; in a headline capitals tell nothing."""
    if claim.terms.in_title_case:
        return
    facts = [fact for fact in claim.facts if fact.slot in NAMING]
    for fact in facts:
        yield fact.text, fact.slot is Slot.PLACE
    for term in claim.terms.items:
        if term.name and not any(fact.span.overlaps(term.span) for fact in facts):
            # Who is no person in the facts may be a place, a people or a firm.
            yield term.span.cut(claim.text), True


def _given(name: str, article: str, says: str, place: bool) -> bool:  # noqa: FBT001
    """Whether the article has the name's last word, its initials or its people."""
    parts = [part for part in _WORD.findall(name) if len(part) > 1] or [name]
    last = " ".join(words(parts[-1]))
    if _starts(last.removesuffix("s") if len(last) > _FEWEST else last, says):
        return True
    if place and _starts(last[: max(_FEWEST, len(last) - _ENDING)], says):
        return True
    return _by_initials(parts, article) or _by_meaning(parts[-1], article)


def _starts(word: str, says: str) -> bool:
    return f" {word}" in f" {says}"


def _by_initials(parts: list[str], article: str) -> bool:
    """Whether one side has the other's initials: `UN`, `United Nations`."""
    there = _WORD.findall(article.replace(".", ""))
    if len(parts) > 1:
        return "".join(part[0] for part in parts if part[0].isupper()) in there
    if not (parts[0].isupper() and len(parts[0]) <= _INITIALS):
        return False
    return parts[0] in "".join(word[0] for word in there if word[0].isupper())


def _by_meaning(word: str, article: str) -> bool:
    """Whether a known other word for it stands there: `France`, `French`."""
    asked = set(lexeme(word).meanings)
    return bool(asked) and any(
        not asked.isdisjoint(lexeme(other).meanings) for other in {*_WORD.findall(article)}
    )
