"""Who did what to whom: subject and object of the verbs that news turns on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.wordlist import words

_VERBS = words(
    "abducted accepted accuse accused accuses accusing acquire acquired acquires acquiring arrest "
    "arrested arrests attack attacked attacking attacks backed backs banned bans beat beaten beats "
    "beating blamed blames blaming blocked blocks bombed bombs bought buy buying buys captured "
    "captures charged charges condemned condemns condemning criticised criticises criticized "
    "criticizes defeat defeated defeating defeats deported deports detained detains ejected "
    "endorsed endorses endorsing expelled expels fined fines fired fires firing funded hacked hits "
    "hired hires injured invade invaded invades invading killed killing kills led mocked "
    "murdered nominated nominates ousted ousts outsold overtook overtaken owned owns owes paid "
    "pardoned poisoned praised praises rejected rejects replaced replaces replacing rescued "
    "sacked sacks sanctioned sanctions shot slammed slams stabbed struck succeeded succeeds sue "
    "sued sues suing supported supports targeted targets threatened threatens thrashed took "
    "toppled trounced urged urges wounded warned warns joined leads kidnapped seized outvoted "
    "edged crushed stunned dumped suspended suspends appointed appoints bribed helped sold sells "
    "stole robbed saved sentenced convicted extradited"
)
# Nouns as well: verbs only between two names, as in a headline.
_NOUNS_TOO = words(
    "arrest arrests attack attacks backs bans blames blocks charges fines fires fire hires hits "
    "leads praises sanctions strike strikes supports targets kills shot"
)
_BE = words("was were is are been being be got gets get")
_AUXILIARIES = _BE | words("has have had did does do will would may might could can to")
_ADVERBS = words(
    "also later then reportedly allegedly repeatedly publicly recently already never not now "
    "finally once formally fatally wrongly falsely twice since just narrowly easily"
)
_BEFORE_VERB = _ADVERBS | _AUXILIARIES
_PARTICIPLES = ("ed", "en", "ght", "shot", "sold", "led", "struck", "hit")
_OBLIQUE = words("in at near on of from for with against after before to by outside over than")
_AFTER_OBJECT = _OBLIQUE | words("that who which and said")
_REACH_BEFORE = 14
_REACH_AFTER = 6
_STOPS = frozenset('.;:?!"')


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Names by the token they begin at, and by the token after them with where they begin."""

    by_first: Mapping[int, int]
    by_end: Mapping[int, tuple[int, int]]


def actor_roles(t: Tokenised, places: Sequence[tuple[int, int]]) -> list[str]:
    """The role of each name, given as token ranges in order: `subject`, `object` or `""`.

    `A sued B` and `B was sued by A` give the same roles; `B sued A` gives the opposite ones.
    """
    roles = [""] * len(places)
    mentions = _Mentions(
        {first: n for n, (first, _) in enumerate(places)},
        {end: (n, first) for n, (first, end) in enumerate(places)},
    )
    for i in t.where(_VERBS):
        if i not in mentions.by_first:
            _assign(t, i, mentions, roles)
    return roles


def _assign(t: Tokenised, verb: int, mentions: _Mentions, roles: list[str]) -> None:
    passive, opening = _passive(t, verb)
    before = _name_before(t, opening, mentions)
    after, by = _name_after(t, verb, mentions)
    adjacent = verb in mentions.by_end and after is not None
    if t.keys[verb] in _NOUNS_TOO and not adjacent and not passive:
        return
    if before is not None and not roles[before]:
        roles[before] = "object" if passive else "subject"
    if after is not None and not roles[after] and by == passive:
        roles[after] = "subject" if passive else "object"


def _passive(t: Tokenised, verb: int) -> tuple[bool, int]:
    """Whether the verb is in the passive, and the index where its auxiliaries begin."""
    at = verb
    being = False
    while at > 0 and t.keys[at - 1] in _BEFORE_VERB:
        at -= 1
        being = being or t.keys[at] in _BE
    return being and t.keys[verb].endswith(_PARTICIPLES), at


def _name_before(t: Tokenised, verb: int, mentions: _Mentions) -> int | None:
    """The nearest name before the verb in its sentence that no preposition governs."""
    for end in range(verb, max(verb - _REACH_BEFORE, 0), -1):
        if end < verb and t.keys[end] in _STOPS:
            return None
        if end not in mentions.by_end:
            continue
        name, first = mentions.by_end[end]
        if not t.same_sentence(first, verb):
            return None
        governor = first - 1 - (t.keys[first - 1] == "the")
        owner = t.tokens[end].kind is Kind.CLITIC
        if not owner and not (governor >= 0 and t.keys[governor] in _OBLIQUE):
            return name
    return None


def _name_after(t: Tokenised, verb: int, mentions: _Mentions) -> tuple[int | None, bool]:
    """The nearest name after the verb, and whether `by` stands between them."""
    by = False
    for at in range(verb + 1, min(verb + 1 + _REACH_AFTER, t.size)):
        token = t.tokens[at]
        if at in mentions.by_first:
            return mentions.by_first[at], by
        if token.key == "by":
            by = True
        elif token.key in _AFTER_OBJECT or (token.kind is Kind.MARK and token.key != "-"):
            break
    return None, by
