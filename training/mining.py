"""Pairs from real articles: what an article says of its own statements, as printed or altered.

Written pairs teach what a statement is; these teach what real paragraphs look like: that a
headline is told by the opening and seldom by what follows, and that nearly every word may be there
while a name, a number or a "not" makes another statement of it.
"""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.matching.stem import stem
from service.model import Fact, Slot
from service.text.facts import state
from service.text.sentences import sentences
from service.text.shingles import words
from training.pair import Pair

_WORDS_OF_A_PARAGRAPH = range(18, 95)
_WORDS_OF_A_CLAIM = range(7, 32)
_TOLD_OF_A_HEADLINE = 0.4
"""Share of a headline's words without which the opening tells something else."""
_LATER = 3
"""The first paragraph that is taken to go on to other things."""
_ALTERED = frozenset({Slot.NUMBER, Slot.NAME, Slot.PLACE, Slot.DATE})
_QUOTES = frozenset('"“”')
_SAID = re.compile(r", (?:[A-Z]\w{1,20} ){1,3}(?:said|says|told)\b[^,.]{0,40}\.$")
_CAN_BE_DENIED = re.compile(r" (?:was|were|is|are|will|has|have|had|can|could|would) (?!not )")


@dataclass
class Miner:
    """Draws pairs from one article after another; remembers values to put in others' places."""

    _values: dict[Slot, deque[str]] = field(default_factory=dict)

    def pairs(self, topic: str, title: str, paragraphs: Sequence[str]) -> Iterator[Pair]:
        """A handful of pairs of an article; none of one without usual paragraphs."""
        draw = random.Random(topic)
        body = [text for text in paragraphs if len(text.split()) in _WORDS_OF_A_PARAGRAPH]
        if len(body) <= _LATER:
            return
        yield from _of_the_headline(topic, title, body, draw)
        passage = draw.choice(body)
        if claim := _claim(passage, draw):
            yield Pair(topic, claim, passage, "reports")
            others = [text for text in body if text is not passage]
            near = max(others, key=lambda text: len(_stems(claim) & _stems(text)))
            yield Pair(topic, claim, near, "related")
            yield from self._altered(topic, claim, passage, draw)
            if denied := _denied(claim):
                yield Pair(topic, denied, passage, "disputes", (), ("negation",))

    def _altered(self, topic: str, claim: str, passage: str, draw: random.Random) -> Iterator[Pair]:
        facts = [fact for fact in state(claim).facts if fact.slot in _ALTERED]
        draw.shuffle(facts)
        made = 0
        for fact in facts:
            known = self._values.setdefault(fact.slot, deque(maxlen=200))
            new = [value for value in known if not _stems(value) & _stems(passage)]
            if new and not made:
                made += 1
                other = _put(claim, fact, draw.choice(new))
                yield Pair(topic, other, passage, "differs", (), (fact.slot.value,))
            known.append(fact.text)


def _of_the_headline(
    topic: str, title: str, body: Sequence[str], draw: random.Random
) -> Iterator[Pair]:
    asked = _stems(title)
    if len(title.split()) in _WORDS_OF_A_CLAIM and "?" not in title:
        if len(asked & _stems(body[0])) >= _TOLD_OF_A_HEADLINE * len(asked):
            yield Pair(topic, title, body[0], "reports")
        yield Pair(topic, title, draw.choice(body[_LATER:]), "related")


def _claim(passage: str, draw: random.Random) -> str:
    """A sentence of the passage that can stand alone, without who says it; empty if none can."""
    found = [
        _SAID.sub(".", sentence)
        for sentence in (span.cut(passage).strip() for span in sentences(passage))
        if len(sentence.split()) in _WORDS_OF_A_CLAIM
        and sentence.endswith(".")
        and not _QUOTES & set(sentence)
    ]
    return draw.choice(found) if found else ""


def _put(claim: str, fact: Fact, value: str) -> str:
    return claim[: fact.span.start] + value + claim[fact.span.end :]


def _denied(claim: str) -> str:
    """The claim with a `not` in it; empty where there is no place for one."""
    found = _CAN_BE_DENIED.search(claim)
    return f"{claim[: found.end()]}not {claim[found.end() :]}" if found else ""


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}
