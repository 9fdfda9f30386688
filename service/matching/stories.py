"""Articles about the same event gathered into stories, one after another.

Average linkage over TF-IDF vectors, the one whose threshold means the same for small and large
stories, made incremental: an article joins the story that is most like it on average, draws those
of its nearest articles over that are more like the new story than like their own, and stories
that have become alike join. A story cannot drift along a chain, for all members count alike.
What is alike is seen from the articles around the new one (`Scene`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Final

from service.matching.stem import stem
from service.matching.story_scene import Scene, Weights, dot
from service.text.facts.nouns import FUNCTION_WORDS
from service.text.shingles import words

ALIKE: Final = 0.17
"""How alike an article is to the members of its story on average, at least."""
ALIKE_AT_ONCE: Final = 0.1
"""The same for one that came out while its story ran, which tells for it, too."""
_AT_ONCE: Final = 1.0
"""The days by which such an article may miss the time that the story spans."""
WINDOW: Final = 14.0
"""The days by which an article may miss the time that a story spans."""
_OPENING: Final = 6_000
"""Code points of a text that tell what it is about; the rest is background."""
_KEPT: Final = 300
_TELLING: Final = 24
"""The rarest words of an article, by which its like are found."""
_RECENT: Final = 200
"""The articles that a word leads to: those that came last."""
_NEAR: Final = 50
_LIKELY: Final = 0.1
"""How alike an article is, at least, to those that may share a story with it."""
_UNSEEN: Final = 300
"""Articles that are thought to have come before the first, so that also few can be alike."""


def telling_words(title: str, text: str) -> Counter[str]:
    """The stems of an article's title and opening, and how often each comes; no function words."""
    held = words(f"{title}\n{text[:_OPENING]}")
    return Counter(stem(word) for word in held if len(word) > 1 and word not in FUNCTION_WORDS)


class Rarity:
    """How many articles have each word."""

    def __init__(self) -> None:
        self._articles = 0
        self._having: Counter[str] = Counter()

    def add(self, held: Iterable[str]) -> None:
        """Count an article's words."""
        self._articles += 1
        self._having.update(set(held))

    def weights(self, counts: Mapping[str, int]) -> dict[str, float]:
        """The TF-IDF vector of an article, of length 1, its heaviest words alone."""
        seen = self._articles + _UNSEEN
        weighed = {
            word: (1 + math.log(count)) * math.log(seen / (self._having[word] + 0.5))
            for word, count in counts.items()
        }
        kept = nlargest(_KEPT, weighed.items(), key=lambda item: (item[1], item[0]))
        norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
        return {word: weight / norm for word, weight in kept}


@dataclass(slots=True)
class _Group:
    """A story's members, the sum of their vectors, and the days that they span."""

    members: set[int] = field(default_factory=set)
    total: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    first: float = math.inf
    last: float = -math.inf

    def take(self, article: int, weights: Weights, day: float | None) -> None:
        self.members.add(article)
        for word, weight in weights.items():
            self.total[word] += weight
        if day is not None:
            self.first, self.last = min(self.first, day), max(self.last, day)

    def drop(self, article: int, weights: Weights) -> None:
        self.members.remove(article)
        for word, weight in weights.items():
            self.total[word] -= weight

    def in_reach(self, first: float, last: float) -> bool:
        """Whether an article or a story of these days may be of this story; unknown ones may."""
        return self._apart(first, last) <= WINDOW or not self._are_known(first, last)

    def least(self, first: float, last: float) -> float:
        """How alike to its members an article or a story of these days is, at least."""
        at_once = self._are_known(first, last) and self._apart(first, last) <= _AT_ONCE
        return ALIKE_AT_ONCE if at_once else ALIKE

    def _are_known(self, first: float, last: float) -> bool:
        return self.first <= self.last and first <= last

    def _apart(self, first: float, last: float) -> float:
        return max(first - self.last, self.first - last)


class Stories:
    """Who belongs together, after all articles that were added so far.

    Articles are known by numbers, stories by the number of the article that began them.
    """

    def __init__(self) -> None:
        self._weights: dict[int, Weights] = {}
        self._days: dict[int, float | None] = {}
        self._story_of: dict[int, int] = {}
        self._groups: dict[int, _Group] = {}
        self._having: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_RECENT))
        self._changed: set[int] = set()
        self._joined: dict[int, int] = {}

    def __contains__(self, article: int) -> bool:
        return article in self._story_of

    def story_of(self, article: int) -> int:
        """The story that an article belongs to."""
        return self._story_of[article]

    def members(self, story: int) -> frozenset[int]:
        """The articles of a story."""
        return frozenset(self._groups[story].members)

    def most_central(self, articles: Iterable[int]) -> int | None:
        """Which of `articles`, all of one story, is most like the rest; none if none is known."""
        known = [each for each in articles if each in self._story_of]
        if not known:
            return None
        total = self._groups[self._story_of[known[0]]].total
        return max(known, key=lambda each: (dot(self._weights[each], total), -each))

    def changes(self) -> tuple[frozenset[int], dict[int, int]]:
        """What came about since this was asked last.

        Articles that are new or have changed their story; and the stories that went up in others,
        with those that have their articles.
        """
        told = frozenset(self._changed), self._joined
        self._changed, self._joined = set(), {}
        return told

    def restore(self, article: int, story: int, weights: Weights, day: float | None) -> None:
        """Put an article where it was found to belong before."""
        if article in self._story_of:
            self._withdraw(article)
        self._place(article, story, weights, day)
        self._changed.discard(article)

    def revise(self, article: int, weights: Weights, day: float | None) -> None:
        """Read an article anew; it stays in its story until another draws it over."""
        story = self._story_of[article]
        self._withdraw(article)
        self._place(article, story, weights, day)

    def add(self, article: int, weights: Weights, day: float | None = None) -> None:
        """Find the story of a new article, and set right what it changes nearby."""
        near = self._nearest(weights)
        around = [(dot(weights, self._weights[each]), each) for each in near]
        scene = Scene.around((alike, self._weights[each]) for alike, each in around)
        near = [each for alike, each in around if alike >= _LIKELY]
        stories = list(dict.fromkeys(self._story_of[each] for each in near))
        self._weights[article], self._days[article] = weights, day
        best = self._best(article, stories, scene)
        self._place(article, article if best is None else best, weights, day)
        for other in near:
            self._reconsider(other, self._story_of[article], scene)
        self._join(article, stories, scene)

    def _place(self, article: int, story: int, weights: Weights, day: float | None) -> None:
        self._weights[article], self._days[article] = weights, day
        for word in _telling(weights):
            self._having[word].append(article)
        self._put(article, story)

    def _withdraw(self, article: int) -> None:
        """Take an article out of its story, whose number stays free for those that come back."""
        own = self._story_of.pop(article)
        self._groups[own].drop(article, self._weights[article])
        if not self._groups[own].members:
            del self._groups[own]
        for word in _telling(self._weights[article]):
            with suppress(ValueError):
                self._having[word].remove(article)

    def _nearest(self, weights: Weights) -> list[int]:
        found: defaultdict[int, float] = defaultdict(float)
        for word in _telling(weights):
            for article in self._having.get(word, ()):
                found[article] += weights[word] * self._weights[article][word]
        return nlargest(_NEAR, found, key=lambda each: (found[each], -each))

    def _best(self, article: int, stories: Iterable[int], scene: Scene) -> int | None:
        seen = scene.seen(self._weights[article])
        alike = {story: self._alike(article, story, seen) for story in stories}
        fitting = [each for each in alike if alike[each] >= self._least(article, each)]
        return max(fitting, key=lambda each: (alike[each], -each), default=None)

    def _alike(self, article: int, story: int, seen: Weights) -> float:
        """How alike an article is to the others of a story on average; 0 out of its time.

        `seen` are its weights in the scene.
        """
        group = self._groups[story]
        inside = article in group.members
        others = len(group.members) - inside
        if not others or not group.in_reach(*self._span(article)):
            return 0.0
        own = dot(seen, self._weights[article]) if inside else 0.0
        return (dot(seen, group.total) - own) / others

    def _least(self, article: int, story: int) -> float:
        return self._groups[story].least(*self._span(article))

    def _span(self, article: int) -> tuple[float, float]:
        """The days of an article as those of a story: an unknown one spans none."""
        day = self._days[article]
        return (math.inf, -math.inf) if day is None else (day, day)

    def _reconsider(self, article: int, story: int, scene: Scene) -> None:
        """Let an article change to a story that is more like it than its own."""
        own = self._story_of[article]
        if own == story:
            return
        seen = scene.seen(self._weights[article])
        least = max(self._least(article, story), self._alike(article, own, seen))
        if self._alike(article, story, seen) > least:
            self._groups[own].drop(article, self._weights[article])
            if not self._groups[own].members:
                del self._groups[own]
                self._joined[own] = story
            self._put(article, story)

    def _join(self, article: int, others: Iterable[int], scene: Scene) -> None:
        """Join an article's story with those nearby that are as alike as members of one."""
        story = self._story_of[article]
        for other in others:
            if other != story and other in self._groups and self._are_one(article, other, scene):
                kept, gone = min(story, other), max(story, other)
                for member in self._groups.pop(gone).members:
                    self._put(member, kept)
                self._joined[gone] = kept
                story = kept

    def _are_one(self, article: int, other: int, scene: Scene) -> bool:
        """Whether an article's story and another are one."""
        one, two = self._groups[self._story_of[article]], self._groups[other]
        if not one.in_reach(two.first, two.last):
            return False
        least = one.least(two.first, two.last) * len(one.members) * len(two.members)
        return scene.alike(one.total, two.total, self._weights[article]) >= least

    def _put(self, article: int, story: int) -> None:
        group = self._groups.setdefault(story, _Group())
        group.take(article, self._weights[article], self._days[article])
        self._story_of[article] = story
        self._changed.add(article)


def _telling(weights: Weights) -> list[str]:
    return nlargest(_TELLING, weights, key=lambda word: (weights[word], word))
