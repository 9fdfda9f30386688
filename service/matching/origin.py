"""Where the passages of one answer come from: a wire agency, a press release, one another.

Only two kinds of evidence count: an agency that is named in a credit or a dateline, and long
runs of equal words outside quotes. Where neither is there, the origin is unknown and counts as
one for each outlet: what an outlet says twice is not said by two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from service.model import Origin, OriginKind, PassageRecord
from service.text.clean import fold
from service.text.shingles import shingles

COPIED_SHARE: Final = 0.6
"""The share of the shorter passage's five-word runs that a copy must have in common."""
COPIED_RUNS: Final = 8
"""Five-word runs in common, at least: twelve words on end."""

_AGENCIES: Final = {
    "AP": ("Associated Press", "The Associated Press", "The AP"),
    "Reuters": ("Thomson Reuters",),
    "AFP": ("Agence France-Presse",),
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
    "CP": ("Canadian Press", "The Canadian Press"),
    "AAP": ("Australian Associated Press",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "AA": ("Anadolu", "Anadolu Agency"),
}
_KNOWN: Final = {
    alias.casefold(): name for name, aliases in _AGENCIES.items() for alias in (name, *aliases)
}
_PRESS_RELEASE: Final = re.compile(
    r"press release|news release|media release|pr ?newswire|business ?wire|globe ?newswire|handout",
    re.IGNORECASE,
)
# Bounded repeats only: capitalised place and date, the agency in brackets, the dash.
_DATELINE: Final = re.compile(
    r"(?:[A-Z0-9][^\s()]{0,20}[\s]{1,3}){0,6}\(([A-Z][\w&.' -]{1,38})\)\s{0,3}(?P<dash>--?|:)?"
)
_CREDIT_SPLIT: Final = re.compile(r"[/,;|•·]|\bvia\b|\band\b|\bwith\b", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:reporting |source:? ?|credit:? ?)?(?:by |from |©|\(c\) ?)?", re.IGNORECASE
)
_WIRE_WORDS: Final = (
    "news agency",
    "press agency",
    "wire",
    "newswire",
    "agency",
    "press association",
)
_ACRONYM: Final = re.compile(r"[A-Z]{2,5}")
_QUOTED: Final = re.compile(r'"[^"]*(?:"|$)')
_SLUG: Final = re.compile(r"[^a-z0-9]+")


def origins(passages: Sequence[PassageRecord]) -> tuple[Origin, ...]:
    """The origin of each passage, in the order given. Ids do not depend on that order."""
    ordered = sorted(range(len(passages)), key=lambda i: _seniority(passages[i]))
    stated = _stated_by_article(passages)
    groups = _groups([passages[i] for i in ordered])
    found: dict[int, Origin] = {}
    for group in groups:
        for position, origin in _of_group(group, stated):
            found[ordered[position]] = origin
    return tuple(found[i] for i in range(len(passages)))


@dataclass(frozen=True, slots=True)
class _Group:
    """Passages that copy the first of them, by place in the order of publication."""

    first: PassageRecord
    members: list[tuple[int, PassageRecord]] = field(default_factory=list)


def _of_group(group: _Group, stated: Mapping[str, Origin]) -> Iterator[tuple[int, Origin]]:
    """The origin each member states, else the earliest one stated, else the first outlet."""
    named = [stated[p.article_id] for _, p in group.members if p.article_id in stated]
    for position, passage in group.members:
        if passage.article_id in stated:
            yield position, stated[passage.article_id]
        elif named:
            yield position, named[0]
        else:
            yield position, _after(group.first, passage)


def _after(first: PassageRecord, passage: PassageRecord) -> Origin:
    origin_id = f"outlet:{first.outlet_id}"
    if passage.outlet_id == first.outlet_id:
        return Origin(origin_id, OriginKind.UNKNOWN)
    return Origin(origin_id, OriginKind.OUTLET, first.outlet_id)


def _groups(passages: Sequence[PassageRecord]) -> list[_Group]:
    """Passages with the earliest one that they copy.

    A passage is compared with the first of each group only, so that no chain of part copies
    joins two texts that share nothing.
    """
    groups: list[_Group] = []
    sizes: list[int] = []
    holders: dict[str, list[int]] = {}
    for position, passage in enumerate(passages):
        runs = _own_runs(passage.text)
        shared = Counter(group for run in runs for group in holders.get(run, ()))
        copied = [
            (count, -group)
            for group, count in shared.items()
            if count >= max(COPIED_RUNS, COPIED_SHARE * min(len(runs), sizes[group]))
        ]
        at = -max(copied)[1] if copied else len(groups)
        if not copied:
            groups.append(_Group(passage))
            sizes.append(len(runs))
            for run in runs:
                holders.setdefault(run, []).append(at)
        groups[at].members.append((position, passage))
    return groups


def _own_runs(text: str) -> frozenset[str]:
    """The five-word runs outside quotes and dateline: two reporters may hear one sentence."""
    folded = fold(text)
    dateline = _DATELINE.match(folded)
    told = _QUOTED.sub(" . ", folded[dateline.end() :] if dateline else folded)
    return shingles(told)


def _seniority(passage: PassageRecord) -> tuple[bool, float, str, int, int]:
    published = passage.published_at
    stamp = published.timestamp() if published else 0.0
    return (published is None, stamp, passage.article_id, passage.ordinal, passage.id)


def _stated_by_article(passages: Iterable[PassageRecord]) -> dict[str, Origin]:
    """What each article says of its own origin, from its credit or a passage's dateline."""
    stated: dict[str, Origin] = {}
    for passage in sorted(passages, key=_seniority):
        origin = _from_credit(passage.credit) or _from_dateline(passage.text)
        if origin:
            stated.setdefault(passage.article_id, origin)
    return stated


def _from_credit(credit: str) -> Origin | None:
    if _PRESS_RELEASE.search(credit):
        return Origin(f"press:{_slug(credit)}", OriginKind.PRESS_RELEASE, credit.strip())
    for part in _CREDIT_SPLIT.split(fold(credit)):
        name = _BY.sub("", part.strip(" ()."), count=1).strip(" ().")
        if name.casefold() in _KNOWN or _says_wire(name) or _ACRONYM.fullmatch(name):
            return _wire(name)
    return None


def _says_wire(name: str) -> bool:
    return name.casefold().endswith(_WIRE_WORDS)


def _from_dateline(text: str) -> Origin | None:
    found = _DATELINE.match(fold(text[:200]))
    if found and (found["dash"] or found[1].casefold() in _KNOWN):
        return _wire(found[1])
    return None


def _wire(name: str) -> Origin:
    full = _KNOWN.get(name.strip().casefold(), name.strip())
    return Origin(f"wire:{_slug(full)}", OriginKind.WIRE, full)


def _slug(name: str) -> str:
    return _SLUG.sub("-", name.casefold()).strip("-")
