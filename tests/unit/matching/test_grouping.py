"""Matches become outlets' answers, and are counted before the cut."""

from datetime import UTC, datetime, timedelta
from itertools import count

from service.matching.grouping import counted, grouped
from service.model import (
    Certainty,
    Cut,
    Match,
    Origin,
    OriginKind,
    Outlet,
    PassageRecord,
    Relation,
    Span,
    Verdict,
)

_ids = count(1)


def match(
    outlet: str,
    article: str,
    score: float,
    relation: Relation = Relation.REPORTS,
    *,
    day: int | None = None,
    origin: str = "",
) -> Match:
    number = next(_ids)
    published = datetime(2024, 11, day, tzinfo=UTC) if day else None
    passage = PassageRecord(
        id=number,
        article_id=article,
        version=1,
        outlet_id=outlet,
        paragraph_id=f"{article}-{number}",
        ordinal=number,
        span=Span(0, 5),
        text="words",
        title="",
        url="",
        language="en",
        published_at=published,
        credit="",
    )
    verdict = Verdict(relation, Certainty.ASSERTED, score, Span(0, 5))
    maker = origin or f"article:{article}"
    source = Origin(passage.paragraph_id, OriginKind.UNKNOWN, maker=maker, source=maker)
    return Match(passage, Span(0, 5), "words", verdict, source)


OUTLETS = {name: Outlet(name, name.title()) for name in ("gull", "heron", "tern")}


def test_outlets_are_ordered_by_their_best_match_and_matches_by_score() -> None:
    matches = [match("gull", "g", 0.5), match("heron", "h", 0.4), match("heron", "h", 0.9)]
    answers = grouped(matches, OUTLETS, Cut())
    assert [a.outlet.id for a in answers] == ["heron", "gull"]
    assert [m.verdict.score for m in answers[0].matches] == [0.9, 0.4]


def test_the_order_of_the_matches_does_not_matter() -> None:
    matches = [match("gull", "g", 0.5), match("heron", "h", 0.5), match("tern", "t", 0.5)]
    assert grouped(matches, OUTLETS, Cut()) == grouped(matches[::-1], OUTLETS, Cut())


def test_a_relation_that_takes_a_stand_speaks_for_the_outlet() -> None:
    matches = [
        match("gull", "g", 0.9, Relation.RELATED),
        match("gull", "g", 0.6, Relation.DISPUTES),
    ]
    assert grouped(matches, OUTLETS, Cut())[0].relation is Relation.DISPUTES


def test_the_cut_counts_what_it_leaves_out() -> None:
    matches = [match("gull", f"g{n}", 0.9 - n / 10) for n in range(5)]
    answer = grouped(matches, OUTLETS, Cut(articles_per_outlet=2, passages_per_article=1))[0]
    assert (len(answer.matches), answer.articles, answer.more) == (2, 5, 3)


def test_the_limit_counts_outlets() -> None:
    matches = [match(name, name, 0.5) for name in OUTLETS for _ in range(3)]
    assert len(grouped(matches, OUTLETS, Cut(limit=2))) == 2


def test_the_earliest_article_is_told_even_if_it_is_cut_away() -> None:
    matches = [match("gull", "g1", 0.9, day=9), match("gull", "g2", 0.1, day=2)]
    answer = grouped(matches, OUTLETS, Cut(articles_per_outlet=1))[0]
    assert answer.earliest_published_at == datetime(2024, 11, 2, tzinfo=UTC)


def test_copies_are_one_independent_origin_and_mere_relatives_are_none() -> None:
    matches = [
        match("gull", "g", 0.9, origin="wire:mpa"),
        match("heron", "h", 0.8, origin="wire:mpa"),
        match("tern", "t", 0.4, Relation.RELATED, origin="own:t"),
    ]
    counts = counted(matches, OUTLETS)
    assert (counts.articles, counts.outlets, counts.independent_origins) == (3, 3, 1)
    assert counts.by_relation[Relation.REPORTS] == 2
    assert counts.by_relation[Relation.RELATED] == 1


def test_outlets_of_one_owner_are_one_owner_and_an_unknown_owner_is_one() -> None:
    outlets = {
        "gull": Outlet("gull", owner="Coast Group"),
        "heron": Outlet("heron", owner="Coast Group"),
        "tern": Outlet("tern"),
    }
    counts = counted([match(name, name, 0.5) for name in outlets], outlets)
    assert (counts.outlets, counts.owners) == (3, 2)


def test_the_earliest_is_told_of_what_takes_a_stand() -> None:
    matches = [
        match("gull", "g", 0.5, Relation.RELATED, day=1),
        match("heron", "h", 0.5, day=2),
        match("tern", "t", 0.5, day=4),
    ]
    found = counted(matches, OUTLETS).earliest
    assert found is not None
    assert (found.outlet_ids, found.margin) == (("heron",), timedelta(days=2))
