"""Figures are kept, set beside the last ones, and published."""

import pytest

from service.errors import Malformed
from service.evaluation import CATALOGUE, ledger, page, shown
from service.evaluation.figures import Confusion, Failure, Figure, Measured
from service.evaluation.ledger import Line
from service.evaluation.measures.intervals import Interval

FIGURE = Figure("own", "rules", "macro-F1", 0.5, 40, Interval(0.4, 0.6))
TIME = Figure("wikinews", "ours", "look-up, p50", 41.2, 50, unit="ms", less_is_better=True)
CONFUSION = Confusion(
    "own", "rules", ("reports", "differs"), ("reports", "unclear"), ((3, 1), (0, 9))
)
FAILURE = Failure(
    "own", "rules", "rounding", "A | claim.", "Two\nlines.", "reports", "differs number"
)
MEASURED = Measured((FIGURE, TIME), (CONFUSION,), (FAILURE,))


def test_what_is_written_is_read_again(tmp_path):
    ledger.write(tmp_path / "docs" / "quality.json", MEASURED)
    assert ledger.read(tmp_path / "docs" / "quality.json") == MEASURED


def test_without_a_file_nothing_was_committed(tmp_path):
    assert ledger.read(tmp_path / "quality.json") == Measured()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"figures": [{"set": 1}]}'])
def test_a_file_that_holds_something_else_is_named(tmp_path, text):
    (tmp_path / "quality.json").write_text(text)
    with pytest.raises(Malformed, match=r"quality\.json"):
        ledger.read(tmp_path / "quality.json")


def test_a_run_over_some_sets_leaves_the_others_as_they_were():
    now = Measured((Figure("own", "rules", "accuracy", 0.9, 40),))
    after = ledger.renewed(MEASURED, now, "own")
    assert after == Measured((TIME, *now.figures))


def test_what_is_kept_stands_in_the_order_of_the_sets():
    backwards = Measured((TIME, FIGURE), (CONFUSION,), (FAILURE,))
    assert ledger.ordered(backwards, ["own", "wikinews"]) == MEASURED


@pytest.mark.parametrize(
    ("before", "value", "less_is_better", "gain"),
    [
        (None, 0.5, False, 0),
        (0.5, 0.5004, False, 0),
        (0.5, 0.6, False, 1),
        (0.5, 0.4, False, -1),
        (0.5, 0.6, True, -1),
        (0.5, 0.4, True, 1),
    ],
)
def test_a_change_is_for_the_better_or_the_worse(before, value, less_is_better, gain):
    figure = Figure("own", "rules", "m", value, 1, less_is_better=less_is_better)
    assert Line(figure, before).gain == gain


def test_a_figure_is_compared_with_its_like():
    now = Measured((FIGURE, Figure("own", "other", "macro-F1", 0.5, 40)))
    first, second = ledger.compared(now, MEASURED)
    assert (first.before, first.change) == (0.5, 0.0)
    assert (second.before, second.change) == (None, None)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (FIGURE, ".500 (.400–.600)"),
        (TIME, "41 ms"),
        (Figure("own", "rules", "m", 1.0, 1), "1.000"),
        (Figure("own", "rules", "m", -0.25, 1), "-0.250"),
    ],
)
def test_a_figure_is_shown_short(figure, text):
    assert shown(figure) == text


def test_the_page_has_a_section_for_each_set_in_the_order_of_the_catalogue():
    text = page(MEASURED, CATALOGUE)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## own", "## wikinews"]


def test_the_page_tells_figures_confusions_and_failures():
    text = page(MEASURED, CATALOGUE)
    assert "| macro-F1 | .500 (.400–.600) | 40 |" in text
    assert "| differs | 0 | 9 |" in text
    assert "| rounding | reports | differs number | A \\| claim. | Two lines. |" in text


def test_systems_stand_side_by_side():
    systems = ("BM25", "dense", "ours")
    figures = tuple(Figure("wikinews", s, "R@10", 0.25 * n, 9) for n, s in enumerate(systems, 1))
    text = page(Measured(figures), CATALOGUE)
    assert "|  | BM25 | dense | ours | cases |" in text
    assert "| R@10 | .250 | .500 | .750 | 9 |" in text


def test_the_names_in_the_catalogue_are_all_different():
    names = [entry.name for entry in CATALOGUE]
    assert len(set(names)) == len(names)
