from datetime import UTC, datetime

import pytest

from service.cli.seeds import QUESTIONS, SEEDS
from service.intake.files import read_path
from service.model import Cut, Relation, Scope
from service.web import examples, present
from service.web.schemas.answer import AnswerSchema, VerdictSchema
from tests.fakes.web_newsroom import PASSAGE, a_verdict, an_answer


def test_the_question_arrives_whole(client, newsroom):
    client.post(
        "/v1/claims/lookup",
        json={
            "text": "Some 10,000 commuters",
            "outlets": ["a"],
            "languages": ["en"],
            "published_after": "2024-11-01T00:00:00Z",
            "published_before": None,
            "exclude_articles": ["abc"],
            "exclude_outlets": ["b"],
            "relations": ["differs", "disputes"],
            "limit": 7.0,
            "articles_per_outlet": 2,
            "passages_per_article": 1,
        },
    )
    (asked,) = newsroom.asked
    assert asked.text == "Some 10,000 commuters"
    assert asked.relations == (Relation.DIFFERS, Relation.DISPUTES)
    assert asked.cut == Cut(limit=7, articles_per_outlet=2, passages_per_article=1)
    assert asked.scope == Scope(
        outlets=("a",),
        languages=("en",),
        published_after=datetime(2024, 11, 1, tzinfo=UTC),
        exclude_articles=("abc",),
        exclude_outlets=("b",),
    )


def test_a_bare_claim_asks_with_the_defaults(client, newsroom):
    client.post("/v1/claims/lookup", json={"text": "x"})
    assert (newsroom.asked[0].scope, newsroom.asked[0].cut) == (Scope(), Cut())


def test_the_answer_has_the_fields_of_the_contract(client):
    answer = client.post("/v1/claims/lookup", json={"text": "Some 10,000 commuters"}).json
    (outlet,) = answer["outlets"]
    (match,) = outlet["matches"]
    assert outlet["outlet"] == {"id": "harbor-times", "name": "The Harbor Times"}
    assert outlet["earliest_published_at"] == "2024-11-17T12:00:00Z"
    assert (match["relation"], match["certainty"], match["score"]) == (
        "differs",
        "attributed",
        0.93,
    )
    assert match["passage"] == {"start": 812, "end": 812 + len(PASSAGE), "text": PASSAGE}
    assert match["origin"] == {
        "id": "abc-p1",
        "kind": "wire",
        "name": "Meridian Press",
        "maker": "wire:meridian-press",
        "source": "wire:meridian-press",
    }
    assert (answer["counts"]["owners"], answer["counts"]["ultimate_sources"]) == (1, 1)
    assert answer["counts"]["earliest"] == {
        "published_at": "2024-11-17T12:00:00Z",
        "outlets": ["harbor-times"],
        "paragraph_ids": ["abc-p4"],
        "tie": False,
        "margin_seconds": 7200,
    }
    (delta,) = match["deltas"]
    assert (delta["slot"], delta["reading"]) == ("number", "conflict")
    assert (delta["ours"]["value"], delta["ours"]["op"]) == (10_000, "~")
    assert (delta["theirs"]["text"], delta["theirs"]["op"]) == ("At least 11,000", ">=")
    assert (delta["theirs"]["start"], delta["theirs"]["end"]) == (812, 827)
    assert answer["counts"]["differs"] == 1
    assert answer["counts"]["unclear"] == 0
    assert answer["searched"]["from"] == "2024-11-17T12:00:00Z"


def test_what_is_presented_is_what_the_schemas_name():
    AnswerSchema().load(present.answer(an_answer("Some 10,000 commuters")), unknown="raise")
    VerdictSchema().load(present.verdict(a_verdict(), PASSAGE), unknown="raise")
    AnswerSchema().load(examples.ANSWER, unknown="raise")


def test_the_example_is_what_the_seeds_answer_to_one_of_their_questions():
    assert examples.QUESTION["text"] == examples.ANSWER["claim"]["text"]
    assert examples.QUESTION["text"] in QUESTIONS
    entries = [entry.item.submission for entry in read_path(SEEDS / "articles")]
    held = {submission.url: submission.title for submission in entries}
    matches = [match for outlet in examples.ANSWER["outlets"] for match in outlet["matches"]]
    assert {match["origin"]["maker"] for match in matches} == {
        "wire:meridian-press-agency",
        "outlet:westland-tribune",
    }
    assert all(held[match["url"]] == match["title"] for match in matches)


@pytest.mark.parametrize(
    ("value", "told"), [(3.0, 3), (2.5, 2.5), ("2024-11", "2024-11"), (float("inf"), None)]
)
def test_a_value_is_told_as_json_can_hold_it(value, told):
    assert present._value(value) == told


def test_an_unknown_paragraph_is_a_problem(client):
    answer = client.post("/v1/claims/lookup", json={"paragraph_id": "abc-p9"})
    assert answer.status_code == 404


def test_pairs_are_judged_in_their_order(client):
    pairs = [{"claim": "c", "passage": "one"}, {"claim": "c", "passage": "the second"}]
    told = client.post("/v1/relations", json={"pairs": pairs}).json["relations"]
    assert [verdict["evidence"]["text"] for verdict in told] == ["one", "the second"]


def test_the_greatest_number_of_pairs_is_taken(client):
    pairs = [{"claim": "c", "passage": "p"}] * 256
    assert len(client.post("/v1/relations", json={"pairs": pairs}).json["relations"]) == 256
