"""Matches gathered to articles and outlets, and counted, before anything is cut."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from service.matching.earliest import earliest
from service.model import Counts, Cut, Match, Outlet, OutletAnswer, Relation


def grouped(
    matches: Sequence[Match], outlets: Mapping[str, Outlet], cut: Cut
) -> tuple[OutletAnswer, ...]:
    """An answer for each outlet, ordered by its best match; `cut` is applied last."""
    answers = (_answer(outlets[name], found, cut) for name, found in _by_outlet(matches).items())
    return tuple(islice(answers, cut.limit))


def counted(matches: Sequence[Match], outlets: Mapping[str, Outlet]) -> Counts:
    """How many articles, outlets, owners, origins and sources hold something on the claim."""
    by_outlet = _by_outlet(matches)
    telling = [m for m in matches if m.verdict.relation.takes_a_stand]
    relations = Counter(_relation(found) for found in by_outlet.values())
    return Counts(
        articles=len({m.passage.article_id for m in matches}),
        outlets=len(by_outlet),
        independent_origins=len({m.origin.maker for m in telling}),
        by_relation={relation: relations[relation] for relation in Relation},
        owners=len({outlets[name].owner or f"outlet:{name}" for name in by_outlet}),
        ultimate_sources=len({m.origin.source for m in telling}),
        earliest=earliest(
            (m.passage.paragraph_id, m.passage.outlet_id, m.passage.published_at) for m in telling
        ),
    )


def _by_outlet(matches: Sequence[Match]) -> dict[str, list[Match]]:
    """The matches of each outlet, best first; the outlets in the order of their best."""
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for match in sorted(matches, key=_rank):
        found[match.passage.outlet_id].append(match)
    return found


def _rank(match: Match) -> tuple[float, str, int, int]:
    passage = match.passage
    return (-match.verdict.score, passage.article_id, passage.ordinal, match.span.start)


def _relation(found: Sequence[Match]) -> Relation:
    """The relation of the best match that takes a stand, else of the best match."""
    telling = (m.verdict.relation for m in found if m.verdict.relation.takes_a_stand)
    return next(telling, found[0].verdict.relation)


def _answer(outlet: Outlet, found: Sequence[Match], cut: Cut) -> OutletAnswer:
    by_article: defaultdict[str, list[Match]] = defaultdict(list)
    for match in found:
        by_article[match.passage.article_id].append(match)
    kept = {
        id(match)
        for article in islice(by_article.values(), cut.articles_per_outlet)
        for match in article[: cut.passages_per_article]
    }
    dates = [m.passage.published_at for m in found if m.passage.published_at]
    return OutletAnswer(
        outlet=outlet,
        relation=_relation(found),
        earliest_published_at=min(dates, default=None),
        articles=len(by_article),
        matches=tuple(match for match in found if id(match) in kept),
        more=len(found) - len(kept),
    )
