"""Runs of capitalised words that are names: cut at titles, peoples, and ordinary openers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from service.text.facts.gazetteer import ALIASES, PEOPLES
from service.text.facts.name_words import (
    INSTITUTIONS,
    LINKS,
    NEWS_WORDS,
    NOT_SPLIT,
    OF_HEADS,
    OPENERS,
    TITLES,
)
from service.text.facts.nouns import FUNCTION_WORDS
from service.text.facts.tokens import Gap, Kind, Token, Tokenised
from service.text.facts.wordlist import words

# Mid-sentence, `Will` and `May` are names; the other function words never are.
_NEVER = (FUNCTION_WORDS | words("i'm i've i'd i'll")) - {"will", "may"}
_PREDICATES = words(
    "is was are were has had have will would may might could can said says say told sued denied "
    "denies won wins lost loses beat beats plans wants did does became becomes remains announced "
    "called calls made makes took takes and , ( "
)
# What only somebody does: `Boeing won`, but `Polling has begun`.
_OF_SOMEBODY = words(
    "won wins said told sued sues denied denies plans wants announced announces bought buys sold "
    "sells hired hires sacked sacks signed signs agreed beat beats named names appointed appoints"
)
_ORDINARY = OPENERS | NEWS_WORDS
_ABBREVIATED = words("corp inc co ltd jr sr bros")
_SECOND_LINKS = frozenset({"the", "la", "los", "der", "den", "-"})
_IN_HEADLINES = FUNCTION_WORDS | LINKS
_TITLE_CASE_WORDS = 4
_SINGULAR = words("is was has says does")
_ORDINARY_ENDINGS = (
    "ing",
    "ly",
    "ists",
    "ers",
    "ors",
    "ants",
    "tion",
    "ment",
    "ness",
    "ity",
    "out",
)
_LONG_WORD = 3
_ARABIC_ARTICLES = frozenset({"al", "el"})


class Run(NamedTuple):
    """A name at tokens `first` to `end`, and the folded title that stood before it.

    `leads` says that it only describes the name or title right after it, as `Russian` does in
    `Russian President Ivan Petrov`.
    """

    first: int
    end: int
    title: str = ""
    leads: bool = False


@dataclass(frozen=True)
class Casing:
    """How a text uses capitals: what tells a name from an ordinary word that begins a sentence."""

    t: Tokenised

    @cached_property
    def lower(self) -> AbstractSet[str]:
        """The words that the text writes small somewhere."""
        return {self.t.keys[i] for i in self._small()}

    @cached_property
    def capital_inside(self) -> AbstractSet[str]:
        """The words that the text writes with a capital behind another word."""
        t = self.t
        return {
            t.keys[i]
            for i in t.capitals
            if t.tokens[i].kind is t.tokens[i - 1].kind is Kind.WORD and t.same_sentence(i - 1, i)
        }

    @cached_property
    def headlines(self) -> AbstractSet[int]:
        """The sentences that write every word but the small ones with a capital."""
        t = self.t
        words = (i for i in t.capitals if t.tokens[i].kind is Kind.WORD)
        counts = Counter(t.sentences[i] for i in words if len(t.keys[i]) > _LONG_WORD)
        likely = {sentence for sentence, count in counts.items() if count >= _TITLE_CASE_WORDS}
        if not likely:
            return likely
        return likely - {t.sentences[i] for i in self._small() if t.keys[i] not in _IN_HEADLINES}

    def _small(self) -> Iterator[int]:
        tokens = enumerate(self.t.tokens)
        return (i for i, token in tokens if token.kind is Kind.WORD and not token.capital)


def capital_runs(t: Tokenised, taken: AbstractSet[int]) -> list[Run]:
    """The names of a text as token runs, in order. Tokens in `taken` belong to dates."""
    casing = Casing(t)
    runs: list[Run] = []
    past = 0
    for i in sorted((*t.where(_ARABIC_ARTICLES), *t.capitals)):
        if i < past or i in taken or not _begins(t, i, casing):
            continue
        past = _run_end(t, i, taken, casing)
        first = i + _opens_with_an_adjective(t, i, past)
        runs.extend(run for run in _parts(t, first, past) if _is_a_name(t, run, casing))
    return runs


def _begins(t: Tokenised, i: int, casing: Casing) -> bool:
    token = t.tokens[i]
    if token.kind not in (Kind.WORD, Kind.INITIALS) or not token.capital:
        return _is_arabic_article(t, i)
    if _is_acronym(token):
        return True
    if token.key in _NEVER or (len(token.text) == 1 and t.keys[i + 1] == "-"):
        return False
    if t.sentences[i] in casing.headlines and token.key in _ORDINARY:
        return f"{token.key} {t.keys[i + 1]}" in ALIASES
    return token.key not in OPENERS or not t.opens_sentence(i)


def _is_acronym(token: Token) -> bool:
    """`NATO` and `WHO`, but not a word that a headline shouts."""
    if len(token.text) == 1 or not token.text.isupper():
        return False
    return token.key not in _ORDINARY or token.key.replace(".", "") in ALIASES


def _is_arabic_article(t: Tokenised, i: int) -> bool:
    """`al-Shabab` begins with a small letter."""
    hyphen = t.tokens[i + 1]
    return t.keys[i] in _ARABIC_ARTICLES and hyphen.key == "-" and t.tokens[i + 2].capital


def _run_end(t: Tokenised, i: int, taken: AbstractSet[int], casing: Casing) -> int:
    end = i + 1
    while True:
        step = _step(t, end, taken)
        broken = t.sentences[i] in casing.headlines and _breaks_headline(t, i, end)
        if step == 0 or broken:
            abbreviated = t.keys[end - 1] in _ABBREVIATED and t.keys[end] == "."
            return end + abbreviated
        end += step


def _breaks_headline(t: Tokenised, i: int, end: int) -> bool:
    """Where every word is a capital one, an ordinary word ends a name, as a verb form does."""
    key = t.keys[end]
    if key not in _ORDINARY and not key.endswith(("ed", "ing")):
        return False
    return " ".join(token.key for token in t.tokens[i : end + 1]) not in ALIASES


def _step(t: Tokenised, end: int, taken: AbstractSet[int]) -> int:
    """How many tokens further a run may go: 0 where the name ends."""
    token = t.tokens[end]
    if end in taken or token.gap is Gap.PARAGRAPH:
        return 0
    if token.kind in (Kind.WORD, Kind.INITIALS):
        named = token.capital and (_is_acronym(token) or token.key not in _NEVER)
        return 1 if named else _link(t, end)
    if token.kind is Kind.NUMBER:
        return 1 if token.gap is Gap.GLUED else 0
    return 0 if end + 1 in taken else _across_mark(t, end)


def _across_mark(t: Tokenised, end: int) -> int:
    """`Abu-Bakr`, `J. Smith`, `Delta & Sons`: 2 where the name goes on behind the mark."""
    token, following = t.tokens[end], t.tokens[end + 1]
    if following.gap is Gap.PARAGRAPH:
        return 0
    if token.text in ("-", "‐", "‑") and token.gap is following.gap is Gap.GLUED:
        return 2 if following.capital or following.kind is Kind.NUMBER else 0
    if token.key == "." and token.gap is Gap.GLUED and following.capital:
        return 2 if t.sentences[end] == t.sentences[end + 1] else 0
    return 2 if token.key == "&" and following.capital else 0


def _link(t: Tokenised, end: int) -> int:
    """`de`, `bin`, `al-`, `of the`: small words that join two capitalised ones."""
    key = t.keys[end]
    if key not in LINKS:
        return 0
    if key == "of" and t.keys[end - 1] not in OF_HEADS:
        return 0
    at = end + 1
    if t.keys[at] in _SECOND_LINKS:
        at += 1
    linked = t.tokens[at]
    return at + 1 - end if linked.capital and linked.gap is not Gap.PARAGRAPH else 0


def _opens_with_an_adjective(t: Tokenised, i: int, end: int) -> bool:
    """`Senior Republicans met`: a known name after the capitalised first word of a sentence."""
    if end - i < 2 or not t.opens_sentence(i):  # noqa: PLR2004 - an adjective and a name
        return False
    words_of = [token.key.replace(".", "") for token in t.tokens[i:end]]
    return " ".join(words_of) not in ALIASES and " ".join(words_of[1:]) in ALIASES


def _parts(t: Tokenised, first: int, end: int) -> Iterator[Run]:
    """Cut a run at its titles and peoples: `Russian President X` is a country and a person."""
    title = ""
    start = i = first
    while i < end:
        found = TITLES.at(t, i)
        if found and found[1] <= end and not _is_institution(t, found[1], end):
            if start < i:
                yield Run(start, i, title, leads=True)
            title = " ".join(token.key for token in t.tokens[i : found[1]])
            start = i = found[1] + (t.tokens[found[1]].key == "." and found[1] < end)
            continue
        people = _people_end(t, i, end) if i == start and not title else i
        if i < people < end and t.keys[people] not in NOT_SPLIT:
            yield Run(i, people, leads=True)
            start = i = people
            continue
        i += 1
    if start < end:
        yield Run(start, end, title)


def _is_institution(t: Tokenised, i: int, end: int) -> bool:
    """`Justice Department`: the word after the title makes an institution of it."""
    return i < end and t.keys[i] in INSTITUTIONS


def _people_end(t: Tokenised, i: int, end: int) -> int:
    for width in (2, 1):
        if i + width <= end:
            key = " ".join(token.key.replace(".", "") for token in t.tokens[i : i + width])
            if key in PEOPLES:
                return i + width
    return i


def _is_a_name(t: Tokenised, run: Run, casing: Casing) -> bool:
    """Whether a run is a name, and not an ordinary word that begins a sentence."""
    token = t.tokens[run.first]
    if run.end - run.first > 1 or not t.opens_sentence(run.first):
        return len(token.text) > 1 or run.end - run.first > 1
    if run.title or token.key.replace(".", "") in ALIASES or token.key in casing.capital_inside:
        return True
    if len(token.text) > 1 and token.text.isupper():
        return True
    if token.key in NEWS_WORDS or token.key in casing.lower or len(token.text) == 1:
        return False
    if token.key.endswith("ing") and t.keys[run.end] in _OF_SOMEBODY:
        return True
    return not token.key.endswith(_ORDINARY_ENDINGS) and _has_predicate(t, run)


def _has_predicate(t: Tokenised, run: Run) -> bool:
    """Whether a verb in the singular, or what belongs to the word, follows it."""
    after = t.tokens[run.end]
    if t.keys[run.first].endswith("s") and not t.keys[run.first].endswith(("ss", "us", "is")):
        return after.key in _SINGULAR
    return after.key in _PREDICATES or after.kind is Kind.CLITIC or after.key.endswith("ed")
