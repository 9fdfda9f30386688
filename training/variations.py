"""What an epoch learns from: the written pairs, some of them varied so that the label stays."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.text.sentences import sentences
from training.pair import Pair

STRANGERS, TURNED, EMBEDDED = 0.12, 0.15, 0.33
"""Shares of the own pairs that get a passage of another topic, change sides, grow longer."""
TURNABLE, EMBEDDABLE, ADDED = 260, 330, 200
"""Lengths in code points up to which a passage can be a claim, grow, and be added."""
BORROWED: Mapping[str, int] = {
    "emergent": 800,
    "claim_details_synth": 450,
    "mrpc": 500,
    "fnc1": 600,
    "abp": 700,
}
"""How many pairs of a public set an epoch takes at most; the last takes half of that or less."""
BORROWED_LAST = 350


class Variations:
    """Draws the pairs of an epoch. Seed `random` for the same ones again."""

    def __init__(self, learnt: Mapping[str, Sequence[Pair]]) -> None:
        self._learnt = learnt
        self._own = learnt["own"]
        self._sentences = [
            (pair.topic, span.cut(pair.passage).strip())
            for pair in self._own
            for span in sentences(pair.passage)
        ]

    def epoch(self, *, last: bool) -> list[Pair]:
        """Every own pair once, as it is or varied, and a draw from the public sets."""
        drawn = [self._varied(pair) for pair in self._own]
        for name, pairs in self._learnt.items():
            if name != "own":
                most = BORROWED_LAST if last else BORROWED[name]
                drawn += random.sample(list(pairs), min(len(pairs), most))
        return drawn

    def _varied(self, pair: Pair) -> Pair:
        chance = random.random()
        if chance < STRANGERS:
            return self._with_a_stranger(pair)
        if chance < STRANGERS + TURNED and self._can_turn(pair):
            return replace(pair, claim=pair.passage, passage=pair.claim, certainties=())
        if chance < STRANGERS + TURNED + EMBEDDED and len(pair.passage) < EMBEDDABLE:
            return self._embedded(pair)
        return pair

    def _can_turn(self, pair: Pair) -> bool:
        """Whether the label holds the other way round: not of a report, which may say more."""
        return pair.relation != "reports" and len(pair.passage) < TURNABLE

    def _with_a_stranger(self, pair: Pair) -> Pair:
        other = random.choice(self._own)
        if other.topic == pair.topic:
            return pair
        return replace(pair, passage=other.passage, relation="related", certainties=(), slots=())

    def _embedded(self, pair: Pair) -> Pair:
        """The passage among sentences about something else, as paragraphs hold them."""
        passage = pair.passage
        for _ in range(random.choice((1, 1, 2))):
            topic, sentence = random.choice(self._sentences)
            if topic != pair.topic and len(sentence) <= ADDED:
                before = random.random() < 0.5  # noqa: PLR2004 (a coin)
                passage = f"{sentence} {passage}" if before else f"{passage} {sentence}"
        return replace(pair, passage=passage)
