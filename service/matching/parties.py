"""Read who does something, what it is done to, and what is named behind `to`, `from`, `against`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from service.matching.names import same_name
from service.matching.predicate import is_finite
from service.matching.proper import is_common, looks_ordinary
from service.matching.stem import is_past
from service.matching.terms import Term, Terms, opens_sentence
from service.matching.wording import Likeness, likeness
from service.model import Fact, Span
from service.text.facts.wordlist import words

_TOKEN: Final = re.compile(r"[^\W_]++(?:['’.,&-][^\W_]++)*+|[^\w\s]")
_REACH: Final = 100
"""Code points on either side of a verb within which its parties are looked for."""
MOST_VERBS: Final = 8
"""How many verbs of one text are asked for their parties; a text with more of them is a list."""
_LONGEST: Final = 6
"""How many words a noun phrase is followed back."""
_NEARBY: Final = 8
"""Among how many words before a verb the one is looked for that has its doer too."""
_BE: Final = words("is are was were be been being get gets got")
_SKIPPED: Final = _BE | words(
    "has have had having will would did does do to also then later not never may might could can "
    "must should already now finally just narrowly didn't doesn't hasn't haven't hadn't won't"
)
_NOT: Final = words("not never didn't doesn't hasn't haven't hadn't won't")
_PREPOSITIONS: Final = words(
    "of in at on from for with against to over by into after before during as under near about "
    "since until between through ahead outside inside"
)
_WITHIN: Final = words("of in at from for on near")
"""Prepositions by which a noun is joined to the noun that is the subject: `voters in Bath`."""
_RELATIVE: Final = words("who which that")
_JOINED: Final = words("and but or then")
_CLAUSE: Final = _RELATIVE | words(
    "and but or when while because although though if whether where whose whom since until after "
    "before leaving saying so"
)
_SAID: Final = words("said says say saying told reported announced confirmed added")
_LISTING: Final = frozenset({",", "and"})
_LISTED: Final = re.compile(r"(?<=\w)(?:,|,?\sand)\s(?=[A-Z])")
_NEXT_WORD: Final = 8
_DESCRIBING: Final = 5
"""How many places before a name a preposition may stand."""
_ARTICLES: Final = words("the a an its his her their this that")
_CLOSED: Final = _CLAUSE | _SAID | _SKIPPED
_NO_NAME: Final = words("he she it they we i you who which that this those these one")


class Phrase(NamedTuple):
    """A noun phrase: its own words, and the `whole` with what is joined to it."""

    own: Span
    whole: Span
    proper: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """Who does it, whom or what it is done to, and the phrases behind prepositions."""

    doer: Phrase | None = None
    done_to: Phrase | None = None
    behind: Mapping[str, Phrase] = field(default_factory=dict)
    denied: bool = False


class Side(NamedTuple):
    """One of two texts, as far as its verbs and names are asked for."""

    text: str
    terms: Terms
    names: Sequence[Fact]


class Sides(NamedTuple):
    """The claim's side and the evidence's."""

    ours: Side
    theirs: Side

    @property
    def turned(self) -> Sides:
        """The evidence's side first."""
        return Sides(self.theirs, self.ours)


def parties(verb: Term, side: Side) -> Parties:
    """The parties to what a verb tells, the passive allowed for."""
    behind = _behind(side, verb.span.end)
    skipped, subject = subject_of(verb, side)
    word = verb.span.cut(side.text).partition(" ")[0].lower()
    denied = not _NOT.isdisjoint(skipped)
    passive = is_past(word) and not _BE.isdisjoint(skipped)
    if passive or (is_past(word) and _by_at_once(side.text, verb.span.end)):
        return Parties(behind.get("by"), subject, behind, denied)
    return Parties(subject, behind.get(""), behind, denied)


def are_one(one: Span, other: Span, sides: Sides) -> bool:
    """Whether two phrases have a name in common, or a word where either has no name."""
    ours, theirs = sides
    named, given = _inside(ours.names, one), _inside(theirs.names, other)
    if any(same_name(fact, each) for fact in named for each in given):
        return True
    mine, yours = ours.terms.within(one), theirs.terms.within(other)
    if named and given:
        mine = tuple(term for term in mine if _inside(named, term.span))
        yours = tuple(term for term in yours if _inside(given, term.span))
    return any(_are_alike(term, each) for term in mine for each in yours)


def _inside(names: Sequence[Fact], span: Span) -> list[Fact]:
    return [fact for fact in names if fact.span.overlaps(span)]


def _are_alike(one: Term, other: Term) -> bool:
    kind = likeness(one, other)
    return kind is not None and kind is not Likeness.OPPOSITE


def _by_at_once(text: str, end: int) -> bool:
    return text.startswith(" by ", end)


def subject_of(verb: Term, side: Side, depth: int = 2) -> tuple[set[str], Phrase | None]:
    """The small words right before a verb, and the phrase before them that is its subject."""
    tokens = _before(side.text, verb.span.start)
    at = len(tokens) - 1
    skipped: set[str] = set()
    while at >= 0 and _is_small(word := tokens[at].group().lower()):
        skipped.add(word)
        at -= 1
    if at < 0:
        return skipped, None
    word = tokens[at].group().lower()
    follows = verb.span.cut(side.text).endswith("ing") and not skipped
    if word in _JOINED or (follows and word in ",—–"):
        return skipped, _of_the_verb_before(verb, side, depth)
    if word in ",—–":
        described = not skipped and _by_at_once(side.text, verb.span.end)
        at = at - 1 if described else _opening(tokens, at)
        if at < 0:
            return skipped, None
    elif word in _RELATIVE:
        at -= 1 + (at > 0 and tokens[at - 1].group() == ",")
    return skipped, _phrase_back(tokens, at, side)


def _is_small(word: str) -> bool:
    return word in _SKIPPED or (word.endswith("ly") and len(word) > _LONGEST)


def _before(text: str, end: int) -> list[re.Match[str]]:
    """The words and marks of the sentence before an offset."""
    tokens = list(_TOKEN.finditer(text, max(0, end - _REACH), end))
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].group() in ".!?;:" and not _is_initial(tokens, at):
            return tokens[at + 1 :]
    return tokens


def _is_initial(tokens: Sequence[re.Match[str]], at: int) -> bool:
    return at > 0 and tokens[at].group() == "." and len(tokens[at - 1].group()) == 1


def _opening(tokens: Sequence[re.Match[str]], at: int) -> int:
    """The word before the mark that opens what the mark at `at` closes.

    -1 where none does, and where only names stand between the two, which are a list then.
    """
    for i in range(at - 1, -1, -1):
        if tokens[i].group() == tokens[at].group():
            inside = {token.group() for token in tokens[i + 1 : at]} - {"and"}
            return i - 1 if any(word[0].islower() for word in inside) else -1
    return -1


def _of_the_verb_before(verb: Term, side: Side, depth: int) -> Phrase | None:
    """The subject of the finite verb before this one: `Vogt won, beating Marek`."""
    if not depth:
        return None
    at = verb.place - side.terms.items[0].place
    for term in side.terms.items[max(0, at - _NEARBY) : at][::-1]:
        if _ends_a_sentence(side.text, term.span.end, verb.span.start):
            return None
        if term.event and not term.name and is_finite(term, side.text):
            _, subject = subject_of(term, side, depth - 1)
            return subject
    return None


def _ends_a_sentence(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in (". ", "! ", "? ", "; "))


def _phrase_back(tokens: Sequence[re.Match[str]], at: int, side: Side) -> Phrase | None:
    """The noun phrase that ends with the word at `at`, its head being before `of` and the like."""
    first = _start_of_run(tokens, at)
    if first is None:
        return None
    last = at
    while (joint := _joint(tokens, first)) and (
        run := _start_of_run(tokens, joint - 1)
    ) is not None:
        first, last = run, joint - 1
    own = Span(tokens[first].start(), tokens[last].end())
    start = tokens[_start_of_list(tokens, first)].start()
    return _phrase(own, Span(start, tokens[at].end()), side.text)


def _joint(tokens: Sequence[re.Match[str]], first: int) -> int:
    """Where a preposition joins the words from `first` on to a noun; 0 where none does.

    Small words may describe a name there: `of the rap group Norl`.
    """
    for at in range(first - 1, max(0, first - _DESCRIBING), -1):
        word = tokens[at].group().lower()
        if word in _WITHIN:
            return at
        if not word.isalpha() or not tokens[at].group().islower() or word in _CLOSED:
            return 0
    return 0


def _start_of_list(tokens: Sequence[re.Match[str]], first: int) -> int:
    """Where the list of names begins to which the phrase from `first` on belongs."""
    while first > 1 and tokens[first - 1].group() in _LISTING:
        run = _start_of_run(tokens, first - 2)
        if run is None or not tokens[first - 2].group()[0].isupper():
            break
        first = run
    return first


def _start_of_run(tokens: Sequence[re.Match[str]], at: int) -> int | None:
    """Where the words begin that end at `at` and belong to one noun."""
    first, capital = None, False
    for i in range(at, max(-1, at - _LONGEST), -1):
        word = tokens[i].group()
        lower = word.lower()
        if not word[0].isalnum() or lower in _PREPOSITIONS or lower in _CLAUSE or lower in _SAID:
            break
        if lower in _SKIPPED or (capital and not word[0].isupper() and lower not in _ARTICLES):
            break
        first, capital = i, capital or (word[0].isupper() and lower not in _ARTICLES)
        if lower in _ARTICLES:
            break
    return first


def _phrase(own: Span, whole: Span, text: str) -> Phrase:
    head = own.cut(text).split()[-1]
    return Phrase(own, whole, _is_proper(head, own, text))


def _is_proper(head: str, own: Span, text: str) -> bool:
    """Whether the phrase ends in a word that names, as far as its letters tell."""
    lone = " " not in own.cut(text)
    if not head[0].isupper() or head.lower() in _NO_NAME or head.endswith(("'s", "’s")):
        return False
    if is_common(head):
        return not lone and not head.endswith("s")
    return not (lone and opens_sentence(text, own.start) and looks_ordinary(head))


def _behind(side: Side, end: int) -> dict[str, Phrase]:
    """What follows a verb, by the preposition before it; its object has none."""
    text, found = side.text, dict[str, Phrase]()
    key, first, last = "", -1, -1
    for token in _TOKEN.finditer(text, end, end + _REACH):
        word = token.group().lower()
        cuts = word in _PREPOSITIONS
        if word in _LISTING and first >= 0 and _LISTED.search(text, last, last + _NEXT_WORD):
            continue
        if not cuts and (word in _CLAUSE or (not word[0].isalnum() and word not in "'’$£€%\"“”")):
            break
        if not cuts:
            first = token.start() if first < 0 else first
            last = token.end()
            continue
        if first >= 0:
            found.setdefault(key, _phrase(Span(first, last), Span(first, last), text))
        key, first = word, -1
    if first >= 0:
        found.setdefault(key, _phrase(Span(first, last), Span(first, last), text))
    return found
