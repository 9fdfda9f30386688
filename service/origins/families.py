"""Which paragraphs are one origin: those with one text, and those that a person put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.errors import NotFound
from service.matching.origin import Decided, Double, Piece, decide
from service.matching.tracing import ruled
from service.model import Evidence, Reason
from service.origins.doubles import Search

MEMBERS: Final = 200
"""How many paragraphs of one origin are told."""

ASKED: Final = 40
"""Of how many paragraphs it is asked whether another than the head stands for them."""

BY_HAND: Final = Reason(Evidence.HAND, "A person decided that these are one origin.")
TAKEN_OUT: Final = Reason(Evidence.HAND, "A person took this out of the origin it was in.")


@dataclass(frozen=True, slots=True)
class Member:
    """A piece of a family and how like the head it is; the head itself has no likeness."""

    piece: Piece
    likeness: float | None


class Families:
    """The families of one request. A family is named by its head, the most senior paragraph."""

    def __init__(self, search: Search) -> None:
        self._search = search

    def piece(self, paragraph_id: str) -> Piece:
        """The piece that a paragraph is. Raises `NotFound` if no current version holds it."""
        try:
            article_id = self._search.finder.shelves.passages.paragraph(paragraph_id).article_id
        except NotFound as fault:
            raise NotFound("origin", paragraph_id) from fault
        piece = self._search.open(article_id).named(paragraph_id)
        if piece is None:
            raise NotFound("origin", paragraph_id)
        return piece

    def doubles(self, piece: Piece) -> list[Double]:
        """Who else has the text of `piece`."""
        return self._search.doubles(piece.article_id).doubles[piece.paragraph_id]

    def head(self, piece: Piece) -> Piece:
        """The piece that stands for this one: the most senior of its doubles that leads its own.

        A piece leads if all who have its text are junior to it. Where none of the doubles leads, a
        piece stands for itself, so that no chain through a third joins two that share nothing.
        """
        seniors = sorted(
            (d.piece for d in self.doubles(piece) if d.piece.seniority < piece.seniority),
            key=lambda each: each.seniority,
        )
        return next((each for each in seniors if self._leads(each)), piece)

    def _leads(self, piece: Piece) -> bool:
        return all(piece.seniority < each.piece.seniority for each in self.doubles(piece))

    def members(self, head: Piece) -> list[Member]:
        """The family that `head` stands for, the most senior first."""
        others = sorted(self.doubles(head), key=lambda each: each.piece.seniority)[:MEMBERS]
        following = [
            Member(each.piece, each.likeness)
            for place, each in enumerate(others)
            if place >= ASKED or self.head(each.piece).paragraph_id == head.paragraph_id
        ]
        return [Member(head, None), *following]

    def joined(self, head: Piece) -> list[Piece]:
        """The heads that a person made one with `head`, itself among them, most senior first."""
        found: dict[str, Piece] = {head.paragraph_id: head}
        waiting = [head]
        while waiting and len(found) < MEMBERS:
            for other in self._merged_with(waiting.pop()):
                if other.paragraph_id not in found:
                    found[other.paragraph_id] = other
                    waiting.append(other)
        return sorted(found.values(), key=lambda each: each.seniority)

    def _merged_with(self, head: Piece) -> Iterator[Piece]:
        names = [head.paragraph_id, *(each.piece.paragraph_id for each in self.doubles(head))]
        if not self._search.decided:
            return
        for name in names:
            for other in sorted(self._search.rulings.joined(name)):
                try:
                    yield self.head(self.piece(other))
                except NotFound:
                    continue  # its article is gone, or its words are

    def decided(self, piece: Piece) -> tuple[Piece, Decided]:
        """The head of the origin that `piece` belongs to, and whose text it is by all evidence."""
        head = self.head(piece)
        top = self.joined(head)[0]
        decided = self._by_evidence(piece)
        if top.paragraph_id != head.paragraph_id:
            decided = self._by_evidence(top).because(BY_HAND)
        elif self._search.rulings.is_split(piece.paragraph_id):
            decided = decided.because(TAKEN_OUT)
        return top, decided

    def _by_evidence(self, piece: Piece) -> Decided:
        rulings = self._search.rulings
        others = [replace(d, piece=ruled(d.piece, rulings)) for d in self.doubles(piece)]
        return decide(ruled(piece, rulings), others)
