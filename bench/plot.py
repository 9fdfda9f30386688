"""A line chart as SVG, written by hand: one axis of sizes, one of milliseconds, both by tens."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 20, 50
COLOURS = ("#1b5e9b", "#b3541e", "#4b7a2b", "#7a3b8f")

Points = Sequence[tuple[float, float]]


def chart(title: str, lines: Mapping[str, Points]) -> str:
    """Each line by its name; both axes are logarithmic."""
    every = [point for points in lines.values() for point in points]
    across = _Scale([x for x, _ in every], LEFT, WIDTH - RIGHT)
    up = _Scale([y for _, y in every], HEIGHT - BOTTOM, TOP)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    parts = [
        f'{head} font-family="sans-serif" font-size="12"><title>{title}</title>',
        '<rect width="100%" height="100%" fill="#fff"/>',
        *(_grid_across(x, across) for x in across.tens()),
        *(_grid_up(y, up) for y in up.tens()),
    ]
    for (name, points), colour in zip(lines.items(), COLOURS, strict=False):
        places = [(across(x), up(y)) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        parts.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Scale:
    """From values to places between `start` and `end`."""

    def __init__(self, values: Sequence[float], start: int, end: int) -> None:
        self._low = math.floor(math.log10(min(values)))
        self._high = max(math.ceil(math.log10(max(values))), self._low + 1)
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)

    def tens(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]


def _grid_across(value: float, scale: _Scale) -> str:
    x = scale(value)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:,.0f}</text>'
    )


def _grid_up(value: float, scale: _Scale) -> str:
    y = scale(value)
    return (
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,.4g} ms</text>'
    )
