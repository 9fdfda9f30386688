"""What an article says itself of where its text comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from service.matching.agencies import UNNAMED, Agencies, slug
from service.matching.makers import Maker, press_office, wire
from service.model import Evidence
from service.text.clean import fold, squeeze

HEAD: Final = 3
"""In how many of the first lines a byline or a dateline may stand."""
TAIL: Final = 6
"""In how many of the last lines a sign-off may stand."""

_LONGEST_BYLINE: Final = 80
_READ: Final = 300
"""How much of a line's beginning, and of its end, is read."""

_PRESS_RELEASE: Final = re.compile(
    r"press release|news release|media release|pr ?newswire|business ?wire|globe ?newswire|handout"
    r"|press office",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"(?:press|news|media) (?:release|office)s?(?: (?:from|by|of) (?:the )?)?:?|handout:?",
    re.IGNORECASE,
)
# Bounded repeats only: place and date, the agency in brackets, the dash.
_DATELINE: Final = re.compile(
    r"(?:[A-Z0-9][^\s()]{0,20}[\s]{1,3}){0,7}\(([A-Z][\w&.' -]{1,38})\)\s{0,3}(?P<dash>--?)?"
)
_HOUSE: Final = frozenset({"staff", "desk", "newsroom", "team", "bureau", "correspondent"})
_REUTERS_STAFF: Final = frozenset({"reuters staff", "staff and agencies"})
_LONGEST_PARTICLE: Final = 3
_PARTS: Final = re.compile(r"[/,;|•·+&]|\bvia\b|\band\b|\bwith\b", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:reporting |text |source:? ?|credit:? ?)?(?:by |from |© ?|\(c\) ?|copyright (?:\d{4} )?)?",
    re.IGNORECASE,
)
_CONTRIBUTED: Final = re.compile(
    r"\bcontributed\b(?! to (?:the|his|her|their) )"
    r"|\b(?:with|using) (?:additional )?(?:reporting|material|files|copy|reports) (?:by|from) "
    r"|\b(?:additional|other) (?:reporting|material|copy)(?: by| from)?:? ?\(?",
    re.IGNORECASE,
)
_CLAUSE_ENDS: Final = re.compile(r"[.!?:;()]")
_LONGEST_LIST: Final = 120
# The house style of one agency, and of no paper: two roles in one bracket.
_REUTERS_SIGN_OFF: Final = re.compile(
    r"\((?:(?:additional )?reporting|writing|compiled|editing) by [^()]{3,400}; ?"
    r"(?:[^()]{0,200}; ?)?editing by [^()]{3,200}\)",
    re.IGNORECASE,
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)[ \d,-]{0,14}(?:by )?(?P<whose>[^.,;()]{2,60})", re.IGNORECASE
)
_STAFF_AND_AGENCIES: Final = re.compile(
    r"\W*(?:by )?(?:staff|[\w ]{2,30} staff|staff (?:writers?|reporters?))?"
    r"(?:,| and| &| with)? ?(?:news )?(?:agencies|wires?|wire services|wire reports)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A maker whom the article names, by which words of it, and for how much of it.

    `whole` is false where the article has text of others beside its own, without saying which.
    """

    maker: Maker
    evidence: Evidence
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands around an article's text, and its text line by line."""

    outlet: str
    credit: str = ""
    authors: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def stated(imprint: Imprint, agencies: Agencies) -> tuple[Stated, ...]:
    """Who the article says made it, best evidence first; none where it says nothing."""
    found = (
        *_by_credit(imprint, agencies),
        *_by_dateline(imprint, agencies),
        *_by_sign_off(imprint, agencies),
        *_by_outlet(imprint, agencies),
    )
    best: dict[str, Stated] = {}
    for each in sorted(found, key=lambda each: not each.whole):
        best.setdefault(each.maker.key, each)
    return tuple(best.values())


def _by_credit(imprint: Imprint, agencies: Agencies) -> Iterator[Stated]:
    """The credit, the authors and a byline in the text, which only together say for how much."""
    bylines = [line for line in imprint.lines[:HEAD] if _is_byline(line)]
    sources = (
        (Evidence.CREDIT, [imprint.credit]),
        (Evidence.BYLINE, [*imprint.authors, *bylines]),
    )
    parts = [
        (evidence, given, part)
        for evidence, texts in sources
        for given in texts
        if given.strip()
        for part in _names(given)
    ]
    makers = [(evidence, given, _maker(part, given, agencies)) for evidence, given, part in parts]
    # A desk of the agency's own is no second maker, and a name alone may be its reporter's.
    shared = not agencies.named(imprint.outlet) and any(
        _is_of_the_house(part, imprint.outlet) for _, _, part in parts
    )
    for evidence, given, maker in makers:
        if maker:
            yield Stated(maker, evidence, squeeze(given), whole=not shared)


def _is_of_the_house(name: str, outlet: str) -> bool:
    """Whether a byline names the outlet's own people: its staff, a desk, or the outlet."""
    names = {word for word in outlet.casefold().split() if len(word) > _LONGEST_PARTICLE}
    words = set(name.casefold().split())
    return bool(words & (_HOUSE | names)) and name.casefold() not in _REUTERS_STAFF


def _maker(name: str, given: str, agencies: Agencies) -> Maker | None:
    if _PRESS_RELEASE.search(given):
        whose = squeeze(_WHOSE.sub(" ", given)).strip(" :-–()")
        return press_office(whose or squeeze(given))
    if _STAFF_AND_AGENCIES.fullmatch(given):
        return wire(UNNAMED)
    agency = agencies.guessed(name)
    return wire(agency) if agency else None


def _names(given: str) -> Iterator[str]:
    """The names of a credit: `By AP and Staff` has two."""
    if _PRESS_RELEASE.search(given) or _STAFF_AND_AGENCIES.fullmatch(given):
        yield given
        return
    for part in _PARTS.split(fold(given)):
        name = _BY.sub("", part.strip(" ()."), count=1).strip(" ().")
        if name:
            yield name


def _is_byline(line: str) -> bool:
    plain = fold(line).strip() if len(line) <= _LONGEST_BYLINE else ""
    return plain.startswith(("By ", "BY ", "©", "Source: "))


def _by_dateline(imprint: Imprint, agencies: Agencies) -> Iterator[Stated]:
    for line in imprint.lines[:HEAD]:
        found = _DATELINE.match(fold(line[:_READ]))
        if not found:
            continue
        known = agencies.named(found[1])
        if known or found["dash"]:
            name = known or found[1]
            if slug(name) not in slug(imprint.outlet):
                yield Stated(wire(name), Evidence.DATELINE, found[0].strip(), whole=True)
                return


def _by_sign_off(imprint: Imprint, agencies: Agencies) -> Iterator[Stated]:
    """How an article ends that is a wire's, or has text of a wire beside its own."""
    for line in imprint.lines[-TAIL:]:
        end = fold(line[-2 * _READ :])
        yield from _wholly(end, agencies)
        for cue in _CONTRIBUTED.finditer(end):
            given, words = _contributors(end, cue)
            for name in _agencies_in(given, agencies):
                yield Stated(wire(name), Evidence.SIGN_OFF, squeeze(words), whole=False)


def _contributors(end: str, cue: re.Match[str]) -> tuple[str, str]:
    """Who stands before `contributed`, or after the other cues, and the words that say so."""
    if cue[0].casefold() == "contributed":
        before = _CLAUSE_ENDS.split(end[max(0, cue.start() - _LONGEST_LIST) : cue.start()])[-1]
        return before.removesuffix(" also "), before + cue[0]
    after = _CLAUSE_ENDS.split(end[cue.end() : cue.end() + _LONGEST_LIST])[0]
    return after, cue[0] + after


def _wholly(end: str, agencies: Agencies) -> Iterator[Stated]:
    if found := _REUTERS_SIGN_OFF.search(end):
        yield Stated(wire("Reuters"), Evidence.SIGN_OFF, found[0], whole=True)
    for found in _COPYRIGHT.finditer(end):
        for name in _agencies_in(found["whose"], agencies):
            yield Stated(wire(name), Evidence.SIGN_OFF, found[0], whole=True)
            return


def _agencies_in(given: str, agencies: Agencies) -> Iterator[str]:
    """The agencies among names: `Associated Press writer Ann Lee in Rome and Reuters`."""
    for part in _PARTS.split(given):
        words = part.split()
        for size in range(min(len(words), 5), 0, -1):
            name = agencies.named(" ".join(words[:size]))
            if name:
                yield name
                break


def _by_outlet(imprint: Imprint, agencies: Agencies) -> Iterable[Stated]:
    """An outlet that is an agency makes its own text."""
    name = agencies.named(imprint.outlet)
    if name:
        yield Stated(wire(name), Evidence.OUTLET, imprint.outlet, whole=True)
