"""How a pasted text is laid out: whether its lines are wrapped, at what width, and its habits."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from service.text.blocks.lines import Line, Opening, finish
from service.text.blocks.marks import pulls
from service.text.sentences import sentences

_WIDTHS = range(20, 260)
_SHORT_LEAD_IN = 24
WORDS_OF_A_LEAD_IN = 3
_FEWEST_LEAD_INS = 2
_FEWEST_VERSES = 2
_MOSTLY_CUT = 0.3
_MARKS = "\"'()[],;:.!?-"


@dataclass(frozen=True, slots=True)
class Break:
    """A line end, and what can be told of the lines on both sides.

    `pull` is what the marks say, `weight` how much a full line here would speak for wrapping;
    `is_lead_in` says that the line may be the first word or two of a paragraph, set alone.
    """

    line: Line
    following: Line
    finish: float
    pull: float
    weight: float
    is_lead_in: bool

    @property
    def narrowest(self) -> int:
        """The least width at which a wrapper could have left the line as it is."""
        return len(self.line.text)

    @property
    def widest(self) -> int:
        """The greatest such width: past it, the next word would have fitted."""
        return len(self.line.text) + self.following.lead - 1


@dataclass(frozen=True)
class Layout:
    """The habits of the text that `lines` make up.

    `width` is the width its lines are wrapped at, None where they are not. `lead_ins` is the share
    of paragraphs whose first words stand alone on a line. `running_on` is the chance that a
    sentence which fills its line is followed by another of the same paragraph.
    """

    lines: Sequence[Line]
    width: int | None
    lead_ins: float
    running_on: float

    @cached_property
    def usually_small(self) -> frozenset[str]:
        """The words that begin with a capital only where a sentence begins."""
        return _usually_small(self.lines)


def breaks_of(lines: Sequence[Line]) -> list[Break]:
    """The line ends of `lines`, the last one aside."""
    found: list[Break] = []
    ended = 1.0
    for (line, following), pull in zip(pairwise(lines), pulls(lines), strict=True):
        finished = finish(line, following)
        weight = _weight(finished, following)
        is_short = len(line.text) <= _SHORT_LEAD_IN and line.words <= WORDS_OF_A_LEAD_IN
        alone = is_short and ended + line.gap >= 1 and finished < 1 and not following.gap
        found.append(Break(line, following, finished, pull, weight, alone))
        ended = finished
    return found


def single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` without the blank line that a double-spaced text has after every one of them."""
    spacing = min((line.gap for line in lines[1:]), default=0)
    if not spacing:
        return lines
    closed = [replace(line, gap=max(0, line.gap - spacing)) for line in lines]
    breaks = [each for each in breaks_of(closed) if not each.following.gap]
    cut = sum(each.weight == 1 for each in breaks)
    is_wrapped = cut > _MOSTLY_CUT * len(breaks) and _wrap_width(breaks) is not None
    return closed if is_wrapped else lines


def _weight(finished: float, following: Line) -> float:
    """A line that stops in mid-sentence was cut by a wrapper, surely so before a small letter."""
    sure = {Opening.SMALL: 1.0, Opening.CAPITAL: 0.5, Opening.CASELESS: 0.7}[following.opening]
    return sure * (1 - finished) + 0.05 * finished


def layout_of(lines: Sequence[Line], breaks: Sequence[Break]) -> Layout:
    """The habits of the text that `lines` make up."""
    width = _wrap_width([each for each in breaks if not each.following.gap])
    return Layout(lines, width, _lead_ins(breaks, width), _running_on(lines, breaks, width))


def _wrap_width(breaks: Sequence[Break]) -> int | None:
    """The width that explains most line ends, if it explains enough of them."""
    change: defaultdict[int, float] = defaultdict(float)
    for each in breaks:
        change[each.narrowest] += each.weight
        change[each.widest + 1] -= each.weight
    best, width, running = 0.0, 0, 0.0
    for at in sorted(change):
        running += change[at]
        if running > best + 1e-9 and at in _WIDTHS:
            best, width = running, at
    to_explain = sum(each.weight for each in breaks if not each.is_lead_in)
    longer = sum(each.narrowest > width for each in breaks if not each.is_lead_in)
    others = sum(not each.is_lead_in for each in breaks)
    if best < 1 or best < 0.4 * to_explain or longer > others / 2:
        return None
    return width if _is_prose(breaks, width) else None


def _is_prose(breaks: Sequence[Break], width: int) -> bool:
    """Whether some of the full lines go on with a small letter; verses hardly do."""
    openings = Counter(
        each.following.opening
        for each in breaks
        if each.narrowest <= width <= each.widest and each.finish < 1
    )
    small, capital = openings[Opening.SMALL], openings[Opening.CAPITAL]
    return capital < _FEWEST_VERSES or small >= 0.3 * (small + capital)


def _lead_ins(breaks: Sequence[Break], width: int | None) -> float:
    """The share of paragraphs that begin with a lead-in; hardly any where none is sure.

    A capital after a short line may begin a paragraph after its subhead, but subheads do not
    stand over every other paragraph.
    """
    short = Counter(each.following.opening for each in breaks if each.is_lead_in)
    ends = sum(each.finish == 1 and _has_room(each, width) for each in breaks)
    found = short[Opening.SMALL]
    if short.total() > max(_FEWEST_LEAD_INS, ends / 2):
        found = short.total()
    return min(0.95, max(0.01, (found + 0.02) / (max(found, ends) + 1)))


def _has_room(each: Break, width: int | None) -> bool:
    return bool(each.following.gap) or width is None or each.widest < width


def _running_on(lines: Sequence[Line], breaks: Sequence[Break], width: int | None) -> float:
    if width is None:
        return 0.0
    inside = sum(len(sentences(line.text)) - 1 for line in lines)
    ends = sum(
        each.finish == 1 and not each.following.gap and _has_room(each, width) for each in breaks
    )
    return (inside + 2) / (inside + ends + 4)


def _usually_small(lines: Sequence[Line]) -> frozenset[str]:
    """The words that are written small, unless a sentence begins with them."""
    seen: Counter[str] = Counter()
    for line in lines:
        words = line.text.split(" ")
        for before, word in pairwise(words):
            if word.islower() or not _may_end_a_sentence(before):
                seen[word.strip(_MARKS)] += 1
    return frozenset(
        word
        for word, count in seen.items()
        if count > 3 * seen[word.capitalize()] and word.islower()
    )


def _may_end_a_sentence(word: str) -> bool:
    bare = word.rstrip("\"')]")
    return bare[-1:] in {".", "!", "?", ":", ""} and "." not in bare[:-1]


def surprise(chance: float) -> float:
    """The cost of what happens with this chance, in nats."""
    return -math.log(max(chance, 1e-3))
