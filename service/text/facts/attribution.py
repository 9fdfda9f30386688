"""Who a statement is attributed to, and how: `officials said`, `according to the ministry`."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from service.model import Fact, Slot
from service.text.facts.sources import DETERMINERS, PREPOSITIONS, Desk, source_key
from service.text.facts.speech import (
    CITING,
    CLAUSE_OPENERS,
    CLOSING,
    COUNTING,
    DECIDING,
    FIGURES,
    FIGURING,
    FINDINGS,
    NEED_A_CLAUSE,
    SPEECH,
)
from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.wordlist import words

_BETWEEN = words(
    "has have had did does do first also later previously then already repeatedly earlier "
    "initially recently separately on publicly would will still both all himself herself falsely "
    "themselves once since again just in jointly wrongly officially"
)
# Who was told said nothing, and nor did who never said it.
_UNSAID = words("was were is are been being be by to not never cannot")
_BOUNDARIES = words(
    "that but because while as after before when if although though since whereas which who whom "
    "and or so than where until unless is was were are has had have will would said says told what "
    "how why"
)
_PRONOUNS = words("he she they it we i")
_AFTER_SOURCE = _BOUNDARIES | words("in on at during told through via late early not")
_APPOSITIONS = words("who which whose a an the his her its their head leader chief")
# "did not confirm reports": what follows is no source.
_NEGATED = words("not never did do does cannot didn't don't doesn't hasn't haven't won't")
_POSSESSED = words("by in on")
_CUES = CITING.starts | SPEECH.starts | _POSSESSED
_LONGEST_SOURCE = 12
_LONGEST_APPOSITION = 25


def attributions(t: Tokenised, taken: AbstractSet[int], names: Iterable[Fact]) -> list[Fact]:
    """The attribution facts of a text, in order.

    `value` is the key of the source (`anna reyes`, `russia officials`, `anonymous source`), `role`
    the class of the cue (`said`, `according_to`, `denied`, …), and the span covers both. A pronoun
    stands for the source before it.
    """
    desk = Desk(t, taken, {name.span.start: name for name in names})
    facts: list[Fact] = []
    for i in t.where(_CUES):
        found = _citing(desk, i) or _possessed(desk, i) or _spoken(desk, i)
        if found is None:
            continue
        role, source, (first, end) = found
        key = source_key(desk, *source)
        if key in _PRONOUNS and facts:
            key = str(facts[-1].value)
        if key and not (facts and facts[-1].span.end > t.tokens[first].start):
            text, span = t.cut(first, end)
            facts.append(Fact(Slot.ATTRIBUTION, text, span, key, role=role))
    return facts


_Range = tuple[int, int]
_Found = tuple[str, _Range, _Range]


def _citing(desk: Desk, i: int) -> _Found | None:
    """`according to X`, `citing X`."""
    cue = CITING.at(desk.t, i)
    if cue is None:
        return None
    role, after = cue
    end = _source_end(desk, after)
    return (role, (after, end), (i, end)) if end > after else None


def _possessed(desk: Desk, i: int) -> _Found | None:
    """`by the council's count`, `in the judge's words`."""
    t = desk.t
    if t.keys[i] not in _POSSESSED:
        return None
    for at in range(i + 2, min(i + _LONGEST_SOURCE, t.size - 1)):
        if not t.same_sentence(at, i) or t.tokens[at].kind is Kind.MARK:
            return None
        if t.tokens[at].kind is Kind.CLITIC and t.keys[at + 1] in COUNTING:
            return "according_to", (i + 1, at), (i, at + 2)
    return None


def _spoken(desk: Desk, i: int) -> _Found | None:
    """`X said`, `X, who …, said`, `"…," said X`."""
    t = desk.t
    cue = SPEECH.at(t, i)
    if cue is None or not _speaks(t, i, cue[1]):
        return None
    role, after = cue
    source = None if t.keys[i - 1] == '"' else _source_before(desk, i)
    if source:
        return role, source, (source[0], after)
    end = _source_end(desk, after) if _follows_statement(t, i) else after
    return (role, (after, end), (i, end)) if end > after else None


def _speaks(t: Tokenised, i: int, after: int) -> bool:
    """Whether the word is a verb of saying here, and not a noun or another sense."""
    if t.tokens[i].capital and (t.opens_sentence(i) or t.keys[i] in NEED_A_CLAUSE):
        return False
    if t.keys[i] in FIGURING:
        return _gives_a_figure(t, i)
    if t.keys[i] in FINDINGS:
        counted = t.keys[i] == "counted" and t.tokens[after].kind is Kind.NUMBER
        stated = t.keys[after] == "that" and t.keys[i] not in DECIDING
        return stated or counted or _closes_a_statement(t, i, after)
    if t.keys[i] not in NEED_A_CLAUSE or after > i + 1:
        return True
    closes = t.keys[i] in CLOSING and _closes_a_statement(t, i, after)
    return closes or _has_a_clause(t, i, after)


def _has_a_clause(t: Tokenised, i: int, after: int) -> bool:
    """Whether a statement follows the verb or goes before it."""
    following = t.tokens[after]
    before = t.tokens[i - 1]
    if before.kind is Kind.CLITIC or before.key in DETERMINERS:
        return False
    ended = following.key in (",", ".") and t.keys[i].endswith("ed")
    quoted = following.key in ('"', ":") or before.key == '"' or ended
    return quoted or following.key in CLAUSE_OPENERS


def _gives_a_figure(t: Tokenised, i: int) -> bool:
    """`puts the loss at 11`, and not `puts 11 homes at risk`."""
    for at in range(i + 1, min(i + _LONGEST_SOURCE, t.size - 1)):
        if not t.same_sentence(at, i) or t.tokens[at].kind is Kind.MARK:
            return False
        if t.keys[at] == "at":
            return t.tokens[at + 1].kind is Kind.NUMBER or t.keys[at + 1] in FIGURES
    return False


def _closes_a_statement(t: Tokenised, i: int, after: int) -> bool:
    """Whether the verb ends what follows a comma: `it had failed, the inquiry found`."""
    if t.tokens[after].kind is not Kind.END and t.keys[after] not in ",.;":
        return False
    first = max(i - _LONGEST_SOURCE, 0)
    return any(t.keys[n] == "," and t.same_sentence(n, i) for n in range(first, i))


def _follows_statement(t: Tokenised, i: int) -> bool:
    """Whether a quote or a comma closes the statement just before the verb."""
    before, after = t.tokens[i - 1], t.tokens[i + 1]
    if i == 0 or after.kind not in (Kind.WORD, Kind.INITIALS):
        return False
    quoted = before.key == '"' or (before.key == "," and t.keys[i - 2] in ('"', "'"))
    return quoted or (before.key == "," and (after.capital or after.key in ("the", "a", "an")))


def _source_before(desk: Desk, verb: int) -> _Range | None:
    t = desk.t
    at = verb
    while at > 0 and (t.keys[at - 1] in _BETWEEN or at - 1 in desk.taken):
        at -= 1
    before = t.keys[at - 1]
    if at == 0 or before in _UNSAID or before.endswith("n't"):
        return None
    if t.keys[at - 1] == ")":
        at = next((n for n in range(at - 1, max(at - 8, -1), -1) if t.keys[n] == "("), at)
    if t.keys[at - 1] == ",":
        comma = at - 1
        at = _before_apposition(t, comma)
        if at and _is_described(t, at):
            return at + 1, comma
    elif t.keys[at - 1] == "who":
        at -= 1 + (t.keys[at - 2] == ",")
    first = _source_start(t, at, verb)
    if t.keys[first - 1] == "who" and first > 1:
        at = first - 1
        first = _source_start(t, at, verb)
    if t.keys[first - 1] in _NEGATED and first > 0:
        return None
    first = _trimmed(desk, first, at)
    return (first, at) if first < at else None


def _source_start(t: Tokenised, end: int, verb: int) -> int:
    first = end
    while first > 0 and end - first < _LONGEST_SOURCE and _in_source(t, first - 1, verb):
        first -= 1
    return first


def _before_apposition(t: Tokenised, comma: int) -> int:
    """The index of the comma that opens the apposition closed at `comma`, or 0."""
    for at in range(comma - 1, max(comma - _LONGEST_APPOSITION, 0), -1):
        if not t.same_sentence(at, comma) or t.keys[at] == '"':
            return 0
        if t.keys[at] == ",":
            aged = t.tokens[at - 1].kind is Kind.NUMBER and t.keys[at - 2] == ","
            opening = at - 2 * aged
            opener = t.tokens[opening + 1]
            apposed = opener.key in _APPOSITIONS or opener.kind is Kind.NUMBER or opener.capital
            return max(opening, 0) if apposed else 0
    return 0


def _is_described(t: Tokenised, comma: int) -> bool:
    """`A spokesman for the mayor, Ann Lee, said`: the source is what the apposition names."""
    at = comma
    while at > 0 and t.same_sentence(at - 1, comma) and comma - at < _LONGEST_SOURCE:
        if t.keys[at - 1] in ("a", "an"):
            return t.tokens[comma + 1].capital
        if t.keys[at - 1] in _BOUNDARIES:
            return False
        at -= 1
    return False


def _in_source(t: Tokenised, i: int, verb: int) -> bool:
    token = t.tokens[i]
    acronym = token.text.isupper() and len(token.text) > 1
    if not t.same_sentence(i, verb) or (token.key in _BOUNDARIES and not acronym):
        return False
    if token.key in _NEGATED and t.keys[i + 1] != "to":
        return False
    joined = token.key in "-.&" and t.tokens[i + 1].gap is not Gap.PARAGRAPH
    return token.kind is not Kind.MARK or (joined and i > 0)


def _trimmed(desk: Desk, first: int, end: int) -> int:
    """Drop what leads up to the source: `on Monday officials` are officials."""
    t = desk.t
    while first < end:
        if (
            t.keys[first] in PREPOSITIONS
            or t.tokens[first].kind is Kind.MARK
            or first in desk.taken
        ):
            first += 1
        else:
            break
    return first


def _source_end(desk: Desk, first: int) -> int:
    """Where the source ends that begins at `first`, after its verb or `according to`."""
    t = desk.t
    end = first
    while end < min(first + _LONGEST_SOURCE, t.size) and end not in desk.taken:
        token = t.tokens[end]
        if token.gap is Gap.PARAGRAPH or token.key in _AFTER_SOURCE:
            break
        glued = token.key in "-.&" and token.gap is Gap.GLUED and t.tokens[end + 1].capital
        if token.kind is Kind.MARK and not (glued and t.same_sentence(end, end + 1)):
            break
        end += 1
    return end
