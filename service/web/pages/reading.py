"""An answer in the words of a newsroom, ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from service.compare import MOST_ARTICLES
from service.matching.earliest import told
from service.model import (
    Answer,
    Delta,
    Fact,
    Match,
    Origin,
    OriginKind,
    OutletAnswer,
    Relation,
    Searched,
    Signal,
    Slot,
)
from service.web.pages.wording import CERTAINTIES, READINGS, Badge, Piece, marked
from service.web.schemas.base import is_web_address


@dataclass(frozen=True, slots=True)
class DeltaRow:
    """A difference in words. A side is empty where that text has nothing for it."""

    slot: str
    ours: str
    theirs: str
    says: str


@dataclass(frozen=True, slots=True)
class MatchCard:
    """A passage as the page shows it. `href` is empty unless a browser may follow it.

    `can_be_chosen`: whether it is the first of its article, where the page offers the article.
    """

    article_id: str
    paragraph_id: str
    can_be_chosen: bool
    title: str
    href: str
    published: datetime | None
    badge: Badge
    certainty: str
    pieces: tuple[Piece, ...]
    deltas: tuple[DeltaRow, ...]
    signals: tuple[Signal, ...]
    origin: str
    score: str


@dataclass(frozen=True, slots=True)
class OutletCard:
    """An outlet as the page shows it. `aside` are matches that take no stand, if others do."""

    name: str
    badge: Badge
    earliest: datetime | None
    matches: tuple[MatchCard, ...]
    aside: tuple[MatchCard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer as the page shows it.

    `lens` counts it in several ways: how many, the word for one, the word for more. `best` are the
    articles of the outlets that take a stand.
    """

    claim: tuple[Piece, ...]
    outlets: tuple[OutletCard, ...]
    tally: tuple[tuple[Badge, int], ...]
    outlet_count: int
    best: tuple[str, ...]
    lens: tuple[tuple[int, str, str], ...]
    earliest: str
    searched: Searched


BADGES = {
    Relation.REPORTS: Badge("reports", "reports it", "="),
    Relation.DIFFERS: Badge("differs", "differs", "≠"),
    Relation.DISPUTES: Badge("disputes", "disputes it", "×"),
    Relation.RELATED: Badge("related", "related", "~"),
    Relation.UNCLEAR: Badge("unclear", "unclear", "?"),
}

_LESS_CERTAIN = "less certain here"

_ORIGINS = {
    OriginKind.OWN: "Own reporting",
    OriginKind.WIRE: "From a wire agency",
    OriginKind.OUTLET: "From another outlet",
    OriginKind.PRESS_RELEASE: "From a press release",
}


def read(answer: Answer) -> AnswerPage:
    """The answer, ready for the page."""
    counts = answer.counts
    names = {given.outlet.id: given.outlet.name for given in answer.outlets}
    return AnswerPage(
        claim=marked(answer.claim, (fact.span for fact in answer.facts)),
        outlets=tuple(_outlet(given) for given in answer.outlets),
        tally=tuple(
            (badge, counts.by_relation[relation])
            for relation, badge in BADGES.items()
            if counts.by_relation.get(relation)
        ),
        outlet_count=counts.outlets,
        best=_best(answer.outlets),
        lens=(
            (counts.articles, "article", "articles"),
            (counts.outlets, "outlet", "outlets"),
            (counts.owners, "owner", "owners"),
            (counts.independent_origins, "independent origin", "independent origins"),
            (counts.ultimate_sources, "ultimate source", "ultimate sources"),
        ),
        earliest=told(counts.earliest, names) if counts.earliest else "",
        searched=answer.searched,
    )


def _best(outlets: Iterable[OutletAnswer]) -> tuple[str, ...]:
    """The article of the best match of each outlet that takes a stand, as many as one compares."""
    takers = (given for given in outlets if given.relation.takes_a_stand and given.matches)
    return tuple(given.matches[0].passage.article_id for given in islice(takers, MOST_ARTICLES))


def _outlet(given: OutletAnswer) -> OutletCard:
    stands = given.relation.takes_a_stand
    front = [m for m in given.matches if not stands or m.verdict.relation.takes_a_stand]
    cards = _matches([*front, *(match for match in given.matches if match not in front)])
    return OutletCard(
        name=given.outlet.name or given.outlet.id,
        badge=BADGES[given.relation],
        earliest=given.earliest_published_at,
        matches=cards[: len(front)],
        aside=cards[len(front) :],
        more=given.more,
    )


def _matches(given: Sequence[Match]) -> tuple[MatchCard, ...]:
    articles = [match.passage.article_id for match in given]
    return tuple(
        _match(match, is_first=articles.index(match.passage.article_id) == place)
        for place, match in enumerate(given)
    )


def _match(given: Match, *, is_first: bool) -> MatchCard:
    passage, verdict = given.passage, given.verdict
    theirs = (delta.theirs.span for delta in verdict.deltas if delta.theirs)
    return MatchCard(
        article_id=passage.article_id,
        paragraph_id=passage.paragraph_id,
        can_be_chosen=is_first,
        title=passage.title,
        href=passage.url if is_web_address(passage.url) else "",
        published=passage.published_at,
        badge=BADGES[verdict.relation],
        certainty=CERTAINTIES[verdict.certainty],
        pieces=marked(given.text, (span.shifted(-given.span.start) for span in theirs)),
        deltas=tuple(_delta(delta) for delta in verdict.deltas),
        signals=verdict.signals,
        origin=_origin(given.origin),
        score=f"{verdict.score:.2f}",
    )


def _delta(given: Delta) -> DeltaRow:
    return DeltaRow(
        slot=given.slot.value,
        ours=_quoted(given.ours),
        theirs=_quoted(given.theirs),
        says=_LESS_CERTAIN if given.slot is Slot.CERTAINTY else READINGS[given.reading],
    )


def _quoted(fact: Fact | None) -> str:
    return fact.text if fact else ""


def _origin(given: Origin) -> str:
    """Where the text comes from, empty if nobody knows."""
    words = _ORIGINS.get(given.kind, "")
    return f"{words}: {given.name}" if words and given.name else words
