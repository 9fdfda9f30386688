"""Tell the line ends that a wrapper made from those that end a paragraph.

Every line continues a paragraph, starts one, or leads one in: its first word or two stand alone on
the line, as pasted pages often have them. The cheapest reading of the whole text wins, found
by dynamic programming (Viterbi, 1967). A cost is about the negative logarithm of a chance.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import inf

from service.text.blocks.lines import Line, Opening
from service.text.blocks.marks import is_bullet
from service.text.blocks.wrapping import (
    WORDS_OF_A_LEAD_IN,
    Break,
    Layout,
    breaks_of,
    layout_of,
    single_spaced,
    surprise,
)

_LONGEST_LEAD_IN = 6
_USUAL_WIDTH = 72


class Role(IntEnum):
    """What a line does in its paragraph."""

    CONTINUES = 0
    STARTS = 1
    LEADS_IN = 2


_Costs = list[float]  # one for each role


def group(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs that `lines` make up, as half-open ranges of indices."""
    roles = _roles(single_spaced(lines))
    starts = [at for at, role in enumerate(roles) if role is not Role.CONTINUES]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True)) if starts else []


def _roles(lines: Sequence[Line]) -> list[Role]:
    """The cheapest role of each line."""
    if not lines:
        return []
    breaks = breaks_of(lines)
    layout = layout_of(lines, breaks)
    totals: _Costs = [inf, 0.0, _leading_in(breaks[0], layout) if breaks else inf]
    came_from: list[list[Role]] = []
    for at, each in enumerate(breaks):
        after = breaks[at + 1] if at + 1 < len(breaks) else None
        totals, best = _step(totals, each, after, layout)
        came_from.append(best)
    role = min(Role, key=totals.__getitem__)
    roles = [role]
    for best in reversed(came_from):
        role = best[role]
        roles.append(role)
    return roles[::-1]


def _step(
    totals: _Costs, each: Break, after: Break | None, layout: Layout
) -> tuple[_Costs, list[Role]]:
    """The cheapest way to each role of the line after `each`, and the role it comes from."""
    joins, cuts = _joining(each, layout), _cutting(each, layout)
    arrivals = (
        [total + cost for total, cost in zip(totals, joins, strict=True)],
        [total + cost for total, cost in zip(totals, cuts, strict=True)],
    )
    (joined, from_joined), (cut, from_cut) = (
        min((cost, role) for role, cost in zip(Role, costs, strict=True)) for costs in arrivals
    )
    leading = _leading_in(after, layout) if after else inf
    return (
        [joined, cut + _starting(each.following, layout), cut + leading],
        [from_joined, from_cut, from_cut],
    )


def _starting(line: Line, layout: Layout) -> float:
    """Where paragraphs have lead-ins, one without is rare, unless it was never wrapped."""
    is_short = len(line.text) <= (layout.width or _USUAL_WIDTH)
    return surprise(1 - layout.lead_ins) if is_short else 0.3


def _leading_in(each: Break, layout: Layout) -> float:
    """The cost of reading the line before `each` as the lead-in of a paragraph."""
    line, following = each.line, each.following
    if following.gap or each.finish == 1 or line.words > _LONGEST_LEAD_IN:
        return inf
    if _is_full(each, layout):
        return inf
    cost = surprise(layout.lead_ins) + 0.7 * (line.words - 1) + 2 * each.finish
    if following.opening is Opening.CAPITAL:
        is_new = _begins_a_sentence(following, layout) and not line.text.endswith(":")
        cost += 3.5 if is_new else 0.3
    return cost


def _begins_a_sentence(line: Line, layout: Layout) -> bool:
    return line.opening is Opening.CAPITAL and line.first_word.casefold() in layout.usually_small


def _is_full(each: Break, layout: Layout) -> bool:
    """Whether the next word would not have fitted on the line."""
    return layout.width is not None and each.narrowest <= layout.width <= each.widest


def _joining(each: Break, layout: Layout) -> _Costs:
    """The cost of one paragraph going over the line end, by the role of the line before."""
    if each.following.gap:
        return [inf, inf, inf]
    marks = max(0.0, each.pull)
    unfinished = marks + (1 - each.finish) * _joining_unfinished(each, layout)
    return [
        unfinished + each.finish * _joining_finished(each, layout, Role.CONTINUES),
        unfinished + each.finish * _joining_finished(each, layout, Role.STARTS),
        marks,
    ]


def _joining_finished(each: Break, layout: Layout, role: Role) -> float:
    if each.following.opening is Opening.SMALL:
        return 1.0 if _is_full(each, layout) else 3.0
    return surprise(_running_on(layout, role)) if _is_full(each, layout) else 8.0


def _running_on(layout: Layout, role: Role) -> float:
    """The chance that a sentence which fills the line is not the paragraph's last.

    Paragraphs of just one full line are rare: measured on 400 news articles wrapped at 40 to 100,
    the odds that the first line ends one are a third of those of a later line.
    """
    odds = layout.running_on / (1 - layout.running_on)
    odds *= 3.0 if role is Role.STARTS else 0.9
    return odds / (1 + odds)


def _joining_unfinished(each: Break, layout: Layout) -> float:
    opening = each.following.opening
    if _is_full(each, layout):
        return 2.0 if _begins_a_sentence(each.following, layout) else 0.0
    if layout.width is None or each.narrowest > layout.width:
        return {Opening.SMALL: 0.0, Opening.CAPITAL: 4.0, Opening.CASELESS: 3.0}[opening]
    room = 4 * (layout.width - each.widest) / layout.width
    return room + {Opening.SMALL: 1.0, Opening.CAPITAL: 4.0, Opening.CASELESS: 3.0}[opening]


def _cutting(each: Break, layout: Layout) -> _Costs:
    """The cost of a paragraph ending at the line end, by the role of the line before.

    A line alone may be a headline, an item or a verse; a longer paragraph ends with a sentence.
    """
    if each.following.gap:
        return [0.0, 0.0, inf]
    cost = max(0.0, -each.pull)
    if each.following.opening is Opening.SMALL and not is_bullet(each.following.text):
        cost += 5.0
    alone = 3.0 if each.line.text.endswith(",") else 2.0
    longer = alone if layout.width is None else 5.0
    if each.line.words > WORDS_OF_A_LEAD_IN:  # a headline or a verse; no lead-in was to be expected
        alone = max(0.5, alone - _starting(each.line, layout))
    costs = [cost + (1 - each.finish) * unfinished for unfinished in (longer, alone)]
    if each.finish == 1 and _is_full(each, layout):
        for role in (Role.CONTINUES, Role.STARTS):
            costs[role] += surprise(1 - _running_on(layout, role))
    return [*costs, inf]
