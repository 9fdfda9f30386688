"""Labelled sets are read from small files in the shape of the public ones."""

import gzip
import json
from collections import Counter

import pytest

from service.errors import Malformed
from service.evaluation.sets import pairs, retrieval, revisions, stances
from service.evaluation.sets.pairs import Edit, LabelledPair, Pair
from service.evaluation.sets.rows import rows
from service.model import Certainty, Relation, Slot


def write(file, *held):
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in held)
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress(text.encode()))
    else:
        file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["set.jsonl", "set.jsonl.gz"])
def test_rows_come_in_order_packed_or_not(tmp_path, name):
    held = [{"n": 1, "text": "Zürich"}, {"n": 2}]
    assert list(rows(write(tmp_path / name, *held))) == held


@pytest.mark.parametrize("line", ["{", "[1]", "7"])
def test_a_line_that_is_no_object_is_named(tmp_path, line):
    file = tmp_path / "set.jsonl"
    file.write_text(f"{{}}\n{line}\n")
    with pytest.raises(Malformed, match=r"set\.jsonl:2"):
        list(rows(file))


def test_own_pairs_carry_all_their_labels(tmp_path):
    row = {
        "topic": "local/bridge",
        "claim": "The bridge cost 3 million.",
        "passage": "The bridge is said to have cost 5 million.",
        "label": "differs",
        "certainty": "hedged",
        "slots": ["number"],
        "kind": "number-differs",
    }
    write(tmp_path / "b.jsonl", {**row, "kind": "second"})
    write(tmp_path / "a.jsonl", row)
    first, second = pairs.own_pairs(tmp_path)
    assert first == LabelledPair(
        Pair(row["claim"], row["passage"], "local/bridge"),
        Relation.DIFFERS,
        certainty=Certainty.HEDGED,
        slots=frozenset({Slot.NUMBER}),
        kind="number-differs",
    )
    assert second.kind == "second"


def test_a_generated_edit_tells_what_was_changed(tmp_path):
    row = {"claim": "Six left.", "other": "Nine left.", "doc": "d", "label": "differs_in_details"}
    file = write(
        tmp_path / "pairs.jsonl",
        {**row, "edit": {"kind": "number", "from": "Six", "to": "Nine"}},
        {**row, "label": "disputes", "edit": {"kind": "negation", "at": "left"}},
    )
    number, negation = pairs.claim_details(file)
    assert (number.relation, number.edit) == (Relation.DIFFERS, Edit("number", "Six", "Nine"))
    assert (negation.relation, negation.edit) == (Relation.DISPUTES, None)


RUMOURS = (
    {"claim": "A", "headline": "B", "stance": "observing", "fnc_story": None},
    {"claim": "A", "headline": "C", "stance": "for", "fnc_story": "s0"},
    {"claim": "D", "headline": "E", "stance": "for", "fnc_story": "s0"},
)


def test_a_rumour_is_a_story_of_its_own(tmp_path):
    told = list(stances.emergent(write(tmp_path / "emergent.jsonl", *RUMOURS)))
    assert [each.pair for each in told] == [
        Pair("A", "B", "A"),
        Pair("A", "C", "A"),
        Pair("D", "E", "D"),
    ]
    assert [each.stance for each in told] == ["observing", "for", "for"]


def test_the_rumours_of_a_story_are_known_across_the_two_sets(tmp_path):
    found = stances.rumours_of_stories(write(tmp_path / "emergent.jsonl", *RUMOURS))
    assert found == {"s0": {"A", "D"}}


def test_an_argument_goes_by_its_topic(tmp_path):
    argument = {"claim_a": "A", "claim_b": "B", "topic": "t", "label": "weaken"}
    (told,) = stances.claimdiff(write(tmp_path / "claimdiff.jsonl", argument))
    assert (told.pair, told.stance) == (Pair("A", "B", "t"), "weaken")


def test_paraphrases_and_likeness(tmp_path):
    rows_of = ({"a": "A", "b": "B", "label": 1}, {"a": "C", "b": "D", "label": 0})
    told = stances.mrpc(write(tmp_path / "mrpc.jsonl", *rows_of))
    assert [each.stance for each in told] == ["paraphrase", "other"]
    (scored,) = stances.sts_news(write(tmp_path / "sts.jsonl", {"a": "A", "b": "B", "score": 4}))
    assert scored.likeness == 4.0


def fnc1(folder, unrelated):
    headlines = [{"id": f"h{n}", "text": f"Headline {n}", "story": f"s{n}"} for n in range(4)]
    write(folder / "headlines_train.jsonl", *headlines)
    write(
        folder / "articles_train.jsonl", *({"id": f"b{n}", "text": f"Body {n}"} for n in range(9))
    )
    agree = [{"headline_id": "h0", "article_id": "b0", "stance": "agree"}]
    others = [
        {"headline_id": f"h{n % 4}", "article_id": f"b{n % 9}", "stance": "unrelated"}
        for n in range(unrelated)
    ]
    write(folder / "pairs_train.jsonl", *agree, *others)


def test_bodies_are_sampled_by_stance_and_weigh_what_they_stand_for(tmp_path):
    fnc1(tmp_path, unrelated=12)
    told = list(stances.headlines_and_bodies(tmp_path, lambda _: True, most=4))
    assert Counter(each.stance for each in told) == {"agree": 1, "unrelated": 4}
    assert {each.pair.story for each in told if each.stance == "unrelated"} == {
        "s0",
        "s1",
        "s2",
        "s3",
    }
    assert sum(each.weight for each in told) == 13
    assert told[0].pair == Pair("Headline 0", "Body 0", "s0")


def test_bodies_of_unfair_stories_are_left_out_before_the_draw(tmp_path):
    fnc1(tmp_path, unrelated=12)
    told = list(stances.headlines_and_bodies(tmp_path, lambda story: story == "s1", most=4))
    assert {each.pair.story for each in told} == {"s1"}
    assert sum(each.weight for each in told) == 3


def test_news_is_known_by_its_number_alone(tmp_path):
    row = {"outlet": "Harbor Times", "url": "https://harbor.example/1", "date": "2020-01-02"}
    texts = {"title": "A title", "text": "A body.", "id": "n-1"}
    (submission,) = retrieval.news(write(tmp_path / "news.jsonl.gz", {**row, **texts}))
    assert (submission.outlet.id, submission.external_id, submission.url) == (
        "harbor-times",
        "n-1",
        "",
    )
    assert submission.published_at.year == 2020


def test_claims_are_asked_without_their_own_article(tmp_path):
    row = {"claim": "A claim.", "from_article": "n-1", "relevant": {"n-2": {}, "n-3": {}}}
    write(tmp_path / "claimdiff/retrieval_train.jsonl", row)
    (query,) = retrieval.claimdiff(tmp_path).queries()
    assert (query.relevant, query.excluded) == ({"n-2", "n-3"}, {"n-1"})


def test_a_rumour_is_asked_once_for_all_its_articles(tmp_path):
    held = [{"claim": "A rumour.", "article_id": f"b{n}"} for n in range(3)]
    write(tmp_path / "emergent/claim_article_qrels_dev.jsonl", *held)
    write(tmp_path / "fnc1/articles_train.jsonl", {"id": "b0", "text": "A body."})
    held = retrieval.emergent(tmp_path)
    assert [query.relevant for query in held.queries()] == [{"b0", "b1", "b2"}]
    assert [article.external_id for article in held.articles()] == ["b0"]


def test_an_event_is_asked_in_words(tmp_path):
    folder = tmp_path / "wikinews_events"
    article = {"id": "w-1", "event": "e", "outlet": "harbor", "title": "T", "text": "Body."}
    write(folder / "articles_dev.jsonl", article)
    write(
        folder / "events_dev.jsonl", {"id": "e", "title": "ferry_sinks"}, {"id": "f", "title": "x"}
    )
    (query,) = retrieval.wikinews(tmp_path).queries()
    assert (query.text, query.relevant) == ("ferry sinks", {"w-1"})


def test_a_verified_claim_stands_for_an_article(tmp_path):
    write(
        tmp_path / "verified_claims.jsonl", {"id": "v", "vclaim": "Dogs fly.", "title": "Do they?"}
    )
    write(tmp_path / "queries_dev.jsonl", {"id": "q", "text": "dogs!"}, {"id": "r", "text": "x"})
    write(tmp_path / "qrels_dev.jsonl", {"query_id": "q", "vclaim_id": "v"})
    held = retrieval.verified_claims(tmp_path)
    (article,), (query,) = held.articles(), held.queries()
    assert article.paragraphs == ("Dogs fly.",)
    assert (query.text, query.relevant) == ("dogs!", {"v"})


def test_what_was_done_between_two_versions_is_read_with_its_paragraphs(tmp_path):
    row = {
        "doc": "d",
        "v1": ["Nine came.", "It rained."],
        "v2": ["It rained.", "Ten came.", "New."],
        "alignment": [{"v1": 0, "v2": 1}, {"v1": 1, "v2": 0}],
        "inserted_v2": [2],
        "ops": [
            {"op": "typography_only"},
            {"op": "edit", "kind": "number", "paragraph_v1": 0, "from": "Nine", "to": "Ten"},
            {"op": "insert_paragraph"},
        ],
        "substantive": True,
    }
    (pair,) = revisions.revisions(write(tmp_path / "pairs.jsonl", row))
    number, insert = pair.operations
    assert (number.before, number.after) == (("Nine came.",), ("Ten came.",))
    assert (number.old, number.new) == ("Nine", "Ten")
    assert (insert.kind, insert.after) == ("insert_paragraph", ("New.",))
