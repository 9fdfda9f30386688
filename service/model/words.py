"""The closed vocabularies of Crossread, and the span that every finding carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a span of an article's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST = "list"
    CAPTION = "caption"
    CREDIT = "credit"
    CORRECTION = "correction"
    BOILERPLATE = "boilerplate"


INDEXED_KINDS = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST})
"""The kinds that are searched: a block of one of them is called a paragraph."""


class Relation(StrEnum):
    """How a passage stands to a claim."""

    REPORTS = "reports"
    DIFFERS = "differs"
    DISPUTES = "disputes"
    RELATED = "related"
    UNCLEAR = "unclear"

    @property
    def takes_a_stand(self) -> bool:
        """Whether the passage says something to the claim: tells, varies or denies it."""
        return self not in {Relation.RELATED, Relation.UNCLEAR}


class Certainty(StrEnum):
    """How a passage holds what it says."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"


class Slot(StrEnum):
    """The kind of detail that a fact gives, and in which two passages may differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    NEGATION = "negation"
    CERTAINTY = "certainty"


class Reading(StrEnum):
    """How an editor should read a delta."""

    CONFLICT = "conflict"
    LATER_UPDATE = "later_update"
    EARLIER_VALUE = "earlier_value"
    ROUNDING = "rounding"
    SCOPE = "scope"


class Comparator(StrEnum):
    """How a number is bounded where it stands."""

    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    RANGE = ".."


class OriginKind(StrEnum):
    """Where the text of a passage comes from."""

    OWN = "own"
    WIRE = "wire"
    OUTLET = "outlet"
    PRESS_RELEASE = "press_release"
    UNKNOWN = "unknown"


class Completeness(StrEnum):
    """How much of the published article we were given."""

    FULL = "full"
    EXCERPT = "excerpt"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The text that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same range, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        """Its length in code points."""
        return self.end - self.start
