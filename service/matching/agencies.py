"""The wire agencies by all their names, and how a credit or a dateline names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from service.text.clean import fold, squeeze

_AGENCIES: Final = {
    "AP": ("Associated Press", "A.P."),
    "Reuters": ("Thomson Reuters", "Reuters News", "Reuters Staff"),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "UPI": ("United Press International",),
    "PA": ("PA Media", "Press Association", "PA News Agency"),
    "dpa": ("Deutsche Presse-Agentur",),
    "Xinhua": ("Xinhua News Agency",),
    "TASS": ("ITAR-TASS",),
    "Interfax": (),
    "Kyodo": ("Kyodo News",),
    "Yonhap": ("Yonhap News Agency",),
    "ANSA": (),
    "EFE": ("Agencia EFE",),
    "CP": ("Canadian Press",),
    "AAP": ("Australian Associated Press",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "AA": ("Anadolu", "Anadolu Agency"),
}
_WIRE_WORDS: Final = (
    *("news agency", "press agency", "newswire", "news wire", "wire", "wire service", "wires"),
    *("agency", "agencies", "press association", "news service"),
)
_PLACELESS: Final = re.compile(r"\b(?:staff|writers?|reporters?|bureau)\b", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"the ", re.IGNORECASE)
_ACRONYM: Final = re.compile(r"[A-Z]{2,5}")
_SLUG: Final = re.compile(r"[^a-z0-9]+")

UNNAMED: Final = "agencies"
"""The name of a wire that an article owns up to without saying which."""


class Agencies:
    """Every agency that can be told: those known to all, and `outlets` whose name says agency.

    An outlet is also found by its initials: `MPA` is the Meridian Press Agency where that is an
    outlet of the index.
    """

    def __init__(self, outlets: Iterable[str] = ()) -> None:
        self._names = dict(_KNOWN)
        for name in outlets:
            if says_agency(name) and _key(name) not in self._names:
                for alias in (name, _initials(name)):
                    self._names.setdefault(_key(alias), name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Agencies) and self._names == other._names

    def __hash__(self) -> int:
        return hash(frozenset(self._names.items()))

    def named(self, name: str) -> str:
        """The one name of the agency that `name` is one of; empty where it is none that is known.

        A name that itself says agency is one, whoever knows it.
        """
        plain = squeeze(_PLACELESS.sub(" ", fold(name))).strip(" .,;:()-©*_")
        plain = _ARTICLE.sub("", plain, count=1) if plain[:4].casefold() == "the " else plain
        return self._names.get(_key(plain), "") or (plain if says_agency(plain) else "")

    def guessed(self, name: str) -> str:
        """As `named`, but a word in capitals in the place of an agency is one too."""
        return self.named(name) or (name if _ACRONYM.fullmatch(name) else "")


def says_agency(name: str) -> bool:
    """Whether the name itself says that it is an agency's."""
    return name.casefold().endswith(_WIRE_WORDS)


def slug(name: str) -> str:
    """`name` as it stands in an id."""
    return _SLUG.sub("-", name.casefold()).strip("-")


def _key(name: str) -> str:
    return name.strip().casefold()


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _aliases() -> Iterator[tuple[str, str]]:
    for name, others in _AGENCIES.items():
        for alias in (name, *others):
            yield _key(alias), name


_KNOWN: Final[Mapping[str, str]] = dict(_aliases())
