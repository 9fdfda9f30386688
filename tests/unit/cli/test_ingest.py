"""`crossread ingest`: what goes in, what is told, and how it ends."""

import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from service.cli import feeding, main
from service.cli.desk import Desk
from service.errors import StorageFull
from service.settings import Settings
from tests.fakes.newsroom import FakeNewsroom


def lines(*texts):
    return "\n".join(
        json.dumps({"outlet": "echo", "id": n, "title": f"T{n}", "text": text})
        for n, text in enumerate(texts, 1)
    )


def pipe(text):
    return io.BufferedReader(io.BytesIO((text or "").encode()))


def crossread(newsroom, *arguments, piped=None):
    desk = Desk(Settings(), lambda _: newsroom)
    return CliRunner().invoke(main, arguments, obj=desk, input=pipe(piped))


def test_a_file_is_taken_in_and_summed_up(tmp_path):
    (tmp_path / "a.jsonl").write_text(lines("One.", "Two.", "Three."))
    newsroom = FakeNewsroom()
    result = crossread(newsroom, "ingest", str(tmp_path / "a.jsonl"))
    assert result.exit_code == 0
    assert "3 articles" in result.stdout
    assert "3 created" in result.stdout
    assert "6 new paragraphs" in result.stdout
    assert len(newsroom.held) == 3


def test_the_same_again_is_unchanged_and_adds_no_paragraphs():
    newsroom = FakeNewsroom()
    for _ in range(2):
        result = crossread(newsroom, "ingest", "-", "--json", piped=lines("One.", "Two."))
    told = json.loads(result.stdout)
    assert (told["created"], told["unchanged"], told["paragraphs"]) == (0, 2, 0)


def test_articles_that_fail_are_told_by_their_line_and_the_rest_is_taken():
    newsroom = FakeNewsroom()
    result = crossread(
        newsroom, "ingest", "-", piped=lines("One.", "...") + "\n{\n" + lines("Two.")
    )
    assert result.exit_code == 1
    assert "stdin:2: /text holds no words" in result.stderr
    assert "stdin:3: is not JSON" in result.stderr
    assert "2 failed" in result.stdout


def test_failures_are_in_the_json_too():
    result = crossread(FakeNewsroom(), "ingest", "-", "--json", piped=lines("One.", "..."))
    told = json.loads(result.stdout)
    assert told["failed"] == 1
    assert told["errors"] == [
        {"source": "stdin", "line": 2, "pointer": "/text", "detail": "holds no words"}
    ]


def test_the_limit_stops_reading():
    newsroom = FakeNewsroom()
    crossread(newsroom, "ingest", "-", "--limit", "2", piped=lines(*"abcdef"))
    assert len(newsroom.held) == 2


def test_the_outlet_option_serves_articles_that_name_none():
    newsroom = FakeNewsroom()
    crossread(newsroom, "ingest", "-", "--outlet", "Harbor Times", piped="Title\n\nIt shut.")
    ((outlet, _),) = newsroom.held
    assert outlet == "harbor-times"


def test_articles_are_embedded_in_batches_bounded_in_number_and_in_size(monkeypatch):
    monkeypatch.setattr(feeding, "BATCH_ARTICLES", 3)
    monkeypatch.setattr(feeding, "BATCH_CHARS", 10)
    newsroom = FakeNewsroom()
    crossread(newsroom, "ingest", "-", piped=lines("a", "b", "c", "d", "e" * 10, "f"))
    assert newsroom.batches == [3, 2, 1]


def test_an_interruption_says_what_is_stored_and_ends_with_1():
    class Interrupted(FakeNewsroom):
        def ingest_many(self, submissions):
            if self.held:
                raise KeyboardInterrupt
            return super().ingest_many(submissions)

    many = lines(*(f"x{n}" for n in range(feeding.BATCH_ARTICLES + 1)))
    result = crossread(Interrupted(), "ingest", "-", piped=many)
    assert result.exit_code == 1
    assert f"{feeding.BATCH_ARTICLES} articles" in result.stdout
    assert "interrupted" in result.stderr


def test_a_full_disk_stops_the_run_instead_of_failing_every_article():
    class Full(FakeNewsroom):
        def ingest_many(self, submissions):
            return [StorageFull("no room left")] * len(super().ingest_many(submissions))

    newsroom = Full()
    many = lines(*(f"x{n}" for n in range(2 * feeding.BATCH_ARTICLES)))
    result = crossread(newsroom, "ingest", "-", piped=many)
    assert result.exit_code == 1
    assert "no room left" in result.stderr
    assert newsroom.batches == [feeding.BATCH_ARTICLES]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("ingest",), 2, "Missing argument"),
        (("ingest", "no-such-file"), 2, "does not exist"),
        (("ingest", "-", "--limit", "0"), 2, "limit"),
        (("ingest", "-"), 1, "no article found"),
    ],
)
def test_a_wrong_call_ends_with_2_and_an_empty_one_with_1(arguments, code, says):
    result = crossread(FakeNewsroom(), *arguments, piped="[]")
    assert result.exit_code == code
    assert says in result.stderr


def test_text_from_a_file_is_never_read_as_markup():
    result = crossread(FakeNewsroom(), "ingest", "-", piped='{"outlet": "a", "text": "[/red]"}\n{}')
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "2 failed" in result.stdout


def test_files_of_other_kinds_are_counted_by_their_endings(tmp_path):
    for name in ("a.PDF", "sub/b.pdf", "c.tar.gz", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("?")
    (tmp_path / "d.jsonl").write_text(lines("One."))
    shown = crossread(FakeNewsroom(), "ingest", str(tmp_path)).stdout
    assert "4 files of other kinds skipped: 2 .pdf, " in shown
    told = json.loads(crossread(FakeNewsroom(), "ingest", str(tmp_path), "--json").stdout)
    assert told["skipped"] == {".pdf": 2, ".tar.gz": 1, "": 1}
    assert told["created"] == 1


def test_a_run_that_stored_nothing_tells_no_speed():
    shown = crossread(FakeNewsroom(), "ingest", "-", piped=lines("...")).stdout
    assert shown.startswith("1 article in ")
    assert "/s" not in shown
    assert "skipped" not in shown


def test_one_is_told_in_the_singular(tmp_path):
    class Brief(FakeNewsroom):
        def ingest_many(self, submissions):
            return [replace(result, paragraphs=1) for result in super().ingest_many(submissions)]

    (tmp_path / "a.jsonl").write_text(lines("One."))
    (tmp_path / "b.pdf").write_text("?")
    shown = crossread(Brief(), "ingest", str(tmp_path)).stdout
    assert shown.startswith("1 article in ")
    assert "1 new paragraph;" in shown
    assert "1 file of other kinds skipped: 1 .pdf" in shown
