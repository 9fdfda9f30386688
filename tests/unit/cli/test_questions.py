"""`crossread lookup` and `crossread demo`: a question in, a table or JSON out."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from service.cli.desk import Desk
from service.cli.seeds import QUESTIONS, load_seeds
from service.errors import Invalid
from service.model import (
    Answer,
    Certainty,
    Counts,
    Delta,
    Fact,
    Holdings,
    Hole,
    Match,
    Origin,
    OriginKind,
    Outlet,
    OutletAnswer,
    OutletHoldings,
    PassageRecord,
    Reading,
    Relation,
    Scope,
    Searched,
    Slot,
    Span,
    Submission,
    Verdict,
)
from service.settings import Settings
from tests.fakes.newsroom import FakeNewsroom, nothing_found

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PASSAGE = "At least 17 people died, [bold]officials[/] said."


def answer():
    """One outlet that differs in a number."""
    ours = Fact(Slot.NUMBER, "Twelve", Span(0, 6), 12.0)
    theirs = Fact(Slot.NUMBER, "17", Span(9, 11), 17.0)
    verdict = Verdict(
        Relation.DIFFERS,
        Certainty.ATTRIBUTED,
        0.9,
        Span(0, len(PASSAGE)),
        deltas=(Delta(Slot.NUMBER, ours, theirs, Reading.LATER_UPDATE),),
    )
    record = PassageRecord(
        id=1,
        article_id="a",
        version=1,
        outlet_id="harbor-times",
        paragraph_id="a-1",
        ordinal=1,
        span=Span(0, len(PASSAGE)),
        text=PASSAGE,
        title="Blast",
        url="",
        language="en",
        published_at=NOON,
        credit="",
    )
    match = Match(record, record.span, PASSAGE, verdict, Origin("o", OriginKind.OWN))
    outlet = Outlet("harbor-times", name="Harbor Times")
    return Answer(
        claim="Twelve people died.",
        facts=(ours,),
        outlets=(OutletAnswer(outlet, Relation.DIFFERS, NOON, 1, (match,), 0),),
        counts=Counts(1, 1, 1, {Relation.DIFFERS: 1}),
        searched=Searched(Holdings(40, 9, 310, NOON, NOON), 7, "fake", gaps=("5 articles",)),
    )


def crossread(newsroom, *arguments):
    desk = Desk(Settings(), lambda _: newsroom)
    return CliRunner().invoke(main, arguments, obj=desk, env={"COLUMNS": "200"})


def test_the_table_names_outlet_relation_passage_and_difference():
    shown = crossread(holding(40, answer()), "lookup", "Twelve people died.").stdout
    for part in ("Harbor Times", "differs", "attributed", "2026-03-03", PASSAGE):
        assert part in shown
    assert "number: Twelve → 17 (later update)" in shown
    assert "Searched 40 articles of 9 outlets, 310 paragraphs." in shown
    assert "Not searched: 5 articles" in shown


def test_outlets_that_are_held_in_part_are_named():
    hole = Hole(date(2026, 3, 5), date(2026, 3, 9), 4)
    part = OutletHoldings(outlet_id="gull", name="The Gull", articles=4, excerpts=1, holes=(hole,))
    whole = OutletHoldings(outlet_id="heron", articles=4)
    found = answer()
    told = replace(found, searched=replace(found.searched, completeness=(part, whole)))
    shown = crossread(holding(40, told), "lookup", "Twelve people died.").stdout
    assert "Held in part: The Gull (1 excerpt; nothing from 2026-03-05 to 2026-03-09)" in shown
    assert "heron" not in shown


def test_a_pipe_gets_no_colour():
    assert "\x1b" not in crossread(holding(40, answer()), "lookup", "Twelve people died.").output


def test_json_has_the_shape_of_the_http_answer():
    result = crossread(FakeNewsroom(answer()), "lookup", "Twelve people died.", "--json")
    told = json.loads(result.stdout)
    assert told["outlets"][0]["matches"][0]["deltas"][0]["reading"] == "later_update"
    assert set(told) == {"claim", "outlets", "counts", "searched"}


def holding(articles, answer=None):
    """A newsroom with an article, of which a question finds so many."""
    found = answer or nothing_found("Nobody said this.")
    held = replace(found.searched.holdings, articles=articles)
    newsroom = FakeNewsroom(replace(found, searched=replace(found.searched, holdings=held)))
    newsroom.held["echo", "1"] = [Submission(Outlet("echo"), "Title", text="It shut.")]
    return newsroom


@pytest.mark.parametrize(
    ("articles", "says"), [(1, "No outlet in this index"), (0, "No article in this index fits")]
)
def test_nothing_found_is_said_in_words_and_is_no_failure(articles, says):
    result = crossread(holding(articles), "lookup", "Nobody said this.")
    assert result.exit_code == 0
    assert says in result.stdout


def test_an_empty_index_is_told_with_its_folder_and_never_as_an_answer():
    result = crossread(FakeNewsroom(), "lookup", "Nobody said this.")
    assert f"This index is empty: the data folder is {Path('data').resolve()}" in result.stdout
    assert "crossread ingest" in result.stdout
    assert "No outlet" not in result.stdout
    told = crossread(FakeNewsroom(), "lookup", "Nobody said this.", "--json").stdout
    assert json.loads(told)["outlets"] == []


def test_the_options_narrow_the_question():
    newsroom = FakeNewsroom()
    options = ["--outlet", "a", "--outlet", "b", "--language", "en", "--after", "2026-03-03"]
    result = crossread(newsroom, "lookup", "A claim.", *options, "--limit", "5")
    assert result.exit_code == 0
    (question,) = newsroom.questions
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    assert question.scope == Scope(outlets=("a", "b"), languages=("en",), published_after=midnight)
    assert question.cut.limit == 5


def test_a_limit_beyond_the_contract_is_a_wrong_call():
    assert crossread(FakeNewsroom(), "lookup", "A claim.", "--limit", "201").exit_code == 2


def test_the_demo_loads_the_seeds_and_asks_three_questions():
    newsroom = FakeNewsroom()
    result = crossread(newsroom, "demo", "--json")
    assert result.exit_code == 0
    assert [question.text for question in newsroom.questions] == list(QUESTIONS)
    assert len(json.loads(result.stdout)) == 3
    assert {"harbor-times", "meridian-press"} <= newsroom.outlets_put.keys()


def test_the_seeds_loaded_again_change_nothing():
    newsroom = FakeNewsroom()
    first = load_seeds(newsroom)
    versions = {key: len(held) for key, held in newsroom.held.items()}
    again = load_seeds(newsroom)
    assert first.taken == first.texts == again.texts
    assert first.texts > first.articles >= 30
    assert again.taken == 0
    assert {key: len(held) for key, held in newsroom.held.items()} == versions


def test_an_article_with_two_versions_in_the_seeds_ends_with_the_later_one():
    newsroom = FakeNewsroom()
    load_seeds(newsroom)
    revised = [held for held in newsroom.held.values() if len(held) > 1]
    assert revised
    for first, second in revised:
        assert first.published_at == second.published_at
        assert second.modified_at > (first.modified_at or first.published_at)


def test_a_claim_without_words_is_a_wrong_call_told_without_a_pointer():
    class Strict(FakeNewsroom):
        def lookup(self, _question):
            raise Invalid("a claim needs words", "/text")

    desk = Desk(Settings(), lambda _: Strict())
    result = CliRunner().invoke(main, ["lookup", ""], obj=desk)
    assert result.exit_code == 2
    assert "Error: a claim needs words" in result.stderr
