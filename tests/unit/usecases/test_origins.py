"""Whose text a paragraph is, over a store: the same in any order of ingest, and ruled by hand."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.errors import Invalid, NotFound
from service.model import ArticleOrigins, Evidence, OriginKind, Outlet, Submission
from service.origins import doubles
from tests.fakes.desk import StoreDesk

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
FERRY = (
    "A ferry with 140 people on board lost power off Lanmore on Friday and drifted for six hours "
    "before two tugs brought it into the harbour."
)
PIPE = (
    "The engine room had flooded when a cooling pipe burst, and the crew pumped until help came, "
    "according to the company that runs the ship."
)
UNION = (
    "The union of seamen has asked the ministry to take all older ships out of service before "
    "the winter, and it will vote on a strike in every port next week."
)
CAFE = (
    "The owner of the harbour café opened at one in the morning and handed out soup to all who "
    "came ashore, she told our reporter on the quay."
)
ROOF = (
    "Builders have begun to replace the roof of the town hall, which leaked all winter, and the "
    "mayor hopes that they will be done by June."
)


class Clock:
    def now(self) -> datetime:
        return NOON


class Desk(StoreDesk):
    """Origins over a store of their own, with a way to publish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, Clock())

    def publish(
        self, outlet: str, *paragraphs: str, hour: int | None = 0, credit: str = ""
    ) -> ArticleOrigins:
        """Take an article in, and tell its origins."""
        return self.origins.of_article(
            self.take(self.article(outlet, *paragraphs, hour=hour, credit=credit))
        )

    def take(self, submission: Submission) -> str:
        return self.ingest.one(submission).id

    @staticmethod
    def article(
        outlet: str, *paragraphs: str, hour: int | None = 0, credit: str = ""
    ) -> Submission:
        return Submission(
            Outlet(outlet, outlet.title()),
            title=f"{outlet} on the ferry",
            paragraphs=paragraphs,
            url=f"https://{outlet}.example/{abs(hash(paragraphs)) if hour is None else hour}",
            published_at=None if hour is None else NOON + timedelta(hours=hour),
            credit=credit,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(found: ArticleOrigins) -> list[tuple[OriginKind, str]]:
    return [(each.origin.kind, each.origin.name) for each in found.paragraphs]


def test_wire_paragraphs_inside_an_own_report_make_it_mixed(desk: Desk) -> None:
    desk.publish("wire-one", FERRY, PIPE, UNION, credit="AP")
    found = desk.publish("gull", CAFE, FERRY, PIPE, hour=2)
    assert told(found) == [
        (OriginKind.OWN, "Gull"),
        (OriginKind.WIRE, "AP"),
        (OriginKind.WIRE, "AP"),
    ]
    assert found.mixed
    assert [(each.name, each.paragraphs) for each in found.shares] == [("AP", 2), ("Gull", 1)]
    assert sum(each.share for each in found.shares) == pytest.approx(1.0)


def test_every_paragraph_tells_its_span_and_why(desk: Desk) -> None:
    first = desk.publish("wire-one", FERRY, PIPE, credit="AP")
    found = desk.publish("gull", FERRY, hour=2).paragraphs[0]
    article = desk.stores.articles.article(found.paragraph_id.split("-")[0])
    assert found.span.cut(article.text) == found.text == FERRY
    (reason,) = found.reasons
    assert reason.evidence is Evidence.COPY
    assert reason.paragraph_id == first.paragraphs[0].paragraph_id
    assert reason.likeness == 1.0


def test_an_origin_tells_its_members_why_they_are_one_and_who_has_it_earliest(desk: Desk) -> None:
    desk.publish("heron", FERRY, PIPE, hour=5)
    desk.publish("gull", FERRY, PIPE, hour=2)
    found = desk.origins.origin(desk.publish("tern", FERRY, hour=3).paragraphs[0].origin.id)
    assert [each.outlet_id for each in found.members] == ["gull", "tern", "heron"]
    assert [each.likeness for each in found.members] == [None, 1.0, 1.0]
    assert all(each.reasons for each in found.members)
    assert found.earliest is not None
    assert (found.earliest.outlet_ids, found.earliest.margin) == (("gull",), timedelta(hours=1))


def test_a_tie_for_the_earliest_is_told_as_one(desk: Desk) -> None:
    desk.publish("heron", FERRY)
    origin = desk.publish("gull", FERRY).paragraphs[0].origin
    found = desk.origins.origin(origin.id)
    assert found.earliest is not None
    assert (set(found.earliest.outlet_ids), found.earliest.margin) == ({"gull", "heron"}, None)
    assert found.origin.kind is OriginKind.UNKNOWN


def test_an_article_ingested_later_but_published_earlier_becomes_the_origin(desk: Desk) -> None:
    old = desk.publish("heron", FERRY, PIPE, hour=5).paragraphs[0]
    assert old.origin.kind is OriginKind.OWN
    desk.publish("gull", FERRY, PIPE, hour=2)
    now = desk.origins.of_article(old.paragraph_id.split("-")[0]).paragraphs[0]
    assert (now.origin.kind, now.origin.name) == (OriginKind.OUTLET, "Gull")
    assert desk.origins.origin(old.origin.id).origin.id == now.origin.id


def test_no_chain_ties_two_articles_through_a_third(desk: Desk) -> None:
    first = desk.publish("gull", FERRY, PIPE)
    between = desk.publish("heron", f"{FERRY} {PIPE} {UNION} {CAFE}", hour=1)
    last = desk.publish("tern", UNION, CAFE, hour=2)
    ids = {each.origin.id for each in first.paragraphs} & {
        each.origin.id for each in last.paragraphs
    }
    assert not ids
    assert between.paragraphs


def test_the_same_groups_come_out_in_any_order_of_ingest(tmp_path: Path) -> None:
    edited = FERRY.replace("two tugs", "two harbour tugs").replace("six", "almost six")
    articles = [
        Desk.article("wire-one", FERRY, PIPE, UNION, credit="AP"),
        Desk.article("gull", CAFE, edited, PIPE, hour=2),
        Desk.article("heron", f"{PIPE} {UNION}", ROOF, hour=3),
        Desk.article("tern", UNION, CAFE, hour=4),
        Desk.article("wren", ROOF, hour=4),
        Desk.article("lark", ROOF, FERRY, hour=4),
        Desk.article("rook", edited, hour=None),
    ]
    seen = set()
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        desk = Desk(folder)
        order = random.Random(turn).sample(articles, len(articles))
        ids = [desk.take(each) for each in order]
        groups = frozenset(
            (each.paragraph_id, each.origin)
            for id_ in ids
            for each in desk.origins.of_article(id_).paragraphs
        )
        seen.add(groups)
        desk.stores.close()
    assert len(seen) == 1


def test_a_split_by_hand_sticks_whatever_comes_in(desk: Desk) -> None:
    kept = desk.publish("gull", FERRY, PIPE).paragraphs[0]
    out = desk.publish("heron", FERRY, PIPE, hour=2).paragraphs[0]
    decision = desk.origins.split(kept.origin.id, [out.paragraph_id], "an older text of theirs")
    desk.publish("tern", FERRY, PIPE, hour=1)
    alone = desk.origins.origin(out.paragraph_id)
    assert [each.outlet_id for each in alone.members] == ["heron"]
    assert alone.origin.kind is OriginKind.OWN
    assert alone.reasons[0].evidence is Evidence.HAND
    assert decision in alone.decisions
    others = desk.origins.origin(kept.origin.id)
    assert [each.outlet_id for each in others.members] == ["gull", "tern"]
    desk.origins.withdraw(decision.id)
    assert len(desk.origins.origin(kept.origin.id).members) == 3


def test_a_merge_by_hand_sticks_and_both_ids_resolve(desk: Desk) -> None:
    one = desk.publish("gull", FERRY).paragraphs[0].origin.id
    other = desk.publish("heron", ROOF, hour=2).paragraphs[0].origin.id
    desk.origins.merge(one, [other], "one press office wrote both")
    desk.publish("tern", ROOF, hour=1)
    found = [desk.origins.origin(each) for each in (one, other)]
    assert found[0].origin == found[1].origin
    assert [each.outlet_id for each in found[0].members] == ["gull", "tern", "heron"]


def test_what_is_one_already_cannot_be_merged_nor_what_is_not_in_it_split(desk: Desk) -> None:
    one = desk.publish("gull", FERRY).paragraphs[0]
    same = desk.publish("heron", FERRY, hour=2).paragraphs[0]
    other = desk.publish("tern", ROOF).paragraphs[0]
    with pytest.raises(Invalid) as caught:
        desk.origins.merge(one.origin.id, [same.paragraph_id])
    assert caught.value.pointer == "/origins/0"
    with pytest.raises(Invalid) as caught:
        desk.origins.split(one.origin.id, [same.paragraph_id, other.paragraph_id])
    assert caught.value.pointer == "/paragraph_ids/1"
    with pytest.raises(Invalid):
        desk.origins.split(one.origin.id, [one.paragraph_id, same.paragraph_id])
    with pytest.raises(NotFound):
        desk.origins.merge(one.origin.id, ["nobody-knows"])


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    for ask in (desk.origins.of_article, desk.origins.origin, desk.origins.withdraw):
        with pytest.raises(NotFound):
            ask("nobody-knows")


def test_citations_are_followed_to_their_end(desk: Desk) -> None:
    says = "The letter was never answered and lay in a drawer for weeks, a former engineer"
    desk.publish("heron", f"{says} told the Tern, which has seen a copy of it.", hour=1)
    desk.publish("tern", f"{says} said on Tuesday, and he showed us a copy of it.", credit="AFP")
    found = desk.publish("gull", f"{says} told the Heron, which saw a copy of it.", hour=2)
    assert found.paragraphs[0].sources[0] != found.paragraphs[0].sources[-1] == "wire:afp"


def test_an_article_without_paragraphs_has_no_origins(desk: Desk) -> None:
    found = desk.publish("gull", "By Ann Lee")
    assert (found.paragraphs, found.shares, found.mixed) == ((), (), False)


def test_a_very_long_article_is_searched_for_by_every_so_many_of_its_paragraphs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubles, "PARAGRAPHS", 2)
    desk.publish("wire-one", FERRY, PIPE, UNION, credit="AP")
    found = desk.publish("gull", FERRY, PIPE, UNION, hour=2)
    assert {each.origin.maker for each in found.paragraphs} == {"wire:ap"}
