"""How two outlets quote one utterance: each word between the marks counts, as it does not in prose.

A part of the other's quote is `truncated`, but `spliced` where it joins what did not stand together
and does not show it; other words are `substituted`; the same words of somebody else are
`reattributed`; what one quotes and the other tells in its own words is `indirect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from service.matching.rewording import is_spelling
from service.matching.terms import Worded
from service.model import Delta, Fact, QuoteChange, Reading, Slot
from service.text.edits import Edit, edits
from service.text.wordforms import plain_words

_FEWEST: Final = 3
"""A quote of fewer words is a title or a phrase."""
_UTTERED: Final = 4
"""So many words between marks are somebody's utterance."""
_MOST_WORDS: Final = 500
_MOST_QUOTES: Final = 16
_SHORT: Final = 8
_ALIKE: Final = 0.6
_ALIKE_IF_SHORT: Final = 0.75
"""The share of the shorter quote's words that the other has, in their order."""
_TOLD: Final = 0.5
"""The share of a quote's words that prose has which tells it indirectly."""
_SLIP: Final = 3
"""What is left out unseen is a splice from so many words; fewer are a changed wording."""
_OTHER_PART: Final = 6
"""Two quotes that go on differently for so many words give different parts of what was said."""
_LEFT_OUT: Final = re.compile(r"\[[^\]]{0,80}\]|\.\.\.|…|\. \. \.")

_READINGS: Final = {
    QuoteChange.TRUNCATED: Reading.SCOPE,
    QuoteChange.INDIRECT: Reading.SCOPE,
    QuoteChange.SPLICED: Reading.CONFLICT,
    QuoteChange.SUBSTITUTED: Reading.CONFLICT,
    QuoteChange.REATTRIBUTED: Reading.CONFLICT,
}
_GRAVEST: Final = (QuoteChange.SUBSTITUTED, QuoteChange.SPLICED, QuoteChange.TRUNCATED)


class QuoteDelta(NamedTuple):
    """One utterance as two texts quote it; a side is `None` where that text does not quote it."""

    delta: Delta
    change: QuoteChange


@dataclass(frozen=True, slots=True)
class _Utterance:
    """What one text quotes of it: its plain words, and at which of them a cut is shown."""

    quotes: tuple[Fact, ...]
    text: str
    joints: frozenset[int]

    @property
    def longest(self) -> Fact:
        return max(self.quotes, key=lambda quote: len(quote.span))


def quote_deltas(
    first: Worded, second: Worded, sources: Delta | None = None
) -> tuple[QuoteDelta, ...]:
    """How the quotes of two passages differ.

    `sources` is the difference between those who are said to say it, where there is one.
    """
    ours, theirs = _quotes(first), _quotes(second)
    found: list[QuoteDelta] = []
    is_same = False
    for mine, yours in _met(ours, theirs):
        change = _change(mine, yours)
        is_same = is_same or change in {None, QuoteChange.TRUNCATED}
        if change:
            found.append(_told(change, mine.longest, yours.longest))
    if is_same and sources:
        found.append(_told(QuoteChange.REATTRIBUTED, sources.ours, sources.theirs))
    return tuple(found)


def rewritten(one: Fact, other: Fact) -> QuoteChange | None:
    """What was done to the words of a quote to make another; `None` if nothing or a slip mended."""
    return _change(_utterance([one]), _utterance([other]))


def indirect(first: Worded, second: Worded) -> tuple[QuoteDelta, ...]:
    """What one of two passages that tell one thing quotes, and the other tells without marks."""
    ours, theirs = _quotes(first), _quotes(second)
    if bool(ours) is bool(theirs):
        return ()
    return (
        *(_told(QuoteChange.INDIRECT, q, None) for q in ours if _is_told(q, first, second)),
        *(_told(QuoteChange.INDIRECT, None, q) for q in theirs if _is_told(q, second, first)),
    )


def _told(change: QuoteChange, ours: Fact | None, theirs: Fact | None) -> QuoteDelta:
    fact = ours or theirs
    slot = fact.slot if fact else Slot.QUOTE
    return QuoteDelta(Delta(slot, ours, theirs, _READINGS[change]), change)


def _is_told(quote: Fact, of: Worded, other: Worded) -> bool:
    """Whether the other text has most of what the quote says, in whatever words."""
    if len(plain_words(quote.text)) < _UTTERED:
        return False
    terms = of.terms.within(quote.span)
    met = sum(t.weight for t in terms if any(key in other.terms.by_key for key in t.keys))
    return bool(terms) and met >= _TOLD * sum(t.weight for t in terms)


def _quotes(statement: Worded) -> list[Fact]:
    """The outermost quotes that can be compared."""
    found: list[Fact] = []
    for fact in statement.facts:
        if fact.slot is not Slot.QUOTE or (found and fact.span.overlaps(found[-1].span)):
            continue
        if _FEWEST <= len(plain_words(fact.text)) <= _MOST_WORDS:
            found.append(fact)
    return found[:_MOST_QUOTES]


def _met(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[_Utterance, _Utterance]]:
    """The utterances that both quote; what one gives in two quotes may be one of the other's."""
    words = [plain_words(quote.text) for quote in (*ours, *theirs)]
    of = list(range(len(words)))
    met = [
        (i, j)
        for i in range(len(ours))
        for j in range(len(ours), len(words))
        if _is_one(words[i], words[j])
    ]
    for i, j in met:
        of = [of[i] if utterance == of[j] else utterance for utterance in of]
    for utterance in dict.fromkeys(of[i] for i, _ in met):
        yield (
            _utterance([q for q, each in zip(ours, of, strict=False) if each == utterance]),
            _utterance(
                [q for q, each in zip(theirs, of[len(ours) :], strict=True) if each == utterance]
            ),
        )


def _is_one(one: Sequence[str], other: Sequence[str]) -> bool:
    least = min(len(one), len(other))
    share = _ALIKE_IF_SHORT if least < _SHORT else _ALIKE
    return bool(LCSseq.similarity(one, other) >= max(_FEWEST, share * least))


def _utterance(quotes: Sequence[Fact]) -> _Utterance:
    text = ""
    joints: set[int] = set()
    for quote in quotes:
        for part in _LEFT_OUT.split(quote.text):
            words = " ".join(plain_words(part))
            if words:
                text = f"{text} {words}" if text else words
                joints.add(len(text) - len(words))
    return _Utterance(tuple(quotes), text, frozenset(joints))


def _change(mine: _Utterance, yours: _Utterance) -> QuoteChange | None:
    """What was done to the words, the gravest of all; `None` if nothing, or only what is shown."""
    short, long = sorted((mine.text, yours.text), key=len)
    if short == long:
        return None
    if f" {short} " in f" {long} ":
        return QuoteChange.TRUNCATED
    done = {_done(edit, mine, yours) for edit in edits(mine.text, yours.text)}
    return next((change for change in _GRAVEST if change in done), None)


def _done(edit: Edit, mine: _Utterance, yours: _Utterance) -> QuoteChange | None:
    one, other = edit.before.cut(mine.text), edit.after.cut(yours.text)
    fewest = min(one.count(" "), other.count(" ")) + 1
    opens = not (edit.before.start or edit.after.start)
    closes = edit.before.end == len(mine.text) and edit.after.end == len(yours.text)
    if one and other:
        if is_spelling(one, other):
            return None
        is_other_part = (opens or closes) and fewest >= _OTHER_PART
        return QuoteChange.TRUNCATED if is_other_part else QuoteChange.SUBSTITUTED
    if opens or closes:
        return QuoteChange.TRUNCATED
    at, shown = (edit.after.start, yours.joints) if one else (edit.before.start, mine.joints)
    is_slip = (one or other).count(" ") + 1 < _SLIP
    if at in shown:
        return None if is_slip else QuoteChange.TRUNCATED
    return QuoteChange.SUBSTITUTED if is_slip else QuoteChange.SPLICED
