"""A question in, an answer out: what is searched, what is told, what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from service.errors import Invalid, NotFound
from service.lookup import Lookup, accounts, judging, retrieving
from service.model import Cut, Outlet, Question, Reading, Relation, Scope, Submission
from service.reading import read_ahead
from tests.fakes.desk import StoreDesk
from tests.fakes.verifier import WordVerifier

CLAIM = "Twelve people were killed when the ferry sank near Aldmouth."


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Desk(StoreDesk):
    """A look-up over a store of its own, with a way to put articles in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SystemClock())
        self.lookup = Lookup(self.shelves, self.encoder, self.origins.of_passages)

    def publish(self, outlet: str, text: str, *, day: int | None = 3, language: str = "en") -> str:
        published = datetime(2026, 3, day, tzinfo=UTC) if day else None
        submission = Submission(
            outlet=Outlet(outlet),
            title=f"{outlet} on the ferry",
            text=text,
            language=language,
            published_at=published,
        )
        return self.ingest.one(submission).id

    def told(self, question: Question) -> dict[str, Relation]:
        return {o.outlet.id: o.relation for o in self.lookup.answer(question).outlets}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def three(desk: Desk) -> Desk:
    desk.publish("gull", "A ferry sank near Aldmouth and twelve people were killed, police said.")
    desk.publish("heron", "Nine people were killed when the ferry sank near Aldmouth.", day=9)
    desk.publish("tern", "Onions are cheap this year, growers told a fair.", day=None)
    return desk


def test_each_outlet_is_told_by_how_it_stands_to_the_claim(three: Desk) -> None:
    told = three.told(Question(CLAIM))
    assert told["gull"] is Relation.REPORTS
    assert told["heron"] is Relation.DIFFERS


def test_what_has_nothing_to_do_with_the_claim_is_left_out(three: Desk) -> None:
    assert "tern" not in three.told(Question(CLAIM))


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        (Scope(outlets=("gull",)), {"gull"}),
        (Scope(exclude_outlets=("gull",)), {"heron"}),
        (Scope(published_after=datetime(2026, 3, 5, tzinfo=UTC)), {"heron"}),
        (Scope(published_before=datetime(2026, 3, 5, tzinfo=UTC)), {"gull"}),
        (Scope(languages=("fr",)), set()),
        (Scope(outlets=("nobody",)), set()),
    ],
)
def test_a_scope_narrows_what_is_searched(three: Desk, scope: Scope, left: set[str]) -> None:
    assert three.told(Question(CLAIM, scope=scope)).keys() == left


def test_only_the_wanted_relations_are_told_and_counted(three: Desk) -> None:
    answer = three.lookup.answer(Question(CLAIM, relations=(Relation.DIFFERS,)))
    assert [o.outlet.id for o in answer.outlets] == ["heron"]
    assert answer.counts.outlets == 1


def test_counts_are_taken_before_the_cut(three: Desk) -> None:
    answer = three.lookup.answer(Question(CLAIM, cut=Cut(limit=1)))
    assert len(answer.outlets) == 1
    assert answer.counts.outlets == 2


def test_a_paragraph_is_looked_up_without_its_own_article(three: Desk) -> None:
    article_id = three.publish("gull", f"{CLAIM}\n\nThe inquiry goes on.", day=4)
    paragraph = three.stores.articles.article(article_id).blocks[1]
    answer = three.lookup.answer(Question(paragraph_id=paragraph.id))
    articles = {m.passage.article_id for o in answer.outlets for m in o.matches}
    assert answer.claim == CLAIM
    assert articles
    assert article_id not in articles


def test_an_unknown_paragraph_is_not_found(three: Desk) -> None:
    with pytest.raises(NotFound):
        three.lookup.answer(Question(paragraph_id="nothing"))


def test_a_claim_without_words_is_refused(three: Desk) -> None:
    with pytest.raises(Invalid, match="words"):
        three.lookup.answer(Question(" \u2026 !"))


def test_spans_of_both_sides_cut_what_was_published(three: Desk) -> None:
    for outlet in three.lookup.answer(Question(CLAIM)).outlets:
        for match in outlet.matches:
            text = three.stores.articles.article(match.passage.article_id).text
            assert match.span.cut(text) == match.text
            for delta in match.verdict.deltas:
                assert delta.theirs is None or delta.theirs.span.cut(text) == delta.theirs.text
                assert delta.ours is None or delta.ours.span.cut(CLAIM) == delta.ours.text


def test_articles_that_say_it_over_and_over_hide_no_other(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrieving, "NEAR", 40)
    monkeypatch.setattr(retrieving, "CROWD", 20)
    before = three.told(Question(CLAIM))
    crows = [f"crow-{n}" for n in range(3)]
    for crow in crows:
        three.publish(crow, "\n\n".join(f"{CLAIM} This is part {n} of it." for n in range(60)))
    assert three.told(Question(CLAIM)) == before | dict.fromkeys(crows, Relation.REPORTS)


def test_a_number_or_a_no_is_none_of_an_article_that_never_names_the_place(three: Desk) -> None:
    for claim in (
        "Thirty people were killed when the ferry sank near Zorbleton.",
        "Nobody was killed when the ferry sank near Zorbleton.",
    ):
        assert {*three.told(Question(claim)).values()} <= {Relation.RELATED, Relation.UNCLEAR}


def test_a_long_paragraph_is_one_match(desk: Desk) -> None:
    desk.publish("gull", " ".join([CLAIM] * 40))
    outlets = desk.lookup.answer(Question(CLAIM)).outlets
    assert [len(o.matches) for o in outlets] == [1]


def test_the_answer_tells_what_it_searched(three: Desk) -> None:
    searched = three.lookup.answer(Question(CLAIM)).searched
    assert (searched.holdings.articles, searched.holdings.paragraphs) == (3, 3)
    assert searched.sequence == three.stores.log.sequence()
    assert searched.gaps == ()


def test_the_answer_tells_how_complete_the_outlets_are_those_asked_for_and_found_first(
    three: Desk,
) -> None:
    three.publish("tern", "Onions were dear last year.")
    found = three.lookup.answer(Question(CLAIM)).searched.completeness
    assert [(o.outlet_id, o.articles) for o in found] == [("gull", 1), ("heron", 1), ("tern", 2)]
    three.stores.outlets.put(Outlet("robin", "The Robin"))
    scope = Scope(outlets=("robin", "heron"))
    found = three.lookup.answer(Question(CLAIM, scope=scope)).searched.completeness
    assert [(o.name, o.outlet_id, o.articles) for o in found] == [
        ("The Robin", "robin", 0),
        ("heron", "heron", 1),
    ]


def test_what_is_not_told_of_many_outlets_is_counted(
    three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "MOST_TOLD", 2)
    searched = three.lookup.answer(Question(CLAIM)).searched
    assert (len(searched.completeness), searched.outlets_untold) == (2, 1)


def test_the_answer_tells_what_it_could_not_search(three: Desk) -> None:
    dated = Scope(published_after=datetime(2026, 3, 1, tzinfo=UTC))
    searched = three.lookup.answer(Question(CLAIM, scope=dated)).searched
    assert searched.gaps == ("articles without a date, left out: 1",)


def test_what_was_deleted_is_never_told_again(desk: Desk) -> None:
    article_id = desk.publish("gull", CLAIM)
    assert desk.told(Question(CLAIM))
    desk.stores.articles.delete(article_id)
    assert desk.told(Question(CLAIM)) == {}


def test_a_new_version_takes_the_place_of_the_old_one(desk: Desk) -> None:
    submission = Submission(Outlet("gull"), "Ferry", text=CLAIM, external_id="1")
    desk.ingest.one(submission)
    desk.ingest.one(replace(submission, text=CLAIM.replace("Twelve", "Nine")))
    match = desk.lookup.answer(Question(CLAIM)).outlets[0].matches[0]
    assert match.passage.version == 2
    assert match.verdict.relation is Relation.DIFFERS


def test_a_toll_that_grew_after_the_claim_was_reported_reads_as_an_update(desk: Desk) -> None:
    desk.publish("gull", "Twelve people were killed when the ferry sank near Aldmouth.", day=3)
    desk.publish("heron", "Fifteen people were killed when the ferry sank near Aldmouth.", day=5)
    desk.publish("tern", "Nine people were killed when the ferry sank near Aldmouth.", day=2)
    readings = {
        outlet.outlet.id: [delta.reading for delta in outlet.matches[0].verdict.deltas]
        for outlet in desk.lookup.answer(Question(CLAIM)).outlets
    }
    assert readings["heron"] == [Reading.LATER_UPDATE]
    assert readings["tern"] == [Reading.EARLIER_VALUE]


def test_a_paragraph_of_several_sentences_is_matched_by_the_one_that_bears(desk: Desk) -> None:
    lead = "The coastguard searched all night. " + CLAIM
    article_id = desk.publish("gull", lead)
    desk.publish("heron", "Nine people were killed when the ferry sank near Aldmouth.", day=9)
    paragraph = desk.stores.articles.article(article_id).blocks[1]
    (heron,) = desk.lookup.answer(Question(paragraph_id=paragraph.id)).outlets
    (delta,) = heron.matches[0].verdict.deltas
    assert heron.relation is Relation.DIFFERS
    assert delta.ours is not None
    assert delta.ours.span.cut(lead) == delta.ours.text == "Twelve"


def test_an_outlet_nobody_knows_and_an_untold_language_are_told_as_gaps(desk: Desk) -> None:
    desk.publish("gull", CLAIM, language="")
    scope = Scope(outlets=("gull", "gul"), languages=("en",))
    gaps = desk.lookup.answer(Question(CLAIM, scope=scope)).searched.gaps
    assert gaps == (
        "no such outlet: gul",
        "articles whose language is not told, left out: 1",
    )


def test_a_window_of_time_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    late, early = datetime(2026, 3, 9, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
    with pytest.raises(Invalid) as refusal:
        desk.lookup.answer(
            Question(CLAIM, scope=Scope(published_after=late, published_before=early))
        )
    assert refusal.value.pointer == "/published_before"


class TestWithAVerifier:
    @pytest.fixture
    def verifier(self) -> WordVerifier:
        return WordVerifier()

    @pytest.fixture
    def read(self, three: Desk, verifier: WordVerifier) -> Desk:
        three.lookup = Lookup(three.shelves, three.encoder, three.origins.of_passages, verifier)
        return three

    def test_the_answer_names_it(self, read: Desk) -> None:
        assert read.lookup.answer(Question(CLAIM)).searched.verifier == "words"

    def test_without_one_the_answer_names_none(self, three: Desk) -> None:
        assert three.lookup.answer(Question(CLAIM)).searched.verifier == ""

    def test_it_is_a_signal_of_each_passage_that_it_read(self, read: Desk) -> None:
        answer = read.lookup.answer(Question(CLAIM))
        matches = [m for o in answer.outlets for m in o.matches]
        assert all(m.verdict.signals[0].name.startswith("read_as_") for m in matches)

    def test_it_reads_the_best_passages_only(self, read: Desk, verifier: WordVerifier) -> None:
        for n in range(judging.READ):
            read.publish(f"crow-{n}", f"A ferry carried {n} people past Aldmouth.")
        read.lookup.answer(Question(CLAIM))
        assert len(verifier.read) == judging.READ
        assert any("twelve people were killed" in passage for _, passage in verifier.read)


@pytest.mark.parametrize("harm", ["''", "'no facts'", "replace(facts, 'aldmouth', 'kelby')"])
def test_lost_or_altered_facts_change_no_answer(three: Desk, harm: str) -> None:
    unread = three.lookup.answer(Question(CLAIM))
    assert read_ahead(three.stores.readings)
    assert "aldmouth" in three.shelves.passages.passages([1])[0].facts
    with three.stores.database.write() as connection:
        connection.execute(text(f"UPDATE reading SET facts = {harm}"))  # noqa: S608 (ours)
    altered = three.shelves.passages.passages([1])[0].facts
    assert "aldmouth" not in altered
    anew = Lookup(three.shelves, three.encoder, three.origins.of_passages)
    assert anew.answer(Question(CLAIM)).outlets == unread.outlets
