"""A run over small sets, with real stores and an encoder without a model."""

from dataclasses import replace
from types import SimpleNamespace

from service.evaluation import CATALOGUE, Workplace, evaluate
from service.evaluation.inventions import Invention, invention_figures, inventions
from service.evaluation.sets.retrieval import claimdiff
from service.evaluation.workplace import no_progress
from service.model import Relation
from tests.fakes import labelled_sets
from tests.fakes.encoder import HashingEncoder
from tests.fakes.newsroom import FakeNewsroom, nothing_found


def named(*names):
    return [entry for entry in CATALOGUE if entry.name in names]


def values(outcome, system, measure):
    found = outcome.measured.figures
    return {f.set: f.value for f in found if (f.system, f.measure) == (system, measure)}


def workplace(folder, model=HashingEncoder, **more):
    return Workplace(
        data=folder / "data",
        own=folder / "own",
        cache=folder / "cache",
        open_model=lambda _: model(),
        **more,
    )


def test_a_set_that_is_not_there_is_left_out_and_said_so(tmp_path):
    labelled_sets.write_own(tmp_path / "own")
    outcome = evaluate(workplace(tmp_path), named("own", "wikinews"))
    assert [entry.name for entry in outcome.sets] == ["own"]
    (left,) = outcome.left_out
    assert left.set == "wikinews"
    assert "wikinews_events/events_dev.jsonl" in left.missing


def test_every_set_of_pairs_is_measured(tmp_path):
    labelled_sets.write_own(tmp_path / "own")
    labelled_sets.write_pair_sets(tmp_path / "data")
    names = {"own", "own-training", "claim-details", "emergent", "claimdiff-pairs", "mrpc", "sts"}
    outcome = evaluate(workplace(tmp_path), named(*names))
    assert {figure.set for figure in outcome.measured.figures} == names
    measure = "changed number or year named with both values"
    assert values(outcome, "rules", measure) == {"claim-details": 1.0}
    assert values(outcome, "rules", "right on number-differs") == {"own": 1.0}
    assert {confusion.set for confusion in outcome.measured.confusions} == names - {"sts"}


def test_every_set_that_searches_is_measured_beside_its_baselines(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    names = {"emergent-articles", "wikinews", "clef2020_t2", "clef2022_t2a", "claimdiff"}
    outcome = evaluate(workplace(tmp_path), named(*names))
    assert outcome.left_out == ()
    for system in ("BM25", "dense", "ours"):
        assert values(outcome, system, "R@10") == dict.fromkeys(names, 1.0)
    assert values(outcome, "BM25", "MAP@5") == dict.fromkeys(names, 1.0)
    assert all(took > 0 for took in values(outcome, "ours", "look-up, p50").values())


def test_a_claim_is_not_found_in_its_own_article(tmp_path):
    data = labelled_sets.write_searched_sets(tmp_path / "data")
    claim = labelled_sets.HARBOUR
    row = {"claim": claim, "from_article": "a0", "relevant": {"a0": {}}}
    labelled_sets.write(data / "claimdiff/retrieval_train.jsonl", row)
    outcome = evaluate(workplace(tmp_path), named("claimdiff"))
    assert values(outcome, "ours", "R@50") == {"claimdiff": 0.0}


def test_a_corpus_is_taken_in_once(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    first, again = [], []
    for steps in (first, again):
        place = workplace(tmp_path, progress=lambda *step, steps=steps: steps.append(step[0]))
        evaluate(place, named("emergent-articles"))
    assert "taking articles in" in first
    assert "taking articles in" not in again


def test_changed_articles_are_taken_in_anew(tmp_path):
    data = labelled_sets.write_searched_sets(tmp_path / "data")
    evaluate(workplace(tmp_path), named("emergent-articles"))
    row = {"id": "b", "text": labelled_sets.HARBOUR}
    labelled_sets.write(data / "fnc1/articles_train.jsonl", row)
    outcome = evaluate(workplace(tmp_path), named("emergent-articles"))
    assert values(outcome, "ours", "R@10") == {"emergent-articles": 0.0}


def test_a_run_that_was_interrupted_while_taking_articles_in_is_taken_up(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    evaluate(workplace(tmp_path), named("wikinews"))
    (mark,) = (tmp_path / "cache/houses").glob("*/articles.json")
    mark.unlink()
    outcome = evaluate(workplace(tmp_path), named("wikinews"))
    assert values(outcome, "ours", "R@10") == {"wikinews": 1.0}


def test_made_up_claims_are_looked_up_and_false_reports_counted(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    outcome = evaluate(workplace(tmp_path), named("made-up"))
    (told,) = [f for f in outcome.measured.figures if f.measure == "falsely reported"]
    assert told.less_is_better
    assert told.cases == 75 + 3 + 2


def test_made_up_claims_change_one_detail_of_a_sentence_and_are_the_same_each_time(tmp_path):
    data = labelled_sets.write_searched_sets(tmp_path)
    found = inventions(claimdiff(data).articles(), 40)
    assert found == inventions(claimdiff(data).articles(), 40)
    changed = {each.claim for each in found if each.kind == "number"}
    assert labelled_sets.TRAMS.replace("14", "51") in changed
    assert not changed & set(labelled_sets.CLAIMS)


def test_wholly_made_up_claims_are_all_different():
    found = inventions([], 300)
    assert {each.kind for each in found} == {"all"}
    assert len(set(found)) == len(found) == 75
    assert Invention("all", "At least 11 people drowned when a ferry sank off Varnholt.") in found


def test_a_claim_is_falsely_reported_if_any_outlet_is_said_to_report_it():
    reported = nothing_found("")
    reported = replace(reported, counts=replace(reported.counts, by_relation={Relation.REPORTS: 1}))
    claims = [Invention("number", "A claim."), Invention("all", "Another.")]
    house = SimpleNamespace(newsroom=FakeNewsroom(answer=reported))
    measured = invention_figures("made-up", house, claims, no_progress)
    assert [figure.value for figure in measured.figures] == [1.0, 1.0, 1.0]
    house = SimpleNamespace(newsroom=FakeNewsroom())
    measured = invention_figures("made-up", house, claims, no_progress)
    assert [figure.value for figure in measured.figures] == [0.0, 0.0, 0.0]
