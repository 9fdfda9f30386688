import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.sentences import sentences

PARTS = ("The", "U.S.", "Mr.", "ministry", ".", "?", "”", "“", "…", " ", "\n", "\n\n", "- ")
ODD_PARTS = ("Nov.", "13", "。", "(AP)", "\xa0", "x", "\ud800")
PIECES = st.lists(st.sampled_from(PARTS + ODD_PARTS), max_size=40).map("".join)


def cut(text):
    return [span.cut(text) for span in sentences(text)]


WHOLE = [
    "It was approved by U.S. officials on Friday.",
    "Mr. X met Sen. Ann Roe, R-Tenn., at 5 p.m. Monday.",
    "He spoke on Nov. 13 about No. 2 Elm St. in St. Louis.",
    "J. K. Lowe and George W. Marsh agreed.",
    "Lt. Col. Ann Roe (Ret.) and Gov. Lee declined to comment.",
    "Acme Inc. shares fell 3.5 percent on www.example.com yesterday.",
    "“Is it?” asked Tom.",
    "The U.S. President arrived in Washington, D.C., with the U.N. Security Council.",
    "Er kam am 3. Mai z. B. nach Bonn.",
    "El Sr. López llegó el 3 de mayo.",
    "2. The second item.",
    "See Fig. 3, vol. 2 and pp. 4 to 9.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_full_stop_inside_a_name_a_date_or_a_number_ends_nothing(sentence):
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize("first", WHOLE)
@pytest.mark.parametrize("second", ["Officials declined to comment.", "“We agree,” she said."])
def test_a_sentence_ends_before_the_next_one(first, second):
    assert cut(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose to 10. Police said so.", ["The toll rose to 10.", "Police said so."]),
        ("He left at 6 p.m. Police came.", ["He left at 6 p.m.", "Police came."]),
        ("She lives in the U.S. The law bars it.", ["She lives in the U.S.", "The law bars it."]),
        ("They live in the U.S. A law bars it.", ["They live in the U.S.", "A law bars it."]),
        ("He said no. Roe agreed.", ["He said no.", "Roe agreed."]),
        ("She was ill. Roe was not.", ["She was ill.", "Roe was not."]),
        ("He worked at Acme Inc. The firm fell.", ["He worked at Acme Inc.", "The firm fell."]),
        ("Leave… Or stay? Now!", ["Leave…", "Or stay?", "Now!"]),
        ("“I agree. We must go,” he said.", ["“I agree.", "We must go,” he said."]),
        (
            "It fell. (The court was shut.) It rose.",
            ["It fell.", "(The court was shut.)", "It rose."],
        ),
        ("¿Cómo está? ¡Bien! Sí.", ["¿Cómo está?", "¡Bien!", "Sí."]),
        ("他来了。他走了！真的吗？是的。", ["他来了。", "他走了！", "真的吗？", "是的。"]),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("wrapped\nover lines. And\non.", ["wrapped\nover lines.", "And\non."]),
    ],
)
def test_sentences_of_newsroom_text(text, expected):
    assert cut(text) == expected


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not():
    assert cut("A headline\n \nThe body\ngoes on") == ["A headline", "The body\ngoes on"]


@given(PIECES)
@settings(max_examples=80, deadline=None)
def test_sentences_cover_all_ink_in_order_and_are_trimmed(text):
    found = sentences(text)
    ends = [0, *(span.end for span in found)]
    starts = [*(span.start for span in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(span.cut(text).strip() == span.cut(text) != "" for span in found)
