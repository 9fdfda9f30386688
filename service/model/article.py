"""Articles: what an outlet sends in, what splitting makes of it, and what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from service.model.words import INDEXED_KINDS, BlockKind, Completeness, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. An empty field is not known.

    `is_spelled` says that the name is only how somebody spelled it when the id was asked for: it
    names an outlet that is new, and never one that is known.
    """

    id: str
    name: str = ""
    domains: tuple[str, ...] = ()
    owner: str = ""
    country: str = ""
    is_spelled: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Submission:
    """An article as a client hands it in. Exactly one of text, html and paragraphs is given.

    The title may be empty where the HTML of a page tells it.
    """

    outlet: Outlet
    title: str
    text: str | None = None
    html: str | None = None
    paragraphs: tuple[str, ...] | None = None
    url: str = ""
    external_id: str = ""
    language: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    credit: str = ""
    completeness: Completeness = Completeness.UNKNOWN

    def clocks_after(self, moment: datetime) -> tuple[str, ...]:
        """Which of the times that the outlet claims lie after `moment`, by their names."""
        told = {"published_at": self.published_at, "modified_at": self.modified_at}
        return tuple(name for name, at in told.items() if at and at > moment)


@dataclass(frozen=True, slots=True)
class Block:
    """A typed span of a version. A headline that the text does not hold has no span."""

    kind: BlockKind
    text: str
    span: Span | None

    @property
    def is_indexed(self) -> bool:
        """Whether the block is a paragraph: searched, and with an id of its own."""
        return self.kind in INDEXED_KINDS


@dataclass(frozen=True, slots=True)
class Document:
    """A canonical text and its blocks in reading order; each span cuts `text`."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One piece of a paragraph, short enough for the encoder to read whole.

    Most paragraphs are one window. `text` is what is embedded and searched; `span` cuts the
    version's canonical text; `ordinal` is the paragraph's place among the paragraphs, from 1.
    """

    paragraph_id: str
    ordinal: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article is known by: its outlet and at least one of the two keys."""

    outlet_id: str
    url: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """All that stands around a version's text. The clocks here are the outlet's claims."""

    title: str
    url: str = ""
    language: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    credit: str = ""
    completeness: Completeness = Completeness.UNKNOWN


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of an article before a submission is embedded."""

    article_id: str
    version: int
    content_hash: str
    masthead: Masthead


@dataclass(frozen=True, slots=True, eq=False)
class VersionDraft:
    """A version ready to be stored in one transaction.

    `vectors` is `(len(windows), dim) float32`, row i for window i, of the model `generation`.
    `article_id` is the id to give if the identity is new.
    """

    article_id: str
    identity: Identity
    outlet: Outlet
    masthead: Masthead
    document: Document
    block_ids: tuple[str, ...]
    content_hash: str
    windows: tuple[Window, ...]
    vectors: NDArray[np.float32]
    generation: str
    seen_at: datetime


class Outcome(StrEnum):
    """What storing a submission did."""

    CREATED = "created"
    REVISED = "revised"
    AMENDED = "amended"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a submission; what it names is stored and will be found."""

    id: str
    version: int
    outlet_id: str
    url: str
    blocks: int
    paragraphs: int
    outcome: Outcome
    sequence: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredBlock:
    """A block as it is kept: with its id."""

    id: str
    kind: BlockKind
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """One entry of an article's history."""

    version: int
    title: str
    published_at: datetime | None
    modified_at: datetime | None
    ingested_at: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article in a list: its current version without the text."""

    id: str
    outlet_id: str
    version: int
    masthead: Masthead
    first_seen_at: datetime
    ingested_at: datetime


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One version of an article, whole."""

    summary: ArticleSummary
    external_id: str
    text: str
    blocks: tuple[StoredBlock, ...] = field(default=())
