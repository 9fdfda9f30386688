"""Articles laid side by side, and two versions of one article set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from service.model.answer import Searched
from service.model.article import StoredArticle
from service.model.facts import Delta
from service.model.words import BlockKind, Certainty, Slot, Span

_MOST: Final = 0.5
"""The share of a cell beyond which marks would mark nothing."""


@dataclass(frozen=True, slots=True, order=True)
class ArticleRef:
    """An article to lay beside others: its current version unless one is named."""

    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a compared article.

    `block` is its block's place among the blocks, `place` its own among the sentences of the
    article. `span` cuts the version's canonical text; `None` where the text does not hold it, as
    with a title that was sent apart.
    """

    block: int
    place: int
    text: str
    span: Span | None
    block_id: str
    kind: BlockKind


class RowGroup(StrEnum):
    """What a row of a comparison shows, in the order in which an editor wants to see it."""

    DIFFERING_FACTS = "differing_facts"
    DIFFERING_QUOTES = "differing_quotes"
    DIFFERING_ATTRIBUTION_OR_CERTAINTY = "differing_attribution_or_certainty"
    SAID_BY_ALL = "said_by_all"
    SAID_BY_SOME = "said_by_some"
    NEAR_EACH_OTHER = "near_each_other"
    ONLY_HERE = "only_here"


class AbsentReason(StrEnum):
    """Why an article has nothing in a row."""

    ABSENT = "absent"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Absent:
    """An article has nothing in a row: it leaves it out, or nobody can tell (`why` says so)."""

    reason: AbsentReason
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A statement as one article has it: one sentence or more, in reading order.

    `marks` are the runs of words that no other cell of the row has, as spans of each sentence's
    own text: `marks[i]` belongs to `sentences[i]`. A cell alone in its row has none.
    """

    sentences: tuple[Sentence, ...]
    marks: tuple[tuple[Span, ...], ...]
    certainty: Certainty

    @property
    def text(self) -> str:
        """Its sentences joined by one space each, as the facts of a `RowDelta` cut them."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def telling_marks(self) -> tuple[tuple[Span, ...], ...]:
        """Its marks, or none where they hold most of it: in such a wording no word stands out."""
        marked = sum(
            max(0, min(mark.end, len(sentence.text)) - max(mark.start, 0))
            for sentence, marks in zip(self.sentences, self.marks, strict=True)
            for mark in marks
        )
        return self.marks if marked <= len(self.text) * _MOST else ((),) * len(self.marks)


class QuoteChange(StrEnum):
    """How one article's quote of an utterance stands to another's."""

    TRUNCATED = "truncated"
    SPLICED = "spliced"
    SUBSTITUTED = "substituted"
    REATTRIBUTED = "reattributed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDelta:
    """A difference between two cells of a row.

    `first` and `second` are places among the compared articles, `first` before `second`; ours is
    the first's side. The facts' spans cut the cell's sentences joined by one space each. `quote`
    tells how a quote was changed, where the delta is of one.
    """

    first: int
    second: int
    delta: Delta
    quote: QuoteChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement as each article has it: a cell or the reason of its absence, in their order.

    `id` is the same in whatever order the articles are asked for. `similarity`, 0..1, is that of
    the two cells least alike; 1 where there is one cell.
    """

    id: str
    group: RowGroup
    cells: tuple[Cell | Absent, ...]
    deltas: tuple[RowDelta, ...] = ()
    similarity: float = 1.0

    @property
    def is_of_headlines(self) -> bool:
        """Whether it is the row of the headlines, which stands first whatever its group."""
        return any(
            isinstance(cell, Cell) and cell.sentences[0].kind is BlockKind.HEADLINE
            for cell in self.cells
        )

    def details_of(self, place: int) -> tuple[Span, ...]:
        """Where the details stand in which a cell differs; a quote is marked word by word."""
        told = [given for given in self.deltas if given.delta.slot is not Slot.QUOTE]
        sides = [given.delta.ours for given in told if given.first == place]
        sides += [given.delta.theirs for given in told if given.second == place]
        return tuple(sorted({f.span for f in sides if f}, key=lambda span: span.start))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles side by side, in the order asked for. Each of their sentences is in one row.

    The row of the headlines is first; the others follow by group, and within a group in the order
    of the story.
    """

    articles: tuple[StoredArticle, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...] = ()


class ChangeKind(StrEnum):
    """What an outlet did between two versions, by the passage."""

    HEADLINE = "headline"
    CHANGED_FACT = "changed_fact"
    CHANGED_QUOTE = "changed_quote"
    CHANGED_ATTRIBUTION = "changed_attribution"
    CHANGED_CERTAINTY = "changed_certainty"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    COSMETIC = "cosmetic"


class NoticeKind(StrEnum):
    """What a notice of an outlet calls itself."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice in a version; `about` are the places of the changes that it speaks of."""

    kind: NoticeKind
    text: str
    block_id: str
    is_new: bool
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A passage of one version: the blocks it stands in, and the runs of words that changed.

    `span` cuts the version's canonical text; `None` where the text does not hold it. `marks` cut
    `text`.
    """

    text: str
    span: Span | None
    block_ids: tuple[str, ...]
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed. A side is `None` where that version has nothing for it.

    Facts of `deltas` cut the two sides' texts. `is_substantive` with `says`, the reason in a
    sentence.
    """

    kind: ChangeKind
    before: Side | None
    after: Side | None
    is_substantive: bool
    says: str
    deltas: tuple[Delta, ...] = ()
    quote: QuoteChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDiff:
    """What an outlet changed between two versions of an article, in reading order.

    `reasons` say why the difference is `substantive`; `is_silent`: substantive with no new
    notice that owns up to it.
    """

    before: StoredArticle
    after: StoredArticle
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    is_substantive: bool
    reasons: tuple[str, ...]
    is_silent: bool


class LifeEvent(StrEnum):
    """What happens to a claim in the versions of an article."""

    APPEARS = "appears"
    VALUE_CHANGED = "value_changed"
    HEDGED = "hedged"
    HARDENED = "hardened"
    REMOVED = "removed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifePoint:
    """A moment in the life of a claim: in which version of which article, and what it says there.

    `at` is the outlet's own clock, its publication or modification; where it gives none, `at` is
    our `seen_at`. `passage` is empty where the claim is gone.
    """

    event: LifeEvent
    article_id: str
    outlet_id: str
    version: int
    title: str
    at: datetime
    seen_at: datetime
    paragraph_id: str
    passage: str
    span: Span | None
    certainty: Certainty | None
    deltas: tuple[Delta, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A claim through all outlets and versions, earliest first.

    `carriers` are the points at which an outlet's current version still has a value that others
    have since changed, corrected or outgrown. `searched` is what was looked through for the claim,
    `notes` say what was left unread.
    """

    claim: str
    points: tuple[LifePoint, ...]
    carriers: tuple[LifePoint, ...]
    searched: Searched
    notes: tuple[str, ...] = ()
