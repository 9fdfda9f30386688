"""Origins of a story as a picture: origins left, articles right, shares between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LINE = 30
"""The height of one line of the picture, in its own units, as all lengths here."""
_TOP = 20
_LEFT, _RIGHT = 310, 500
_WIDTH = 880
_THINNEST, _THICKEST = 1.5, 9.0
_LONGEST = 44
"""So many characters of a name fit."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How much of an article's text comes from an origin: `share` in 0..1."""

    origin: str
    article: str
    share: float


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the picture. `full` is the whole of what `label` may cut short."""

    label: str
    full: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from an origin to an article, as thick as its share."""

    path: str
    width: float
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in the units of a view box `width` by `height`."""

    width: int
    height: int
    origins: tuple[Node, ...]
    articles: tuple[Node, ...]
    edges: tuple[Edge, ...]


def picture(flows: Sequence[Flow]) -> Picture:
    """Lay the flows out: each side in the order in which the flows name it."""
    origins = list(dict.fromkeys(flow.origin for flow in flows))
    articles = list(dict.fromkeys(flow.article for flow in flows))
    lines = max(len(origins), len(articles), 1)
    left = _nodes(origins, _LEFT, lines)
    right = _nodes(articles, _RIGHT, lines)
    heights = {node.full: node.y for node in left}, {node.full: node.y for node in right}
    return Picture(
        width=_WIDTH,
        height=2 * _TOP + _LINE * (lines - 1),
        origins=left,
        articles=right,
        edges=tuple(_edge(f, heights[0][f.origin], heights[1][f.article]) for f in flows),
    )


def _nodes(names: Sequence[str], x: int, lines: int) -> tuple[Node, ...]:
    """The names below each other, spread over as many lines as the longer side has."""
    step = _LINE * lines / max(len(names), 1)
    first = _TOP + (step - _LINE) / 2
    return tuple(Node(_cut(n), n, x, round(first + i * step, 1)) for i, n in enumerate(names))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _edge(flow: Flow, top: float, bottom: float) -> Edge:
    middle = (_LEFT + _RIGHT) / 2
    points = ((_LEFT + 8, top), (middle, top), (middle, bottom), (_RIGHT - 8, bottom))
    (x, y), *curve = points
    return Edge(
        path=f"M{x},{y} C" + " ".join(f"{a},{b}" for a, b in curve),
        width=round(_THINNEST + (_THICKEST - _THINNEST) * min(max(flow.share, 0.0), 1.0), 1),
        says=f"{flow.share:.0%} of {flow.article} comes from {flow.origin}",
    )
