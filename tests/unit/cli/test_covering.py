"""The coverage of a story in a terminal."""

import io

import pytest
from click.testing import CliRunner
from rich.console import Console

from service.cli import main
from service.cli.covering import _show
from service.model import (
    CoverageCell,
    CoverageMatrix,
    CoverageSearch,
    CoverageState,
    Outlet,
    Span,
    Story,
    StoryClaim,
    Unassessable,
)

REPORTED = CoverageCell(state=CoverageState.REPORTED)
OMITTED = CoverageCell(state=CoverageState.OMITTED)
UNCLEAR = CoverageCell(state=CoverageState.NOT_ASSESSABLE, why=Unassessable.UNCLEAR)


def claim(text):
    return StoryClaim(
        id=text, text=text, article_id="a", paragraph_id="p", span=Span(0, 1), public_since=None
    )


def shown(width, *, read=3):
    told = CoverageMatrix(
        story=Story(id="s1", title="The ferry\nAlda", articles=()),
        outlets=(Outlet("gull", name="The Gull"), Outlet("heron"), Outlet("tern")),
        claims=(claim("Twelve were [red]killed[/red]."), claim("It sank.")),
        rows=((REPORTED, OMITTED, UNCLEAR), (UNCLEAR, REPORTED, REPORTED)),
        searched=CoverageSearch(
            articles=3, articles_read=read, statements=2, statements_looked_up=2
        ),
    )
    console = Console(file=io.StringIO(), width=width, highlight=False)
    _show(console, told)
    return console.file.getvalue().splitlines()


def test_a_wide_terminal_has_a_grid_of_claims_by_outlets_under_a_legend():
    lines = shown(80)
    assert lines[0] == "The ferry Alda"
    assert lines[1].split(maxsplit=1) == ["1", "The Gull"]
    assert any("= reported" in line and "○ omitted" in line for line in lines)
    head, first, second = (line for line in lines if line.startswith((" claim", " Twelve", " It")))
    assert first.startswith(" Twelve were [red]killed[/red].")
    places = [head.index(number) for number in "123"]
    for line, marks in ((first, "=○?"), (second, "?==")):
        assert line[40:].split() == list(marks)
        for place, mark in zip(places, marks, strict=True):
            assert mark in line[place - 1 : place + 2]


def test_a_narrow_terminal_has_the_outlets_by_number_under_each_claim():
    assert "    1= 2○ 3?" in shown(45)


@pytest.mark.parametrize("width", [45, 80])
def test_what_was_not_searched_is_told(width):
    told = " ".join(" ".join(shown(width, read=2)).split())
    assert "Not searched: statements were sought in 2 of 3" in told
    assert "Not searched" not in " ".join(shown(width))


def test_a_claim_without_words_is_refused(tmp_path):
    told = CliRunner().invoke(
        main, ["coverage", "s1", "--claim", " "], env={"CROSSREAD_DATA": str(tmp_path)}
    )
    assert told.exit_code == 2
    assert "a claim needs words" in told.stderr
