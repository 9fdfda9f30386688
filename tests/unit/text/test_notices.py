"""What a notice of an outlet calls itself, and what is none."""

from __future__ import annotations

import pytest

from service.model import NoticeKind
from service.text.notices import notice_kind, notices_within


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: The library opened in 1926, not 1962.", NoticeKind.CORRECTION),
        ("CORRECTION (March 4, 2026): The street is Mill Road.", NoticeKind.CORRECTION),
        ("Correction, March 4: The street is Mill Road.", NoticeKind.CORRECTION),
        ("Editor’s note: We named the wrong street.", NoticeKind.CORRECTION),
        ("An earlier version of this article misstated the year.", NoticeKind.CORRECTION),
        ("This post was updated to correct the spelling of Jonson.", NoticeKind.CORRECTION),
        ("• This article was amended to clarify that it is no ban.", NoticeKind.CLARIFICATION),
        ("Clarification: The building stays open until May.", NoticeKind.CLARIFICATION),
        ("This story has been updated with comments from the mayor.", NoticeKind.UPDATE),
        ("UPDATE 3/4/26: The council will hold a second vote.", NoticeKind.UPDATE),
        ("This article has been retracted by its authors.", NoticeKind.RETRACTION),
        ("Retraction: The Post withdraws this report.", NoticeKind.RETRACTION),
    ],
)
def test_a_notice_is_known_by_its_own_words(text: str, kind: NoticeKind) -> None:
    assert notice_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Updated: 4 March 2026, 10:15",
        "An earlier version of the report by the county put the cost at 3 million.",
        "The correction of the proofs took a week, the printer said.",
        "Update your address book, the bank told its clients.",
        "",
    ],
)
def test_what_is_no_notice_is_none(text: str) -> None:
    assert notice_kind(text) is None


def test_the_sentences_of_a_paragraph_that_are_notices_are_cut_from_it() -> None:
    paragraph = "The vote was close. This story has been corrected: nine voted for it. All left."
    ((kind, span),) = notices_within(paragraph)
    assert kind is NoticeKind.CORRECTION
    assert span.cut(paragraph) == "This story has been corrected: nine voted for it."
