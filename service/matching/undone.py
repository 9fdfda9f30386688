"""Tell whether what a claim says was done is only tried, wanted or asked in the evidence.

`Tried to break in`, `urged the state to ban`, `came close to leaving`, `demanded that it be shut`.
What a deed is told by decides: `managed to` and `was forced to` tell that it was done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final

from service.matching.lexemes import keys
from service.matching.stem import is_past, stem, stems
from service.matching.terms import Term, Terms
from service.matching.wording import Likeness, Pair, Wording
from service.model import Slot, Statement
from service.text.facts.wordlist import words

_TOKEN: Final = re.compile(r"[^\W_]++(?:['’][^\W_]++)*+|[^\w\s]")
_BACK: Final = 110
"""Code points before a verb in which what governs it is looked for."""
_TO_BE: Final = 20
"""Code points before a participle in which `be` stands, where it does."""
_FAR: Final = 9
_NEAR: Final = 5
"""Words before a verb in which what governs it is looked for, and in which its noun is."""


_BREAKS: Final = words(
    "who which that whose where when while because after before but although though since as than "
    "and or said says"
)
_DETERMINERS: Final = words(
    "the a an its their his her our any all some no this that of full total immediate new"
)
_MODALS: Final = words("can could may might should must would will shall cannot")
_UNFINISHED: Final = _MODALS | {"to", "be", "for"}
_INVARIABLE: Final = words(
    "cut shut hit put burst set spread quit split cast broadcast shed hurt upset beat let"
)
"""Verbs whose past is no other than their base form."""
_BEING: Final = frozenset({"is", "are", "was", "were"})
_HAVE: Final = frozenset({"has", "have"})
_MERE_PLANS: Final = frozenset(map(stem, _BEING | _HAVE)) | {"will", "would", "shall"}
_AT_A_DISTANCE: Final = stems(
    "urge ask pressure pressurise beg appeal plead plea demand tell order instruct advise "
    "encourage invite request implore lobby petition need want wish expect warn remind recommend "
    "attempt effort proposal wait"
)
"""What may have an object between it and its infinitive: `urged the state to ban`."""
_BESIDE: Final = _AT_A_DISTANCE | stems(
    "try seek bid aim hope push plan intend prepare propose offer threaten threat consider fight "
    "struggle battle work race scramble campaign vie plot conspire long set poise due ready likely "
    "unlikely about keen eager willing reluctant hesitant tempt suppose mean power right chance "
    "opportunity permission authority mission quest incentive apply sue reason duty close near call"
)
"""What leaves open whether it is done: `tried to`, `the right to`, `ready to`."""
_DONE: Final = stems(
    "manage force compel oblige help make get lead cause prompt persuade convince enough first "
    "able last only use"
)
_DOUBTING: Final = frozenset({"may", "might"})
_DIRECTIVES: Final = stems(
    "urge ask pressure pressurise beg appeal plead plea demand advise encourage invite request "
    "implore lobby petition want call"
)
"""What others want of somebody, who has not said that it will be done."""
_SHORT_OF: Final = stems("close near closer nearer verge brink")
_CALLED: Final = frozenset({"on", "upon", "for", "from", "by"})
_GERUND_OF: Final = stems(
    "verge brink point edge danger risk hope thought think dream talk possibility prospect idea "
    "chance aim intention threat fear"
)
_GERUND_FROM: Final = stems(
    "bar ban stop prevent block keep discourage dissuade deter prohibit restrain refrain"
)
_GERUND_TO: Final = stems("close near oppose object closer nearer")
_GERUND: Final = stems("consider mull weigh contemplate discuss suggest propose recommend avoid")
_NOUN: Final = stems("demand want seek consider propose urge possible potential threaten mull")
_NOUN_FOR: Final = stems("call ask plea appeal push lobby plead campaign press hope")
_NOUN_OF: Final = stems("fear risk threat possibility prospect danger")
_SUBJUNCTIVE: Final = stems("demand request recommend propose urge ask")


def undone(wording: Wording, claim: Statement, passage: str) -> bool:
    """Whether a deed of the claim stands in the evidence only as tried, wanted or asked for.

    A claim that is itself of the attempt, the plan or the condition is told by it. That others
    asked for a deed, in turn, is not told where it is only told to be done.
    """
    roles = {fact.role for fact in claim.facts if fact.slot is Slot.CERTAINTY}
    if "conditional" in roles:
        return False
    return any(
        _left_open(pair, wording, claim.text, passage, is_plan="plan" in roles)
        or _asked_for(pair, wording, claim.text, passage)
        for pair in wording.pairs
        if pair.ours.event and pair.likeness is not Likeness.OPPOSITE
    )


def _left_open(pair: Pair, wording: Wording, claim: str, passage: str, *, is_plan: bool) -> bool:
    """Whether the claim says that it is done, and the evidence does not."""
    governor = _governor_against(pair, claim, passage)
    if not governor or (is_plan and governor in _MERE_PLANS):
        return False
    if _is_of_it_too(governor, wording.ours, claim):
        return False
    return not any(_tells(other, pair.theirs, passage) for other in wording.theirs.items)


def _asked_for(pair: Pair, wording: Wording, claim: str, passage: str) -> bool:
    """Whether the claim tells that it is asked for or near, and the evidence that it is done."""
    governor = governing(pair.ours, claim)
    return (
        governor in _DIRECTIVES | _SHORT_OF
        and is_done(pair.theirs, passage)
        and not governing(pair.theirs, passage)
        and not _is_of_it_too(governor, wording.theirs, passage)
    )


def _governor_against(pair: Pair, claim: str, passage: str) -> str:
    """The word that leaves open in the evidence what the claim says is done, or will be."""
    if is_done(pair.ours, claim):
        governor = governing(pair.theirs, passage)
        return "" if governor and governing(pair.ours, claim) else governor
    if _before(pair.ours, claim)[:1] == ["will"]:
        governor = governing(pair.theirs, passage)
        return governor if governor in _DIRECTIVES else ""
    return ""


def _is_of_it_too(governor: str, terms: Terms, text: str) -> bool:
    """Whether the other text has the governing word too, and so tells of the attempt itself."""
    if governor in _MODALS:
        return f" {governor} " in text
    return any(key in terms.by_key for key in keys(governor) if not key.endswith("*"))


def is_done(term: Term, text: str) -> bool:
    """Whether the word has the form of something that was done."""
    word = _first(term, text)
    if word not in _INVARIABLE:
        return is_past(word)
    before = _before(term, text)
    return not before or not (before[0] in _DETERMINERS or before[0] in _UNFINISHED)


def governing(term: Term, text: str) -> str:
    """The stem of the word that leaves open whether this one is done; empty where none does."""
    word, start = _first(term, text), term.span.start
    if is_past(word) and " be " not in text[max(0, start - _TO_BE) : start]:
        return ""
    before = _before(term, text)
    if before[:1] == ["be"]:
        return _of_being(before[1:])
    if not before or is_past(word):
        return ""
    if word.endswith("ing") and not stem(word).endswith("ing"):
        return _of_a_gerund(before)
    if before[0] == "to":
        return "" if word == "blame" else _of_an_infinitive(before[1:])
    return before[0] if before[0] in _MODALS else _demanded(before) or _of_a_noun(before)


def _tells(other: Term, theirs: Term, passage: str) -> bool:
    """Whether another word of the evidence says that the same was done."""
    same = other.key == theirs.key or any(each in theirs.meanings for each in other.meanings)
    return (
        same and other is not theirs and is_done(other, passage) and not governing(other, passage)
    )


def _first(term: Term, text: str) -> str:
    return term.span.cut(text).partition(" ")[0].lower()


def _before(term: Term, text: str) -> Sequence[str]:
    """The words before a term, nearest first, without adverbs right before it."""
    start = term.span.start
    found = _TOKEN.findall(text, max(0, start - _BACK), start)[::-1]
    words = [token.lower() for token in found]
    at = 0
    while at < len(words) and words[at].endswith("ly") and words[at] != "only":
        at += 1
    return words[at:]


def _of_being(before: Sequence[str]) -> str:
    """What `be` hangs on, where it leaves it open: `urged them to be`, `demanded that it be`.

    `May be infected` only doubts.
    """
    if before and before[0] == "to":
        return _of_an_infinitive(before[1:])
    if before and before[0] in _MODALS:
        return "" if before[0] in _DOUBTING else before[0]
    return _demanded(before)


def _of_an_infinitive(before: Sequence[str]) -> str:
    """The attempt, wish, plan or demand that an infinitive hangs on, if it is the nearest verb."""
    if not before or before[:2] == ["order", "in"]:
        return ""
    if before[0] in _BEING | _HAVE or stem(before[0]) in _BESIDE:
        return stem(before[0])
    for at, word in enumerate(before[:_FAR]):
        key = stem(word)
        if key in _AT_A_DISTANCE or (key == "call" and at and before[at - 1] in _CALLED):
            return key
        if not word[0].isalnum() or word in _BREAKS or key in _DONE or _acts(before, at):
            return ""
    return ""


def _acts(before: Sequence[str], at: int) -> bool:
    """Whether the word is a verb of its own: `used a rope to`, not `the elected council to`."""
    described = at + 1 < len(before) and before[at + 1] in _DETERMINERS
    return is_past(before[at]) and not described


def _of_a_gerund(before: Sequence[str]) -> str:
    """What only nears, considers or bars it: `close to leaving`, `barred from leaving`."""
    word, rest = before[0], before[1 : _FAR + 1]
    if word == "from":
        return next((key for key in map(stem, rest) if key in _GERUND_FROM), "")
    if word in ("to", "of") and rest:
        key = stem(rest[0])
        if key in (_GERUND_TO if word == "to" else _GERUND_OF):
            return key
        return "within" if word == "of" and "within" in rest[:_NEAR] else ""
    return stem(word) if word == "against" or stem(word) in _GERUND else ""


def _demanded(before: Sequence[str]) -> str:
    """The demand that asks for it: `demanded that he resign`."""
    words = before[:_FAR]
    at = words.index("that") if "that" in words else 0
    key = stem(before[at + 1]) if 0 < at < len(before) - 1 else ""
    return key if key in _SUBJUNCTIVE else ""


def _of_a_noun(before: Sequence[str]) -> str:
    """What asks for, considers or fears the thing: `called for a ban`."""
    rest = list(dropwhile(_DETERMINERS.__contains__, before[:_NEAR]))
    if len(rest) > 1 and rest[0] in ("for", "of"):
        key, known = stem(rest[1]), _NOUN_FOR if rest[0] == "for" else _NOUN_OF
    else:
        key, known = stem(rest[0]) if rest else "", _NOUN
    return key if key in known else ""
