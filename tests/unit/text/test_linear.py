"""Hostile shapes of text: each function stays linear in what it is given.

A quadratic step on these sizes takes minutes; the bound is far above what a slow machine needs.
"""

import time

import pytest

from service.errors import TooLarge
from service.text.blocks import split_paragraphs, split_text
from service.text.blocks.notices import is_news_update
from service.text.edits import edits
from service.text.interstitials import asks_for, is_nothing_else
from service.text.notices import notice_kind, notices_within
from service.text.revision import align
from service.text.sentences import sentences
from service.text.shingles import shingles
from service.text.telling import tellings
from service.text.windows import windows

SECONDS = 10
SHAPES = {
    "one long line": "word " * 50_000,
    "one long word": "x" * 200_000,
    "dots": "." * 200_000,
    "dots and letters": ".a" * 25_000,
    "dots and an end": "." * 200_000 + "a",
    "quotes": '"' * 200_000,
    "curly quotes": "“ ”" * 60_000,
    "brackets": "(" * 200_000,
    "closed brackets": "() " * 60_000,
    "spaces": "a" + " " * 200_000 + "b",
    "line ends": "a" + "\n" * 200_000 + "b",
    "blank lines": "a" + "\n \t" * 60_000 + "b",
    "initials": "A. " * 25_000,
    "numbers": "1. " * 25_000,
    "slashes in a bracket": "(" + "Ann Roe/" * 100_000 + ")",
    "tweets": "- Ann (@" * 30_000,
    "slides": "Photo 1 of 2 " * 15_000,
    "glued sentences": "ab.Cd" * 40_000,
    "names": "By " + "Ann " * 50_000,
}


@pytest.fixture(autouse=True)
def clock():
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("shape", SHAPES)
def test_splitting_stays_linear(shape):
    text = SHAPES[shape]
    assert split_text("A title", text).blocks
    assert split_paragraphs("A title", [text, text]).blocks


@pytest.mark.parametrize("shape", SHAPES)
def test_sentences_windows_shingles_and_tellings_stay_linear(shape):
    text = SHAPES[shape]
    assert sentences(text)
    assert max(map(len, windows(text, 500))) <= 500
    assert len(shingles(text)) <= len(text)
    assert all(len(each.words) <= 150 for each in tellings(text))


@pytest.mark.parametrize("line", ["it goes on and\n", "A sentence.\n", "x\n", "The\n", "“No\n"])
def test_many_lines_stay_linear(line):
    assert split_text("A title", line * 4_000).blocks


def test_more_lines_or_paragraphs_than_any_article_has_are_refused():
    with pytest.raises(TooLarge) as caught:
        split_text("A title", "line\n" * 100_001)
    assert caught.value.pointer == "/text"
    with pytest.raises(TooLarge) as caught:
        split_paragraphs("A title", ["A sentence."] * 20_001)
    assert caught.value.pointer == "/paragraphs"


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_versions_stay_linear(text):
    assert edits(text, f"{text} x")
    align([text, text], [f"{text} x", text])
    notices_within(f"this {text}")
    is_news_update(f"update: {text}")
    notice_kind(text)
    asks_for(text)
    is_nothing_else(text)
