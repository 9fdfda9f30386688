"""Origins: who made a text, by which evidence, and what people decided about it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.model.words import OriginKind, Span


class Evidence(StrEnum):
    """What tells an origin, in the order in which it is believed."""

    HAND = "hand"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    SIGN_OFF = "sign_off"
    OUTLET = "outlet"
    COPY = "copy"
    LINK = "link"
    CITATION = "citation"
    ALONE = "alone"
    TIE = "tie"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage's text comes from.

    `id` is the paragraph that stands for all with this text; any of them finds the origin.
    `maker` is the same for everything that one agency, outlet or office made: `wire:ap`. `source`
    is the paper at the end of those that the text names as its source, the maker if it names none.
    """

    id: str
    kind: OriginKind
    name: str = ""
    maker: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for an origin, with the words that give it.

    `paragraph_id` names the other paragraph of a copy or a citation, `likeness` is how much of
    the two is common, in 0..1.
    """

    evidence: Evidence
    says: str
    text: str = ""
    paragraph_id: str = ""
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class ParagraphOrigin:
    """The origin of one paragraph. `sources` leads from its maker to the ultimate source."""

    paragraph_id: str
    paragraph: int
    span: Span
    text: str
    origin: Origin
    sources: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an article one maker made, by its words."""

    kind: OriginKind
    name: str
    maker: str
    paragraphs: int
    share: float


@dataclass(frozen=True, slots=True)
class ArticleOrigins:
    """The origins of an article's paragraphs. `mixed` says that more than one maker made it."""

    article_id: str
    version: int
    outlet_id: str
    mixed: bool
    shares: tuple[Share, ...]
    paragraphs: tuple[ParagraphOrigin, ...]


@dataclass(frozen=True, slots=True)
class OriginMember:
    """A paragraph of an origin. `likeness` is that with the earliest one, which has none."""

    paragraph_id: str
    paragraph: int
    article_id: str
    version: int
    outlet_id: str
    title: str
    url: str
    published_at: datetime | None
    span: Span
    text: str
    likeness: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Earliest:
    """Who has something earliest in this index, and by how much.

    More than one paragraph is a tie. `margin` is the time to the next outlet; `None` where there
    is no other with a date.
    """

    paragraph_ids: tuple[str, ...]
    outlet_ids: tuple[str, ...]
    published_at: datetime
    margin: timedelta | None

    @property
    def is_tie(self) -> bool:
        """Whether more than one outlet is the earliest."""
        return len(self.outlet_ids) > 1


@dataclass(frozen=True, slots=True)
class OriginFile:
    """All that is known of one origin: its members and why they are one.

    `earliest` is `None` where no member has a date.
    """

    origin: Origin
    sources: tuple[str, ...]
    reasons: tuple[Reason, ...]
    members: tuple[OriginMember, ...]
    earliest: Earliest | None
    decisions: tuple[OriginDecision, ...]


class DecisionKind(StrEnum):
    """What a person decided about origins."""

    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class OriginDecision:
    """A decision by hand. It holds until it is taken back.

    A split takes `paragraph_ids` out of their origin; those of one split may still share one. A
    merge makes the origins of all `paragraph_ids` one.
    """

    id: str
    kind: DecisionKind
    paragraph_ids: tuple[str, ...]
    note: str
    decided_at: datetime
