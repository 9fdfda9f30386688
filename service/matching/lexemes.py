"""What a written word by itself is to the alignment: its key, and how much it tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from service.matching.families import Meaning, meanings, phrase_starts
from service.matching.stem import is_past, stem, stems

_STOP_WORDS: Final = """
a an the this that these those there here it its it's he she they them his her hers their
    theirs we our ours us you your i me my mine who whom whose which what when where why how
    and or but nor so yet if then than as at by for from in into of off on onto out over to up with
    within without about above after against along among around before behind below between
    beyond despite during except inside near outside per since through throughout till toward
    towards under until upon via is are was were be been being am has have had having do does did
    done doing will would shall should can could may might must not no never none neither n't
    cannot can't won't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't
    wouldn't couldn't shouldn't also just only even still very too more most less least much many
    some any all each every other another own same such both few several again once ever already
    now later ago while because although though however whether either amid amongst according
    mr mrs ms dr sir one ones something anything everything nothing someone anyone least at
    s t re ve ll d m"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
_LIGHT_WORDS: Final = """
say tell state add report announce people person time year month day week hour
    morning evening night today yesterday tomorrow new make take get give go come have official
    source percent per cent number total figure around nearly almost roughly approximately man
    woman thing way part local statement monday tuesday wednesday thursday friday saturday sunday
    reportedly allegedly claim former current early late number reach spokesman spokeswoman
    spokesperson according set put call use include"""
_LIGHT: Final = stems(_LIGHT_WORDS)
_AUXILIARIES: Final = frozenset(
    {"will", "would", "has", "have", "had", "is", "are", "was", "were", "been", "to", "did", "not"}
)
_LIGHT_WEIGHT: Final = 0.35
NAME_WEIGHT: Final = 1.2
_FAMILY_WEIGHT: Final = 1.15
_PREFIX: Final = 5


_DOTTED: Final = frozenset({"US", "UK", "USA", "UN", "EU"})


class Lexeme(NamedTuple):
    """A word by itself. `weight` is what it tells of a text; 0 for a function word.

    `leads` says that a known phrase can begin with it, `past` and `event` that it tells of
    something that happens, by its form and by its family; `keys` are those under which other words
    for it are looked up.
    """

    key: str
    weight: float
    capital: bool
    past: bool
    event: bool
    auxiliary: bool
    leads: bool
    meanings: tuple[Meaning, ...]
    keys: tuple[str, ...]


@lru_cache(maxsize=65_536)
def lexeme(word: str) -> Lexeme:
    """The lexeme of a word as it is written."""
    lower = word.lower().replace("’", "'")
    acronym = len(word) > 1 and word.isupper()
    key = _acronym(word) if acronym else stem(lower)
    stop = lower in STOP_WORDS and not acronym
    found = meanings(key)
    return Lexeme(
        key,
        0.0 if stop else weight(key),
        word[0].isupper(),
        is_past(lower),
        any(meaning.event for meaning in found),
        lower in _AUXILIARIES,
        key in phrase_starts(),
        found,
        keys(key),
    )


@lru_cache(maxsize=65_536)
def keys(key: str, *, name: bool = False) -> tuple[str, ...]:
    """The look-up keys of a stem: itself, its families, and the letters that derived forms share.

    `economic` and `economist` meet by their first letters; names and short words do not.
    """
    families = (meaning.family for meaning in meanings(key))
    derived = (f"{key[:_PREFIX]}*",) if len(key) > _PREFIX and not name else ()
    return (key, *families, *derived)


def weight(key: str) -> float:
    """What a stem or a joined phrase tells: little for the words of every news text."""
    if key in _LIGHT:
        return _LIGHT_WEIGHT
    return _FAMILY_WEIGHT if meanings(key) else 1.0


def _acronym(word: str) -> str:
    return ".".join(word.lower()) if word in _DOTTED else stem(word.lower())
