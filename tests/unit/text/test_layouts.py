import re
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

from service.text.blocks import split_text
from service.text.clean import squeeze

ARTICLES = {path.stem: path for path in (Path(__file__).parent / "articles").glob("*.txt")}
SPACED = sorted(name for name in ARTICLES if not name.startswith("zh"))
WIDTHS = (38, 50, 60, 65, 72, 76, 80, 100)
SENTENCE_END = re.compile(r"[.!?][”“\")]*$")


def read(name):
    """The kinds and texts of an article written for these tests."""
    lines = ARTICLES[name].read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("|", 1)) for line in lines]


def texts(name):
    return [text for _, text in read(name)]


def wrap(text, width):
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)


def lead_in(text, width, words):
    """The first words alone on a line, as pasted pages have them."""
    head = text.split(" ", words)
    if len(head) <= words:
        return [text]
    return [" ".join(head[:words]), *wrap(head[words], width)]


def found(text, title=""):
    return [squeeze(block.text) for block in split_text(title, text).blocks if block.span]


def is_undecidable(line, following, width):
    """A sentence fills the line: nothing tells whether its paragraph goes on."""
    is_full = len(line) + 1 + len(following.split(" ")[0]) > width
    return is_full and bool(SENTENCE_END.search(line))


def starts(paragraphs):
    """The numbers of the lines that paragraphs begin with, none of them blank."""
    at = 0
    for lines in paragraphs:
        yield at
        at += len(lines)


def assert_put_together(paragraphs, width):
    """Every line end of the wrapped text is read rightly, but for those that nobody can read."""
    lines = [line for paragraph in paragraphs for line in paragraph]
    open_ends = {at for at, pair in enumerate(pairwise(lines), 1) if is_undecidable(*pair, width)}
    document = split_text(" ".join(paragraphs[0]), "\n".join(lines))
    got = starts([block.text.split("\n") for block in document.blocks])
    assert set(got) - open_ends == set(starts(paragraphs)) - open_ends


@pytest.mark.parametrize("name", sorted(ARTICLES))
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \t\n\n"])
def test_one_paragraph_a_line(name, between):
    expected = texts(name)
    assert found(between.join(expected), expected[0]) == expected


@pytest.mark.parametrize("name", SPACED)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_wrapped_lines_with_blank_lines_between(name, width, line_end):
    expected = texts(name)
    text = "\n\n".join("\n".join(wrap(each, width)) for each in expected)
    assert found(text.replace("\n", line_end), expected[0]) == expected


@pytest.mark.parametrize("name", SPACED)
@pytest.mark.parametrize("width", WIDTHS)
def test_wrapped_lines_without_a_blank_line(name, width):
    assert_put_together([wrap(text, width) for text in texts(name)], width)


@pytest.mark.parametrize("name", SPACED)
@pytest.mark.parametrize("width", WIDTHS[:-1])
@pytest.mark.parametrize("words", [1, 2, 3])
def test_first_words_alone_on_a_line(name, width, words):
    headline, *others = read(name)
    assert_put_together(
        [
            [headline[1]],
            *(
                [text] if kind in {"verse", "list"} else lead_in(text, width, words)
                for kind, text in others
            ),
        ],
        width,
    )


@pytest.mark.parametrize("width", [65, 72, 80])
def test_some_paragraphs_wrapped_and_some_on_one_long_line(width):
    headline, *others = texts("en_quay")
    assert_put_together(
        [
            [headline],
            *([text] if at % 3 == 0 else lead_in(text, width, 1) for at, text in enumerate(others)),
        ],
        width,
    )


@pytest.mark.parametrize("name", ["en_quay", "de_damm", "ru_most"])
def test_a_double_spaced_text_is_put_together(name):
    expected = texts(name)
    text = "\n\n\n".join("\n\n".join(wrap(each, 70)) for each in expected)
    assert [" ".join(each.split()) for each in found(text, expected[0])] == expected


def test_lines_of_a_script_without_spaces_are_put_together():
    expected = texts("zh_qiao")
    text = "\n".join(
        line for each in expected for line in textwrap.wrap(each, 30, break_long_words=True)
    )
    assert [each.replace(" ", "") for each in found(text, expected[0])] == expected


def test_an_indented_first_line_begins_a_paragraph():
    body = texts("en_sections")[1:3]
    text = "\n".join(
        line for each in body for line in textwrap.wrap(each, 60, initial_indent="    ")
    )
    assert found(text) == body


@pytest.mark.parametrize("name", ["en_quay", "en_sections"])
@pytest.mark.parametrize("words", [1, 10**6])
def test_blocks_of_a_wrapped_article_have_the_kinds_an_editor_would_give(name, words):
    headline, *others = read(name)
    lines = [line for _, text in others for line in lead_in(text, 76, words)]
    document = split_text(headline[1], "\n".join([headline[1], *lines]))
    got = [(block.kind.value, squeeze(block.text)) for block in document.blocks]
    assert got == [headline, *others]
