"""What an answer was drawn from, and what could not be searched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from service.model import OutletHoldings, Scope, Searched
from service.ports import Shelves

MOST_TOLD: Final = 40
"""The outlets whose completeness an answer tells."""


class Accounts:
    """Gives the `searched` block of each answer. Safe to use from many threads."""

    def __init__(self, shelves: Shelves, generation: str, verified_by: str) -> None:
        self._shelves = shelves
        self._generation = generation
        self._verified_by = verified_by

    def searched(
        self, scope: Scope, sequence: int, *, known: Collection[str], found: Iterable[str]
    ) -> Searched:
        """What the scope holds: `known` are outlets that exist, `found` those of the answer."""
        # One article more or less does not make an outlet less complete, and the counts are kept.
        held = self._shelves.passages.by_outlet(replace(scope, exclude_articles=()))
        first = [*(name for name in scope.outlets if name in known), *found]
        names = self._shelves.outlets.names()
        told = tuple(
            replace(each, name=names.get(each.outlet_id, "")) for each in _chosen(held, first)
        )
        return Searched(
            holdings=self._shelves.passages.holdings(scope),
            sequence=sequence,
            generation=self._generation,
            gaps=tuple(self._gaps(scope, known)),
            verifier=self._verified_by,
            completeness=told,
            outlets_untold=len({each.outlet_id for each in held} - {t.outlet_id for t in told}),
        )

    def _gaps(self, scope: Scope, known: Collection[str]) -> Iterator[str]:
        """What a reader must know that the search could not do."""
        waiting = self._shelves.log.count_unembedded(self._generation)
        if waiting:
            yield f"{waiting} paragraphs wait for the present model: searched by words only"
        if strange := sorted({*scope.outlets, *scope.exclude_outlets}.difference(known)):
            yield f"no such outlet: {', '.join(strange)}"
        if scope.published_after or scope.published_before:
            dateless = replace(scope, published_after=None, published_before=None)
            if undated := self._shelves.passages.holdings(dateless).undated_articles:
                yield f"articles without a date, left out: {undated}"
        if scope.languages:
            silent = self._shelves.passages.holdings(replace(scope, languages=("",)))
            if silent.articles:
                yield f"articles whose language is not told, left out: {silent.articles}"


def _chosen(held: Iterable[OutletHoldings], first: Iterable[str]) -> tuple[OutletHoldings, ...]:
    """Those of `first` in their order, of which nothing may be held, then the largest."""
    by_id = {each.outlet_id: each for each in held}
    largest = sorted(by_id, key=lambda name: (-by_id[name].articles, name))
    names = list(dict.fromkeys((*first, *largest)))[:MOST_TOLD]
    return tuple(by_id.get(name, OutletHoldings(outlet_id=name)) for name in names)
