"""Files and folders are read one article at a time, and one bad article stops nothing."""

import gzip
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.intake import documents, json_stream
from service.intake.documents import Source
from service.intake.files import read_path, read_stream
from service.intake.json_stream import Fault, Value, json_lines, json_values
from service.model import JobItem, LineError, Outlet

ECHO = Outlet("echo")


def line(title):
    return json.dumps({"outlet": "echo", "title": title, "text": "It shut."})


def pipe(text):
    return io.BufferedReader(io.BytesIO(text.encode()))


def told(entries):
    """Titles of what was read, and (line, pointer) of what was not."""
    return [
        e.item.submission.title if isinstance(e.item, JobItem) else (e.item.line, e.item.pointer)
        for e in entries
    ]


def test_a_bad_line_is_told_by_its_number_and_the_rest_goes_on(tmp_path):
    bad = ["{", "[1]", '{"outlet": "echo", "text": "x"}', '{"title": NaN}', "[" * 100_000]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([line("A"), "", *bad, line("B")]))
    read = list(read_path(path))
    assert told(read) == ["A", (3, ""), (4, ""), (5, "/title"), (6, ""), (7, ""), "B"]
    assert read[-1].item.line == 8


@pytest.mark.parametrize("value", ["null", "[1]", "5", '"text"'])
def test_what_is_no_object_is_told_as_the_api_tells_it(value):
    (entry,) = read_stream(pipe(value), Source("a.jsonl", ECHO))
    assert entry.item == LineError(1, "an article must be a JSON object")


def test_invalid_utf_8_is_a_fault_of_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "\xff"}\n' + line("B").encode())
    first, second = read_path(path)
    assert first.item == LineError(1, "is not UTF-8")
    assert second.item.submission.title == "B"


def test_an_overlong_line_is_refused_without_holding_it(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 200)
    long = line("x" * 100_000)
    found = list(json_lines(io.BytesIO(f"{long}\n{line('B')}\n".encode())))
    assert [type(f) for f in found] == [Fault, Value]
    assert found[1].number == 2


def test_a_gzipped_file_that_breaks_off_gives_what_it_holds_and_says_so(tmp_path):
    whole = gzip.compress("\n".join(line(str(n)) for n in range(2_000)).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[:-20])
    *good, last = read_path(path)
    assert told(good)[:2] == ["0", "1"]
    assert last.item.line == 0
    assert "cannot be read" in last.item.detail


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"[{line('A')},\n {line('B')}]", ["A", "B"]),
        (json.dumps(json.loads(line("A")), indent=2), ["A"]),
        (f"{line('A')} {line('B')}", ["A", "B"]),
        ("[]", []),
        ("", []),
        (f"[{line('A')}, {{", ["A", (2, "")]),
        (f"[{line('A')}", ["A", (2, "")]),
        (f"[{line('A')}, 5]", ["A", (2, "")]),
        ("\ufeff" + line("A"), ["A"]),
    ],
)
def test_a_json_file_holds_an_array_or_objects_one_after_another(tmp_path, text, wanted):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert told(read_path(path)) == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=300)), max_size=6))
def test_an_array_of_any_size_of_chunk_gives_its_values(values):
    stream = io.BytesIO(json.dumps(values, ensure_ascii=False).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_CHUNK", 7)
        assert [found.value for found in json_values(stream)] == values


def test_a_text_file_is_one_article_with_a_title_and_no_name(tmp_path):
    (tmp_path / "bridge.txt").write_bytes("\ufeffBridge closed\r\n\r\nIt shut.\r\n".encode())
    (entry,) = read_path(tmp_path / "bridge.txt", ECHO)
    submission = entry.item.submission
    assert (submission.title, submission.outlet) == ("Bridge closed", ECHO)
    assert submission.text.strip() == "It shut."
    assert (submission.url, submission.external_id) == ("", "")


@pytest.mark.parametrize(
    ("raw", "outlet", "says"),
    [
        (b"Bridge closed\n", ECHO, "title and no text"),
        (b"", ECHO, "is empty"),
        (b"Bridge closed\n\nIt shut.", None, "--outlet"),
        (b"x" * 101, ECHO, "longer than 100 bytes"),
    ],
)
def test_a_text_file_that_is_no_article_is_told(monkeypatch, raw, outlet, says):
    monkeypatch.setattr(documents, "LONGEST_FILE", 100)
    (entry,) = read_stream(io.BufferedReader(io.BytesIO(raw)), Source("a.txt", outlet))
    assert entry.item.line == 0
    assert says in entry.item.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_newsrooms_send(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Café – closed\n\nIt shut.".encode(encoding))
    assert told(read_path(tmp_path / "a.txt", ECHO)) == ["Café – closed"]


def test_a_folder_is_read_in_name_order_with_a_version_after_its_first(tmp_path):
    for name in ("b.json", "a-v2.json", "a.json"):
        (tmp_path / name).write_text(line(name))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.ndjson").write_text(line("sub/c.ndjson"))
    (tmp_path / "notes.md").write_text("not an article")
    assert told(read_path(tmp_path)) == ["a.json", "a-v2.json", "b.json", "sub/c.ndjson"]
    assert [e.source for e in read_path(tmp_path)] == told(read_path(tmp_path))


@pytest.mark.parametrize(
    ("piped", "wanted"),
    [
        (f"{line('A')}\n{{\n{line('B')}\n", ["A", (2, ""), "B"]),
        (f"[\n{line('A')}]", ["A"]),
        (json.dumps(json.loads(line("A")), indent=1), ["A"]),
        ("Bridge closed\n\nIt shut.", ["Bridge closed"]),
    ],
)
def test_what_comes_through_a_pipe_is_known_by_its_first_bytes(piped, wanted):
    assert told(read_stream(pipe(piped), Source("stdin", ECHO))) == wanted


def test_news_items_and_records_may_stand_in_one_file():
    item = {"uri": "urn:1", "headline": "N", "copyrightholder": "MPA", "body_text": "It shut."}
    piped = f"{line('A')}\n{json.dumps(item)}\n"
    assert told(read_stream(pipe(piped), Source("stdin"))) == ["A", "N"]


PAGE = """<!doctype html><html lang="en"><head><title>Bridge closed</title>
<meta property="og:site_name" content="Harbor Times">
<meta property="article:published_time" content="2026-03-03T08:00:00Z">
<link rel="canonical" href="https://www.harbor.example/bridge"></head>
<body><article><p>It shut – for good.</p></article></body></html>"""


def test_a_page_is_an_article_with_what_it_says_of_itself(tmp_path):
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    (entry,) = read_path(tmp_path / "saved.html")
    read = entry.item.submission
    assert read.outlet == Outlet("harbor-times", name="Harbor Times", domains=("harbor.example",))
    assert (read.title, read.url) == ("Bridge closed", "https://www.harbor.example/bridge")
    assert (read.language, read.external_id) == ("en", "")
    assert read.published_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert read.html == PAGE


def test_a_page_without_an_address_has_no_name_and_the_outlet_given():
    bare = "<title>Bridge closed</title><p>It shut.</p>"
    (entry,) = read_stream(pipe(bare), Source("saved.html", ECHO))
    assert (entry.item.submission.outlet, entry.item.submission.external_id) == (ECHO, "")


def test_a_page_that_names_no_site_belongs_to_its_domain():
    nameless = PAGE.replace("og:site_name", "other")
    (entry,) = read_stream(pipe(nameless), Source("saved.html"))
    assert entry.item.submission.outlet.id == "harbor.example"


@pytest.mark.parametrize(
    ("page", "outlet", "says"),
    [("<p>It shut.</p>", ECHO, "no title"), ("<title>Bridge</title>", None, "--outlet")],
)
def test_a_page_that_is_no_article_is_told(page, outlet, says):
    (entry,) = read_stream(pipe(page), Source("saved.html", outlet))
    assert says in entry.item.detail


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "nonsense", "ISO_8859-1"])
def test_an_old_page_is_read_as_browsers_read_it(declared):
    raw = f'<meta charset="{declared}"><title>Bridge “closed”</title>'.encode("cp1252")
    (entry,) = read_stream(io.BufferedReader(io.BytesIO(raw)), Source("saved.html", ECHO))
    assert entry.item.submission.title == "Bridge “closed”"
