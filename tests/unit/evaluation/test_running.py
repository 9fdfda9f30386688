"""A run over small sets, with real stores and an encoder without a model."""

from dataclasses import replace
from types import SimpleNamespace

from service.evaluation import CATALOGUE, Measured, Workplace, evaluate
from service.evaluation.figures import Sheet
from service.evaluation.inventions import Invention, invention_figures, inventions
from service.evaluation.sets.retrieval import claimdiff
from service.evaluation.workplace import no_progress
from service.model import Relation
from service.newsroom import Models
from tests.fakes import labelled_sets
from tests.fakes.encoder import HashingEncoder
from tests.fakes.newsroom import FakeNewsroom, nothing_found
from tests.fakes.verifier import WordVerifier


def named(*names):
    return [entry for entry in CATALOGUE if entry.name in names]


def measured(place, *names):
    """All that is found on the sets of these names, none of which may be missing."""
    results = list(evaluate(place, named(*names)))
    assert not [result.missing for result in results if result.missing]
    return sum((result.measured for result in results), Measured())


def values(found, system, measure):
    return {f.set: f.value for f in found.figures if (f.system, f.measure) == (system, measure)}


def workplace(folder, model=HashingEncoder, verifier=None, **more):
    return Workplace(
        data=folder / "data",
        own=folder / "own",
        cache=folder / "cache",
        open_models=lambda _: Models(model(), verifier),
        **more,
    )


def test_a_set_that_is_not_there_is_left_out_and_said_so(tmp_path):
    labelled_sets.write_own(tmp_path / "own")
    own, left_out = evaluate(workplace(tmp_path), named("own", "wikinews"))
    assert (own.set, own.missing) == ("own", ())
    assert own.measured.figures
    assert (left_out.set, left_out.measured) == ("wikinews", Measured())
    assert "wikinews_events/events_dev.jsonl" in left_out.missing


def test_every_set_of_pairs_is_measured(tmp_path):
    labelled_sets.write_own(tmp_path / "own")
    labelled_sets.write_pair_sets(tmp_path / "data")
    names = {"own", "own-training", "claim-details", "emergent", "claimdiff-pairs", "mrpc", "sts"}
    found = measured(workplace(tmp_path), *names)
    assert {figure.set for figure in found.figures} == names
    measure = "changed number or year named with both values"
    assert values(found, "rules alone", measure) == {"claim-details": 1.0}
    assert values(found, "rules alone", "right on number-differs") == {"own": 1.0}
    assert {confusion.set for confusion in found.confusions} == names - {"sts"}


def test_a_verifier_is_measured_beside_the_rules_alone(tmp_path):
    labelled_sets.write_own(tmp_path / "own")
    labelled_sets.write_searched_sets(tmp_path / "data")
    verifier = WordVerifier()
    found = measured(workplace(tmp_path, verifier=verifier), "own", "wikinews")
    for system in ("ours", "rules alone"):
        assert set(values(found, system, "macro-F1")) == {"own"}
        assert set(values(found, system, "look-up, p50")) == {"wikinews"}
    assert (labelled_sets.OWN["claim"], labelled_sets.OWN["passage"]) in verifier.read


def test_every_set_that_searches_is_measured_beside_its_baselines(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    names = {"emergent-articles", "wikinews", "clef2020_t2", "clef2022_t2a", "claimdiff"}
    found = measured(workplace(tmp_path), *names)
    for system in ("BM25", "dense", "ours"):
        assert values(found, system, "R@10") == dict.fromkeys(names, 1.0)
    assert values(found, "BM25", "MAP@5") == dict.fromkeys(names, 1.0)
    assert all(took > 0 for took in values(found, "rules alone", "look-up, p50").values())


def test_a_claim_is_not_found_in_its_own_article(tmp_path):
    data = labelled_sets.write_searched_sets(tmp_path / "data")
    claim = labelled_sets.HARBOUR
    row = {"claim": claim, "from_article": "a0", "relevant": {"a0": {}}}
    labelled_sets.write(data / "claimdiff/retrieval_train.jsonl", row)
    found = measured(workplace(tmp_path), "claimdiff")
    assert values(found, "ours", "R@50") == {"claimdiff": 0.0}


def test_what_was_done_between_versions_is_measured_by_its_kind(tmp_path):
    labelled_sets.write_revisions(tmp_path / "data")
    found = measured(workplace(tmp_path), "revision_synth")
    told = {figure.measure: figure.value for figure in found.figures}
    assert told == {
        "named right: number": 1.0,
        "named right: sentence put in": 1.0,
        "named right: paragraphs merged": 1.0,
        "named, and nobody did it": 0.0,
        "substantive pairs called so": 1.0,
        "pairs that are not substantive called so": 0.0,
    }


def test_copies_are_told_from_shared_quotes_and_wires_from_own_articles(tmp_path):
    labelled_sets.write_copies(tmp_path / "data")
    found = measured(workplace(tmp_path), "abp_wire", "near-duplicates", "polnear")
    right = dict.fromkeys(("abp_wire", "near-duplicates", "polnear"), 1.0)
    assert values(found, "ours", "accuracy") == right
    measure = "copy said of shared quotes, documents or page words"
    assert values(found, "ours", measure) == {"abp_wire": 0.0}
    (told,) = [c for c in found.confusions if (c.set, c.system) == ("polnear", "without bylines")]
    assert told.counts == ((1, 0, 0), (0, 1, 0))


def test_a_corpus_is_taken_in_once(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    first, again = [], []
    for steps in (first, again):
        place = workplace(tmp_path, progress=lambda *step, steps=steps: steps.append(step[0]))
        measured(place, "emergent-articles")
    assert "taking articles in" in first
    assert "taking articles in" not in again


def test_changed_articles_are_taken_in_anew(tmp_path):
    data = labelled_sets.write_searched_sets(tmp_path / "data")
    measured(workplace(tmp_path), "emergent-articles")
    row = {"id": "b", "text": labelled_sets.HARBOUR}
    labelled_sets.write(data / "fnc1/articles_train.jsonl", row)
    found = measured(workplace(tmp_path), "emergent-articles")
    assert values(found, "ours", "R@10") == {"emergent-articles": 0.0}


def test_a_run_that_was_interrupted_while_taking_articles_in_is_taken_up(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    measured(workplace(tmp_path), "wikinews")
    (mark,) = (tmp_path / "cache/houses").glob("*/articles.json")
    mark.unlink()
    found = measured(workplace(tmp_path), "wikinews")
    assert values(found, "ours", "R@10") == {"wikinews": 1.0}


def test_made_up_claims_are_looked_up_and_false_reports_counted(tmp_path):
    labelled_sets.write_searched_sets(tmp_path / "data")
    found = measured(workplace(tmp_path), "made-up")
    (told,) = [f for f in found.figures if f.measure == "falsely reported"]
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
    found = invention_figures(Sheet("made-up", "ours"), house, claims, no_progress)
    assert [figure.value for figure in found.figures] == [1.0, 1.0, 1.0]
    house = SimpleNamespace(newsroom=FakeNewsroom())
    found = invention_figures(Sheet("made-up", "ours"), house, claims, no_progress)
    assert [figure.value for figure in found.figures] == [0.0, 0.0, 0.0]
