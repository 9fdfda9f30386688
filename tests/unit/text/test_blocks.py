import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.blocks import split_paragraphs, split_text

WORDS = ("The", "ministry", "said.", "U.S.", "\n", "\n\n", " ", "\r\n", "(Roe/AP)", "• ", "By")
ODD_WORDS = ("“No”", "Advertisement", "\t", "\xa0", "\ud800", "\x00", "。", "x" * 30)
TEXT = st.lists(st.sampled_from(WORDS + ODD_WORDS), max_size=50).map("".join)


def assert_blocks_cut(document):
    ends = [0]
    for block in document.blocks:
        if block.span is not None:
            assert block.span.cut(document.text) == block.text != ""
            assert block.text == block.text.strip()
            assert not document.text[ends[-1] : block.span.start].strip()
            assert block.span.start >= ends[-1]
            ends.append(block.span.end)
    assert not document.text[ends[-1] :].strip()


@given(TEXT, st.sampled_from(["", "The ministry said.", "U.S."]))
@settings(max_examples=80, deadline=None)
def test_blocks_cut_the_canonical_text_in_order_and_lose_no_ink(text, title):
    assert_blocks_cut(split_text(title, text))


@given(st.lists(TEXT, max_size=6))
@settings(max_examples=40, deadline=None)
def test_blocks_of_paragraphs_cut_the_canonical_text_too(paragraphs):
    document = split_paragraphs("A title", paragraphs)
    assert_blocks_cut(document)
    assert document.text == "\n\n".join(block.text for block in document.blocks if block.span)


def test_a_title_that_the_text_lacks_is_a_headline_without_a_span():
    document = split_text("Harbour shut", "The harbour was closed on Monday after the storm.")
    assert [(block.kind, block.span is None) for block in document.blocks] == [
        ("headline", True),
        ("paragraph", False),
    ]


@pytest.mark.parametrize("title", ["HARBOUR  shut", "Harbour shut | Harbor Times", "Harbour shut."])
def test_a_title_that_begins_the_text_is_the_headline_there(title):
    document = split_text(title, "Harbour shut\n\nThe harbour was closed on Monday after a storm.")
    assert [block.kind for block in document.blocks] == ["headline", "paragraph"]
    assert document.blocks[0].text == "Harbour shut"


def test_an_entry_is_never_merged_and_only_a_blank_line_parts_it():
    document = split_paragraphs("T", ["One line\nand another.", "go on", "First.\n \nSecond.", " "])
    assert [block.text for block in document.blocks[1:]] == [
        *("One line\nand another.", "go on", "First.", "Second."),
    ]
