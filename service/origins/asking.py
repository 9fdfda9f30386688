"""The use case: whose text the paragraphs of an article are, and which of them are one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from service.errors import Invalid
from service.matching.earliest import earliest
from service.matching.origin import LINKS, Decided, Piece
from service.matching.rulings import Rulings
from service.matching.tracing import traced
from service.model import (
    ArticleOrigins,
    DecisionKind,
    Evidence,
    Origin,
    OriginDecision,
    OriginFile,
    OriginKind,
    OriginMember,
    ParagraphOrigin,
    PassageRecord,
    Share,
)
from service.origins.doubles import Finder, Search
from service.origins.families import MEMBERS, Families, Member
from service.origins.opening import Opened, Opener
from service.origins.passages import doubles_among
from service.ports import ArticleStore, Encoder, Shelves

A_PART: Final = 0.1
"""The share of an article below which a maker only added a line."""


class Origins:
    """Computed from what is stored whenever it is asked, so the order of ingest is no matter."""

    def __init__(self, articles: ArticleStore, shelves: Shelves, encoder: Encoder) -> None:
        opener = Opener(articles, shelves.outlets)
        self._finder = Finder(articles, shelves, encoder, opener)

    def of_article(self, article_id: str) -> ArticleOrigins:
        """Whose text each paragraph of an article is. Raises `NotFound`."""
        search, families = self._begin()
        found = search.doubles(article_id)
        told = [
            _told(search, families, found.opened, place)
            for place in range(len(found.opened.paragraphs))
        ]
        summary = found.opened.article.summary
        return ArticleOrigins(
            article_id=article_id,
            version=summary.version,
            outlet_id=summary.outlet_id,
            mixed=_is_mixed(told),
            shares=_shares(told),
            paragraphs=tuple(told),
        )

    def origin(self, origin_id: str) -> OriginFile:
        """All members of an origin and why they are one; any member's id finds it.

        Raises `NotFound`.
        """
        search, families = self._begin()
        top, decided = families.decided(families.piece(origin_id))
        members = _members(families, top)
        sources = _sources(search, families, top, decided)
        return OriginFile(
            origin=decided.origin(top.paragraph_id, sources[-1]),
            sources=sources,
            reasons=decided.reasons,
            members=tuple(_member(search, families, each) for each in members),
            earliest=earliest(
                (m.piece.paragraph_id, m.piece.outlet.id, m.piece.published_at) for m in members
            ),
            decisions=search.decided,
        )

    def of_passages(self, records: Sequence[PassageRecord]) -> tuple[Origin, ...]:
        """The origin of each passage of one answer, set against the others of that answer."""
        search = Search(self._finder, self._finder.opener.papers())
        pieces = [self._finder.opener.piece(each, search.papers) for each in records]
        doubles = doubles_among(search, records, pieces)
        held = self._finder.shelves.decisions.touching([r.paragraph_id for r in records])
        return traced(pieces, doubles, Rulings(held))

    def split(self, origin_id: str, paragraph_ids: Sequence[str], note: str = "") -> OriginDecision:
        """Take paragraphs out of an origin; those of one split may still share another.

        Raises `NotFound` for an unknown origin, `Invalid` for a paragraph that is not in it.
        """
        held = {each.paragraph_id for each in self.origin(origin_id).members}
        for place, each in enumerate(paragraph_ids):
            if each not in held:
                raise Invalid("is not a paragraph of this origin", f"/paragraph_ids/{place}")
        if held <= set(paragraph_ids):
            raise Invalid("names all paragraphs of this origin", "/paragraph_ids")
        return self._finder.shelves.decisions.record(DecisionKind.SPLIT, paragraph_ids, note)

    def merge(self, origin_id: str, others: Sequence[str], note: str = "") -> OriginDecision:
        """Make several origins one. Raises `NotFound`, or `Invalid` where they are one already."""
        _, families = self._begin()
        tops = [
            families.decided(families.piece(each))[0].paragraph_id for each in (origin_id, *others)
        ]
        for place, each in enumerate(tops[1:]):
            if each in tops[: place + 1]:
                raise Invalid("is this origin already", f"/origins/{place}")
        return self._finder.shelves.decisions.record(DecisionKind.MERGE, tops, note)

    def withdraw(self, decision_id: str) -> None:
        """Take a decision back. Raises `NotFound`."""
        self._finder.shelves.decisions.withdraw(decision_id)

    def _begin(self) -> tuple[Search, Families]:
        self._finder.shelves.vectors.catch_up(self._finder.shelves.log)
        search = Search(self._finder, self._finder.opener.papers())
        return search, Families(search)


def _told(search: Search, families: Families, opened: Opened, place: int) -> ParagraphOrigin:
    piece, block = opened.piece(place), opened.paragraphs[place]
    top, decided = families.decided(piece)
    sources = _sources(search, families, piece, decided)
    assert block.span is not None  # noqa: S101 -- a paragraph stands in the text
    return ParagraphOrigin(
        paragraph_id=piece.paragraph_id,
        paragraph=piece.ordinal,
        span=block.span,
        text=block.text,
        origin=decided.origin(top.paragraph_id, sources[-1]),
        sources=sources,
        reasons=decided.reasons,
    )


def _is_mixed(told: Sequence[ParagraphOrigin]) -> bool:
    """Whether two makers at least made a good part of what is told."""
    words: Counter[str] = Counter()
    for each in told:
        if _is_of_its_text(each):
            words[each.origin.maker] += len(each.text.split())
    return sum(each >= A_PART * words.total() for each in words.values()) > 1


def _is_of_its_text(paragraph: ParagraphOrigin) -> bool:
    """Whether its maker made the text, and is not only named in it as the source."""
    cited = paragraph.reasons[0].evidence is Evidence.CITATION
    return not cited and paragraph.origin.kind is not OriginKind.UNKNOWN


def _shares(told: Sequence[ParagraphOrigin]) -> tuple[Share, ...]:
    """How much each maker made, the most first."""
    words: Counter[Origin] = Counter()
    paragraphs: Counter[Origin] = Counter()
    for each in told:
        by = Origin("", each.origin.kind, each.origin.name, each.origin.maker)
        words[by] += len(each.text.split())
        paragraphs[by] += 1
    total = max(1, words.total())
    ranked = sorted(words, key=lambda by: (-words[by], by.maker, by.kind))
    return tuple(
        Share(by.kind, by.name, by.maker, paragraphs[by], words[by] / total) for by in ranked
    )


def _members(families: Families, top: Piece) -> list[Member]:
    """The members of all heads that are one with `top`, the most senior first."""
    found = [member for head in families.joined(top) for member in families.members(head)]
    return sorted(found, key=lambda each: each.piece.seniority)[:MEMBERS]


def _member(search: Search, families: Families, member: Member) -> OriginMember:
    piece = member.piece
    opened = search.open(piece.article_id)
    block = opened.paragraphs[piece.ordinal - 1]
    assert block.span is not None  # noqa: S101 -- a paragraph stands in the text
    head = opened.article.summary.masthead
    return OriginMember(
        paragraph_id=piece.paragraph_id,
        paragraph=piece.ordinal,
        article_id=piece.article_id,
        version=opened.article.summary.version,
        outlet_id=piece.outlet.id,
        title=head.title,
        url=head.url,
        published_at=piece.published_at,
        span=block.span,
        text=block.text,
        likeness=member.likeness,
        reasons=families.decided(piece)[1].reasons,
    )


def _sources(search: Search, families: Families, piece: Piece, decided: Decided) -> tuple[str, ...]:
    """The keys that lead from the maker of a text over those whom it cites to the ultimate one."""
    chain = {decided.maker.key: None}
    source: Piece | None = piece
    for _ in range(LINKS):
        if source is None or not source.cites:
            break
        cited = source.cites[0][0].key
        chain.setdefault(cited)
        source = _upstream(search, source, cited)
        if source is not None:
            chain.setdefault(families.decided(source)[1].maker.key)
    return tuple(chain)


def _upstream(search: Search, piece: Piece, maker: str) -> Piece | None:
    """The paragraph of the cited outlet that is nearest to the one that cites it."""
    near = search.doubles(piece.article_id).near[piece.paragraph_id]
    for record in search.finder.shelves.passages.passages(near):
        if f"outlet:{record.outlet_id}" == maker:
            return search.open(record.article_id).named(record.paragraph_id)
    return None
