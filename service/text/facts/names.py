"""The names of a text: people, organisations and places, each with one key for all its forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from service.model import Fact, Slot
from service.text.facts.actors import actor_roles
from service.text.facts.capitals import Run, capital_runs
from service.text.facts.gazetteer import ALIASES, PLACES
from service.text.facts.name_words import INSTITUTIONS, PLACE_HEADS, PLACE_OPENERS
from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.wordlist import words

_PLACING = words("in near outside throughout inside")
_HEADS = INSTITUTIONS | PLACE_HEADS
_MAX_PERSON = 4


class Name(NamedTuple):
    """A name as it stands at tokens `first` to `end`, with its key and what it names."""

    key: str
    first: int
    end: int
    is_place: bool


def names(t: Tokenised, taken: AbstractSet[int]) -> list[Fact]:
    """The name and place facts of a text, in order; `value` is the key of the name.

    A country and its people share a key (`russia`), an acronym and its full form do, and a
    surname shares the key of the full name when the text gives that. A gazetteer place is always a
    place; another name is one where a preposition or a word such as `River` says so.
    Roles are `subject` and `object` of a verb of the news, else the title that the name carries.
    """
    runs = capital_runs(t, taken)
    found = _unified([_name(t, run) for run in runs], _spelt_out(t, runs))
    actors = [n for n, run in enumerate(runs) if not run.leads]
    acting = actor_roles(t, [(runs[n].first, runs[n].end) for n in actors])
    roles = dict(zip(actors, acting, strict=True))
    return [
        Fact(
            Slot.PLACE if name.is_place else Slot.NAME,
            *t.cut(name.first, name.end),
            name.key,
            role=roles.get(n) or ("" if runs[n].leads else runs[n].title),
        )
        for n, name in enumerate(found)
    ]


def key_of(t: Tokenised, first: int, end: int) -> str:
    """The folded key of the name at these tokens, one for all its known forms."""
    parts = [
        token.key.replace(".", "")
        for token in t.tokens[first:end]
        if token.kind is not Kind.MARK or token.key == "&"
    ]
    key = " ".join(parts)
    if not key.isascii():
        decomposed = unicodedata.normalize("NFKD", key)
        key = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return ALIASES.get(key, key)


def _name(t: Tokenised, run: Run) -> Name:
    key = key_of(t, run.first, run.end)
    return Name(key, run.first, run.end, key in PLACES or _is_placed(t, run))


def _is_placed(t: Tokenised, run: Run) -> bool:
    """Whether the words of the name, or the preposition before it, say that it is a place."""
    head = t.keys[run.end - 1]
    opener = t.keys[run.first]
    several = run.end - run.first > 1
    if run.title or head in INSTITUTIONS:
        return False
    if several and t.keys[run.first + 1] == "of":
        return opener in PLACE_HEADS or opener in PLACE_OPENERS
    if several and (head in PLACE_HEADS or opener in PLACE_OPENERS):
        return True
    before = run.first - 1 - (t.keys[run.first - 1] == "the")
    acronym = t.tokens[run.first].text.isupper()
    owner = t.tokens[run.end].kind is Kind.CLITIC
    return not (acronym or owner) and before >= 0 and t.keys[before] in _PLACING


def _spelt_out(t: Tokenised, runs: Iterable[Run]) -> dict[str, str]:
    """Acronyms that the text explains: `the Harbor Rescue League (HRL)`."""
    found = {}
    for run in runs:
        if t.keys[run.end] != "(" or t.keys[run.end + 2] != ")":
            continue
        acronym = t.keys[run.end + 1].replace(".", "")
        initials = [token.key[0] for token in t.tokens[run.first : run.end] if token.capital]
        if acronym == "".join(initials):
            found[acronym] = key_of(t, run.first, run.end)
    return found


def _unified(found: list[Name], acronyms: dict[str, str]) -> list[Name]:
    """Give a surname the key of the full name, and all mentions of a key one kind."""
    full = _full_names(name for name in found if not name.is_place)
    renamed = [
        name._replace(key=acronyms.get(name.key) or full.get(name.key) or name.key)
        for name in found
    ]
    places = {name.key for name in renamed if name.is_place}
    return [name._replace(is_place=name.key in places) for name in renamed]


def _full_names(found: Iterable[Name]) -> dict[str, str]:
    """Surnames to the one full name that ends in each; a surname of two people stays itself."""
    full: dict[str, str] = {}
    for key in {name.key for name in found}:
        parts = key.split(" ")
        if 1 < len(parts) <= _MAX_PERSON and parts[-1] not in _HEADS:
            full[parts[-1]] = "" if parts[-1] in full else key
    return full
