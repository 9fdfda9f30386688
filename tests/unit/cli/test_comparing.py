"""`crossread compare`: articles in, Markdown, a diff or JSON out."""

import json

import pytest
from click.testing import CliRunner

from service.cli import main
from service.cli.desk import Desk
from service.model import Completeness
from service.settings import Settings
from tests.fakes.side_by_side import Shelf

FERRY = "A ferry sank near Aldmouth on Monday and 12 people were killed."
LATER = "A ferry sank near Aldmouth on Monday and 14 people were killed."
ONIONS = "Onions are cheap this year."


@pytest.fixture
def shelf():
    shelf = Shelf()
    shelf.put("a", FERRY, ONIONS)
    shelf.put("b", ONIONS, LATER)
    shelf.put("c", ONIONS, completeness=Completeness.EXCERPT)
    return shelf


class Newsroom:
    """A newsroom that compares the articles of a shelf."""

    def __init__(self, shelf):
        self.compare = shelf.comparisons.of


def crossread(shelf, *arguments):
    desk = Desk(Settings(), lambda _: Newsroom(shelf))
    return CliRunner().invoke(main, ["compare", *arguments], obj=desk)


def test_markdown_tells_what_differs_first_and_in_which_words(shelf):
    shown = crossread(shelf, "a", "b").stdout
    assert "- **A** outlet-a: " in shown
    assert "## Facts differ (1)" in shown
    assert "**A**: A ferry sank near Aldmouth on Monday and **12** people were killed." in shown
    assert "*number: A 12, B 14 (conflict)*" in shown
    assert f"## Said by all (1)\n\n- **A, B**: {ONIONS}" in shown


def test_where_nearly_all_words_are_its_own_only_the_detail_is_bold(shelf):
    shelf.put("d", "Fourteen people were killed off Aldmouth when the old ferry went down.")
    shown = crossread(shelf, "a", "d").stdout
    assert "**B**: **Fourteen** people were killed off Aldmouth when" in shown
    assert "**12** people" in shown


def test_headlines_of_two_things_are_not_said_by_all(shelf):
    shelf.put("e", ONIONS, title="Cracked dam forces 400 from homes")
    shelf.put("f", ONIONS, title="Dam repair to cost two millions")
    counts = json.loads(crossread(shelf, "e", "f", "--json").stdout)["counts"]
    assert (counts["said_by_all"], counts["near_each_other"]) == (1, 1)


def test_what_cannot_be_judged_is_said(shelf):
    shown = crossread(shelf, "a", "c").stdout
    assert "only an excerpt of it is held." in shown
    assert "B cannot be judged: only an excerpt of it is held" in shown


def test_two_articles_are_shown_as_a_diff(shelf):
    shown = crossread(shelf, "a", "b", "--unified").stdout.splitlines()
    assert shown[2:] == [
        "@@ facts differ: number: A 12, B 14 (conflict) @@",
        f"-{FERRY}",
        f"+{LATER}",
        f" {ONIONS}",
    ]


def test_of_more_articles_each_wording_stands_after_the_letters_that_have_it(shelf):
    shown = crossread(shelf, "a", "b", "c", "--unified").stdout.splitlines()
    assert [line[:4] for line in shown[3:]] == ["@@ f", "A   ", "B   ", "    "]


def test_json_has_the_shape_of_the_http_answer(shelf):
    told = json.loads(crossread(shelf, "a@1", "b", "--json").stdout)
    assert list(told) == ["articles", "counts", "rows", "notices"]


def test_the_markup_and_the_control_characters_of_others_do_nothing(shelf):
    shelf.put("d", "Read *this* [now](x)\x1b[2J <b>.")
    for options in ((), ("--unified",)):
        assert "\x1b" not in crossread(shelf, "a", "d", *options).stdout
    assert r"\*this\* \[now\](x)" in crossread(shelf, "a", "d").stdout


@pytest.mark.parametrize("wrong", ["b@", "b@0", "b@x", "@1", "b@1@2"])
def test_what_names_no_article_is_a_wrong_call(shelf, wrong):
    assert crossread(shelf, "a", wrong).exit_code == 2


@pytest.mark.parametrize(
    ("refs", "code", "says"),
    [
        (["a"], 2, "takes 2 to 8 articles"),
        (["a", "a"], 2, "is article 1 of the list again"),
        (["a", "z"], 1, "no article 'z'"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_line(shelf, refs, code, says):
    result = crossread(shelf, *refs)
    assert result.exit_code == code
    assert f"Error: {says}" in result.stderr
