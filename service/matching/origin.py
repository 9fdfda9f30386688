"""Whose text a paragraph is, decided from what its article says and from who else has the text.

Evidence is believed in this order: a credit, a byline, a dateline or a sign-off that holds for the
whole article; the same text in an article that names its maker; a link to the other article; the
same text elsewhere, earlier. What nobody else has is the outlet's own, unless it names another
paper as its source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from service.matching.makers import Maker, paper
from service.matching.stated import Stated
from service.model import Evidence, Origin, OriginKind, Outlet, Reason

FEWEST: Final = 6
"""A paragraph of fewer words that nobody else has could be anybody's."""

LINKS: Final = 4
"""How many citations are followed, one leading to the next."""

Cited = tuple[Maker, str]
Seniority = tuple[bool, float, str, int]

_STATED: Final = {
    Evidence.CREDIT: "The article's credit names {}.",
    Evidence.BYLINE: "The byline names {}.",
    Evidence.DATELINE: "The dateline names {}.",
    Evidence.SIGN_OFF: "The article signs off with {}.",
    Evidence.OUTLET: "The outlet is the agency {} itself.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph whose origin is asked: where it stands, what its article says, whom it cites."""

    paragraph_id: str
    article_id: str
    ordinal: int
    outlet: Outlet
    published_at: datetime | None
    words: int
    stated: tuple[Stated, ...] = ()
    cites: tuple[Cited, ...] = ()

    @property
    def maker(self) -> Maker | None:
        """Who made the whole article by its own account."""
        return next((each.maker for each in self.stated if each.whole), None)

    @property
    def seniority(self) -> Seniority:
        """Earlier pieces first, those without a date last; the same in every run."""
        at = self.published_at
        return at is None, at.timestamp() if at else 0.0, self.article_id, self.ordinal


@dataclass(frozen=True, slots=True)
class Double:
    """Another piece with the same text. `linked` says that ours links to its article."""

    piece: Piece
    likeness: float
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """Whose text it is, and why."""

    maker: Maker
    reasons: tuple[Reason, ...]

    def because(self, reason: Reason) -> Decided:
        """The same, with a reason before the others."""
        return replace(self, reasons=(reason, *self.reasons))

    def origin(self, origin_id: str, source: str) -> Origin:
        """The origin under the id of the paragraph that stands for it, with its last source."""
        return Origin(origin_id, self.maker.kind, self.maker.name, self.maker.key, source)


def decide(piece: Piece, doubles: Sequence[Double]) -> Decided:
    """Whose text `piece` is, when `doubles` are all the others that have it."""
    ordered = sorted(doubles, key=lambda each: each.piece.seniority)
    return (
        _by_statement(piece)
        or _by_named_copy(piece, ordered)
        or _by_link(piece, ordered)
        or _by_age(piece, ordered)
        or _alone(piece)
    )


def heads(
    doubles: Mapping[str, Collection[str]], seniority: Mapping[str, Seniority]
) -> dict[str, str]:
    """The piece that stands for each one and its doubles: the most senior that leads.

    A piece leads if it is senior to all of its doubles. One whose doubles all follow others stands
    for itself: no chain through a third joins two texts that share nothing.
    """
    leading = {
        each
        for each, others in doubles.items()
        if all(seniority[each] < seniority[other] for other in others)
    }
    return {
        each: min((o for o in others if o in leading), key=seniority.__getitem__, default=each)
        if each not in leading
        else each
        for each, others in doubles.items()
    }


def _by_statement(piece: Piece) -> Decided | None:
    said = next((each for each in piece.stated if each.whole), None)
    if said is None:
        return None
    return Decided(said.maker, (_said(said), *_citations(piece)))


def _by_named_copy(piece: Piece, doubles: Sequence[Double]) -> Decided | None:
    """The maker whom the earliest article with the same text names, one that ours names first."""
    partly = {each.maker.key: each for each in piece.stated}
    named = [(each, maker) for each in doubles if (maker := each.piece.maker)]
    if not named:
        return None
    double, maker = min(named, key=lambda found: found[1].key not in partly)
    reason = _copy(double, f"The same text stands in an article by {maker.name}.")
    said = partly.get(maker.key)
    return Decided(maker, (_said(said), reason) if said else (reason,))


def _by_link(piece: Piece, doubles: Sequence[Double]) -> Decided | None:
    linked = (d for d in doubles if d.linked and d.piece.outlet.id != piece.outlet.id)
    double = next(linked, None)
    if double is None:
        return None
    says = "The article links to the one that has the same text."
    return Decided(paper(double.piece.outlet), (_copy(double, says, Evidence.LINK),))


def _by_age(piece: Piece, doubles: Sequence[Double]) -> Decided | None:
    """The outlet that has the text earliest, or nobody where two have it at one time."""
    others = [each for each in doubles if each.piece.outlet.id != piece.outlet.id]
    if not others:
        return None
    first = others[0]
    theirs, ours = first.piece.published_at, piece.published_at
    if theirs and ours and theirs < ours:
        says = f"{paper(first.piece.outlet).name} has the same text earlier in this index."
        return Decided(paper(first.piece.outlet), (_copy(first, says),))
    if theirs and ours and ours < theirs:
        says = "Others have this text later in this index."
        own = Reason(Evidence.ALONE, says, paragraph_id=first.piece.paragraph_id)
        return Decided(_own(piece), (own, *_citations(piece)))
    senior = min((piece, first.piece), key=lambda each: each.seniority)
    says = "Two outlets have this text, and who had it earlier cannot be told."
    maker = Maker(paper(senior.outlet).key, OriginKind.UNKNOWN, "")
    return Decided(maker, (_copy(first, says, Evidence.TIE),))


def _alone(piece: Piece) -> Decided:
    if piece.cites:
        return Decided(piece.cites[0][0], tuple(_citations(piece)))
    if piece.words < FEWEST:
        reason = Reason(Evidence.TOO_SHORT, "The text is too short to tell whose it is.")
        return Decided(Maker(paper(piece.outlet).key, OriginKind.UNKNOWN, ""), (reason,))
    says = "No other outlet in this index has so much of this text that one must have copied it."
    reason = Reason(Evidence.ALONE, says)
    return Decided(_own(piece), (reason,))


def _own(piece: Piece) -> Maker:
    outlet = paper(piece.outlet)
    return Maker(outlet.key, OriginKind.OWN, outlet.name)


def _said(said: Stated) -> Reason:
    return Reason(said.evidence, _STATED[said.evidence].format(said.maker.name), said.text)


def _citations(piece: Piece) -> Iterator[Reason]:
    for maker, words in piece.cites:
        yield Reason(Evidence.CITATION, f"The text names {maker.name} as its source.", words)


def _copy(double: Double, says: str, evidence: Evidence = Evidence.COPY) -> Reason:
    return Reason(evidence, says, paragraph_id=double.piece.paragraph_id, likeness=double.likeness)
