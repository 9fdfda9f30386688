"""Who can have made a text: an agency, an outlet, a press office."""

from __future__ import annotations

from dataclasses import dataclass

from service.matching.agencies import slug
from service.model import OriginKind, Outlet


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a text. `key` is the same for one maker everywhere: `wire:ap`."""

    key: str
    kind: OriginKind
    name: str


def wire(name: str) -> Maker:
    """An agency, by its one name."""
    return Maker(f"wire:{slug(name)}", OriginKind.WIRE, name)


def press_office(name: str) -> Maker:
    """Whoever sent out a press release."""
    return Maker(f"press:{slug(name)}", OriginKind.PRESS_RELEASE, name)


def paper(outlet: Outlet) -> Maker:
    """Another outlet."""
    return Maker(f"outlet:{outlet.id}", OriginKind.OUTLET, outlet.name or outlet.id)
