from datetime import UTC, datetime

import pytest

from service.coverage import _cell, _Column
from service.matching.coverage import Held
from service.model import Completeness, CoverageState, Span, StoryClaim, Unassessable

NOON = datetime(2025, 1, 5, 12, tzinfo=UTC)
CLAIM = StoryClaim(
    id="c", text="x", article_id="a", paragraph_id="p", span=Span(0, 1), public_since=NOON
)


@pytest.mark.parametrize(
    ("language", "state", "why"),
    [
        ("en", CoverageState.OMITTED, None),
        ("", CoverageState.OMITTED, None),
        ("de", CoverageState.NOT_ASSESSABLE, Unassessable.OTHER_LANGUAGE),
    ],
)
def test_a_text_in_another_language_is_never_said_to_omit(language, state, why):
    held = Held(at=NOON, completeness=Completeness.FULL, characters=900, language=language)
    column = _Column("orley-echo", (held,), is_read=True)
    cell = _cell((), column, CLAIM, frozenset(), language="en")
    assert (cell.state, cell.why) == (state, why)
