"""Which other paper a paragraph has its statement from: `a witness told The Lamplighter`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from service.matching.agencies import Agencies
from service.matching.makers import Maker, paper, wire
from service.model import Outlet
from service.text.clean import fold

_BEFORE: Final = re.compile(
    r"\b(?:[Tt]old|[Aa]ccording to|[Cc]iting|[Ii]nterview with|[Ff]irst in"
    r"|(?:[Rr]eport(?:ed|s)?|[Ii]nterview|[Pp]ublished) (?:by|in)"
    r"|(?:[Ss]een|[Oo]btained|[Rr]evealed|[Qq]uoted) by) (?:[Tt]he )?"
)
_AFTER: Final = re.compile(
    r" (?:first |has |had |also |earlier ){0,2}"
    r"(?:reported|reports|wrote|writes|revealed|reveals|said|says|cited|quoted|learned|learnt"
    r"|was told)\b"
)
_WORDS: Final = re.compile(r"[\w.&'-]+")
_LONGEST: Final = 6
"""How many words the name of an outlet has at most."""
_REACH: Final = 80


class Papers:
    """The outlets and agencies that a text may name as its source.

    `names` are those of all outlets, by id.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.agencies = Agencies(names.values())
        self._names = names
        self._ids = {_key(name): id_ for id_, name in names.items()}

    def outlet(self, outlet_id: str) -> Outlet:
        """The outlet with this id, named by it where it is not known."""
        return Outlet(outlet_id, self._names.get(outlet_id) or outlet_id)

    def maker(self, name: str) -> Maker | None:
        """Who is meant by `name`, its article aside; `None` where it is no paper's."""
        if not name[:1].isupper():
            return None
        agency = self.agencies.named(name)
        if agency:
            return wire(agency)
        outlet_id = self._ids.get(_key(name))
        return paper(self.outlet(outlet_id)) if outlet_id else None


def cited(text: str, outlet: str, papers: Papers) -> tuple[tuple[Maker, str], ...]:
    """The papers other than `outlet` that `text` names as its source, with the words that do so."""
    folded = fold(text)
    found: dict[str, tuple[Maker, str]] = {}
    for maker, words in (*_after_cues(folded, papers), *_before_cues(folded, papers)):
        if _key(maker.name) != _key(outlet):
            found.setdefault(maker.key, (maker, words))
    return tuple(found.values())


def _after_cues(folded: str, papers: Papers) -> Iterator[tuple[Maker, str]]:
    """`according to the Harbor Times`."""
    for cue in _BEFORE.finditer(folded):
        words = list(_WORDS.finditer(folded, cue.end(), cue.end() + _REACH))[:_LONGEST]
        for last in reversed(words):
            name = folded[cue.end() : last.end()].rstrip(".'")
            maker = papers.maker(name.removesuffix("'s"))
            if maker:
                yield maker, folded[cue.start() : last.end()]
                break


def _before_cues(folded: str, papers: Papers) -> Iterator[tuple[Maker, str]]:
    """`the Harbor Times reported`."""
    for cue in _AFTER.finditer(folded):
        words = list(_WORDS.finditer(folded, max(0, cue.start() - _REACH), cue.start()))
        for first in words[-_LONGEST:]:
            maker = papers.maker(folded[first.start() : cue.start()])
            if maker:
                yield maker, folded[first.start() : cue.end()]
                break


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
