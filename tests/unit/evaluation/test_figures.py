"""What is made of verdicts: figures, confusions and failures, by hand-made readers."""

import pytest

from service.evaluation import relations, stances
from service.evaluation.classing import Case, Scheme, class_figures
from service.evaluation.figures import Measured, Sheet
from service.evaluation.readers import NewsroomReader
from service.evaluation.sets.pairs import Edit, LabelledPair, Pair
from service.evaluation.sets.stances import ScoredPair, StancePair
from service.model import Certainty, Delta, Fact, Reading, Relation, Slot, Span, Verdict
from tests.fakes.newsroom import FakeNewsroom


class Script:
    """A reader that gives the verdicts it was handed, in order."""

    name = "script"

    def __init__(self, *verdicts):
        self._verdicts = iter(verdicts)
        self.asked = []

    def verdicts(self, pairs):
        self.asked += pairs
        return [next(self._verdicts) for _ in pairs]


def verdict(relation, score=0.9, certainty="asserted", deltas=()):
    return Verdict(Relation(relation), Certainty(certainty), score, Span(0, 1), tuple(deltas))


def delta(slot, ours, theirs):
    facts = (Fact(Slot(slot), text, Span(0, len(text)), text) for text in (ours, theirs))
    return Delta(Slot(slot), *facts, Reading.CONFLICT)


def pair(relation, *slots, **more):
    story = more.pop("story", "s")
    return LabelledPair(
        Pair("A claim.", "A passage.", story),
        Relation(relation),
        certainty=Certainty(more.pop("certainty", "asserted")),
        slots=frozenset(map(Slot, slots)),
        **more,
    )


def value(measured, measure):
    (found,) = [f for f in measured.figures if f.measure == measure]
    return found.value


def own(*cases):
    gold, verdicts = zip(*cases, strict=True)
    cases = relations.judged(Script(*verdicts), list(gold))
    return relations.own_figures(Sheet("own", "script"), cases)


def test_abstaining_is_never_right_and_is_shown_as_an_answer_of_its_own():
    measured = own(
        (pair("reports"), verdict("reports")),
        (pair("reports"), verdict("unclear")),
        (pair("differs"), verdict("unclear")),
    )
    assert value(measured, "accuracy") == pytest.approx(1 / 3)
    (confusion,) = measured.confusions
    assert confusion.said[-1] == "unclear"
    assert [row[-1] for row in confusion.counts] == [1, 1, 0, 0]


def test_macro_f1_gives_each_class_the_same_weight():
    scheme = Scheme(("yes", "no"))
    sheet = Sheet("a set", "a system")
    cases = [Case("yes", "yes", "s1"), Case("yes", "yes", "s2"), Case("no", "yes", "s3")]
    class_figures(sheet, cases, scheme)
    assert value(Measured(tuple(sheet.figures)), "macro-F1") == pytest.approx(0.8 / 2)


def test_a_case_counts_as_many_times_as_it_weighs():
    sheet = Sheet("a set", "a system")
    cases = [Case("yes", "yes", "s1", 9.0), Case("no", "yes", "s2")]
    confusion = class_figures(sheet, cases, Scheme(("yes", "no")))
    assert confusion.counts == ((9, 0, 0), (1, 0, 0))
    assert value(Measured(tuple(sheet.figures)), "accuracy") == pytest.approx(0.9)


def test_a_difference_is_named_only_with_its_relation_and_all_its_slots():
    number, place = delta("number", "6", "9"), delta("place", "Rome", "Oslo")
    measured = own(
        (pair("differs", "number"), verdict("differs", deltas=[number, place])),
        (pair("differs", "number", "date"), verdict("differs", deltas=[number])),
        (pair("differs", "place"), verdict("disputes", deltas=[place])),
        (pair("reports"), verdict("reports")),
    )
    assert value(measured, "differing slot named") == pytest.approx(1 / 3)


def test_a_report_said_of_what_is_told_otherwise_is_counted():
    measured = own(
        (pair("differs"), verdict("reports")),
        (pair("disputes"), verdict("related")),
        (pair("related"), verdict("reports")),
    )
    assert value(measured, "reports said of a differing or disputing pair") == 0.5


def test_certainty_is_counted_over_all_pairs():
    measured = own(
        (pair("reports", certainty="hedged"), verdict("reports", certainty="hedged")),
        (pair("related", certainty="attributed"), verdict("related")),
    )
    assert value(measured, "certainty right") == 0.5


def test_a_score_is_set_against_what_it_says():
    measured = own(
        (pair("reports"), verdict("reports", score=0.95)),
        (pair("related"), verdict("related", score=0.05)),
        (pair("related"), verdict("differs", score=0.95)),
    )
    assert value(measured, "calibration error: takes a stand") == pytest.approx(
        (abs(1.9 - 1) + 0.05) / 3
    )
    assert value(measured, "calibration error: relation right") == pytest.approx((3 * 0.95 - 2) / 3)


def test_traps_are_told_one_by_one_and_failures_with_their_texts():
    gold = [pair("reports", kind="rounding"), pair("differs", "number", kind="scale")]
    given = [verdict("reports"), verdict("disputes", deltas=[delta("negation", "a", "b")])]
    cases = relations.judged(Script(*given), gold)
    measured = relations.trap_figures(Sheet("own", "script"), cases)
    assert value(measured, "right on rounding") == 1
    assert value(measured, "right on scale") == 0
    (failure,) = measured.failures
    assert (failure.gold, failure.said) == ("differs number", "disputes negation")
    assert (failure.claim, failure.passage) == ("A claim.", "A passage.")


def test_an_edit_is_named_if_one_delta_holds_both_values():
    edit = Edit("number", "22", "16")
    cases = [
        (pair("differs", edit=edit), verdict("differs", deltas=[delta("number", "22", "16")])),
        (pair("differs", edit=edit), verdict("differs", deltas=[delta("number", "22", "5")])),
        (pair("differs", edit=Edit("entity", "A", "B")), verdict("differs")),
        (pair("reports"), verdict("disputes")),
        (pair("reports"), verdict("related")),
    ]
    gold, verdicts = zip(*cases, strict=True)
    measured = relations.edit_figures(
        Sheet("edits", "script"), relations.judged(Script(*verdicts), list(gold))
    )
    assert value(measured, "changed number or year named with both values") == 0.5
    assert value(measured, "differs or disputes said of a report") == 0.5


@pytest.mark.parametrize(
    ("relation", "certainty", "expected"),
    [
        ("reports", "asserted", "for"),
        ("reports", "attributed", "observing"),
        ("reports", "hedged", "observing"),
        ("disputes", "hedged", "against"),
        ("differs", "asserted", "another relation"),
        ("unclear", "asserted", "unclear"),
    ],
)
def test_the_stance_to_a_rumour(relation, certainty, expected):
    assert stances.rumour(verdict(relation, certainty=certainty)) == expected


@pytest.mark.parametrize(
    ("relation", "score", "expected"),
    [
        ("reports", 0.9, "agree"),
        ("disputes", 0.9, "disagree"),
        ("differs", 0.9, "discuss"),
        ("related", 0.4, "discuss"),
        ("related", 0.1, "unrelated"),
        ("unclear", 0.4, "unclear"),
        ("unclear", 0.1, "unrelated"),
    ],
)
def test_the_stance_of_a_body(relation, score, expected):
    assert stances.body_stance(verdict(relation, score=score)) == expected


def test_a_body_is_judged_by_the_paragraphs_that_share_most_words_with_the_headline():
    paragraphs = [f"Filler paragraph number {n} tells of other things entirely." for n in range(5)]
    paragraphs.insert(3, "The ferry to Kelmouth sank in the storm, the coastguard said.")
    body = Pair("Ferry sinks off Kelmouth in storm", "\n\n".join(paragraphs), "s")
    script = Script(verdict("related", 0.1), verdict("disputes"), verdict("related", 0.3))
    measured = stances.body_figures(
        Sheet("fnc1", "script"), script, [StancePair(body, "disagree", 2.0)]
    )
    assert len(script.asked) == 3
    assert script.asked[0].passage == paragraphs[3]
    assert value(measured, "recall of disagree") == 1


def test_an_empty_body_is_unrelated():
    body = StancePair(Pair("A headline", "", "s"), "unrelated")
    measured = stances.body_figures(Sheet("fnc1", "script"), Script(), [body])
    assert value(measured, "accuracy") == 1


def test_arguments_are_ranked_by_how_surely_they_tell_it_otherwise():
    cases = [
        (StancePair(Pair("a", "b", "t1"), "weaken"), verdict("disputes", 0.9)),
        (StancePair(Pair("a", "b", "t1"), "weaken"), verdict("related", 0.4)),
        (StancePair(Pair("a", "b", "t2"), "strengthen"), verdict("reports", 0.8)),
        (StancePair(Pair("a", "b", "t2"), "strengthen"), verdict("differs", 0.6)),
        (StancePair(Pair("a", "b", "t2"), "neither"), verdict("disputes", 1.0)),
    ]
    pairs, verdicts = zip(*cases, strict=True)
    measured = stances.argument_figures(Sheet("c", "script"), Script(*verdicts), list(pairs))
    assert value(measured, "AUROC of weaken against strengthen") == pytest.approx(3 / 4)


def test_only_a_report_is_a_paraphrase():
    said = {r: stances.paraphrase(verdict(r)) for r in ("reports", "differs", "unclear")}
    assert said == {"reports": "paraphrase", "differs": "other", "unclear": "unclear"}


def test_the_score_is_ranked_against_likeness():
    pairs = [ScoredPair(Pair("a", "b", "a"), likeness) for likeness in (0, 2, 5)]
    script = Script(*(verdict("related", score) for score in (0.1, 0.2, 0.3)))
    measured = stances.likeness_figures(Sheet("sts", "script"), script, pairs)
    assert value(measured, "rank correlation of the score") == pytest.approx(1)


def test_a_newsroom_is_asked_as_over_http_in_batches():
    told = []
    reader = NewsroomReader("rules", FakeNewsroom(), lambda *step: told.append(step))
    pairs = [Pair("a", f"b {n}", "s") for n in range(300)]
    assert len(reader.verdicts(pairs)) == 300
    assert [done for _, done, _ in told] == [0, 256]


def test_a_set_without_a_fair_case_has_no_figures():
    assert relations.own_figures(Sheet("own", "script"), []).figures == ()
    assert stances.body_figures(Sheet("fnc1", "script"), Script(), []).figures == ()
