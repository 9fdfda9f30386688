import csv
import io
from dataclasses import replace

import pytest

from service.model import CoverageCell as Cell
from service.model import (
    CoverageMatrix,
    CoverageSearch,
    CoverageState,
    Outlet,
    Span,
    Story,
    StoryClaim,
)
from service.web.coverage_view import as_csv

CLAIM = StoryClaim(
    id="c", text="x", article_id="a", paragraph_id="p", span=Span(0, 1), public_since=None
)


def lines(text):
    matrix = CoverageMatrix(
        story=Story(id="s1", title="t", articles=()),
        outlets=(Outlet("o"),),
        claims=(replace(CLAIM, text=text),),
        rows=((Cell(state=CoverageState.OMITTED),),),
        searched=CoverageSearch(articles=2, articles_read=2, statements=1, statements_looked_up=1),
    )
    return list(csv.reader(io.StringIO(as_csv(matrix))))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_spreadsheet_computes_what_an_outlet_wrote(start):
    assert lines(f"{start}HYPERLINK(1)")[1][1].startswith("'")


def test_other_text_is_left_as_it_is():
    assert lines('He said "no", twice')[1][:4] == ["c", 'He said "no", twice', "o", "omitted"]
