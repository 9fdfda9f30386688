"""An article goes in once, whole, and keeps its names."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.errors import Invalid, TooLarge
from service.ingest import AHEAD, NOTHING_TO_SEARCH, TOGETHER, Ingest, Limits
from service.intake.documents import Source
from service.intake.files import Entry, read_path, read_stream
from service.model import JobItem, Outcome, Outlet, Receipt, Submission
from service.ports import ArticleFilter, Vectors
from service.store import Stores, open_stores
from service.text.blocks import split_text
from tests.fakes.encoder import HashingEncoder

NOW = datetime(2026, 3, 1, tzinfo=UTC)

FERRY = Submission(
    outlet=Outlet("harbor-times"),
    title="Ferry runs aground",
    text="The ferry ran aground near Aldmouth on Sunday.\n\nNobody was hurt, the coastguard said.",
    url="https://harbor-times.example/ferry",
)

ECHO = Outlet("echo")


class FixedClock:
    def now(self) -> datetime:
        return NOW


class CountingEncoder(HashingEncoder):
    """Counts what it is given to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        self.embedded += texts
        return super().encode(texts)


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return open_stores(f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def ingest(stores: Stores, encoder: CountingEncoder) -> Ingest:
    return Ingest(
        articles=stores.articles,
        encoder=encoder,
        clock=FixedClock(),
        split_html=lambda html, title: split_text(title, html),
        limits=Limits(chars=2_000, paragraphs=10),
    )


def test_a_new_article_is_created_and_counted(ingest: Ingest) -> None:
    receipt = ingest.one(FERRY)
    assert (receipt.outcome, receipt.version) == (Outcome.CREATED, 1)
    assert (receipt.blocks, receipt.paragraphs) == (3, 2)


def test_the_same_article_again_is_unchanged_and_not_embedded_again(
    ingest: Ingest, encoder: CountingEncoder
) -> None:
    first = ingest.one(FERRY)
    encoder.embedded.clear()
    again = ingest.one(replace(FERRY, url="http://harbor-times.example/ferry/?utm_source=mail"))
    assert again.outcome is Outcome.UNCHANGED
    assert again.id == first.id
    assert encoder.embedded == []


def test_a_changed_text_is_a_new_version_and_only_the_change_is_embedded(
    ingest: Ingest, encoder: CountingEncoder
) -> None:
    first = ingest.one(FERRY)
    encoder.embedded.clear()
    text = f"{FERRY.text}\n\nThe ferry was refloated on Monday."
    second = ingest.one(replace(FERRY, text=text))
    assert (second.id, second.version, second.outcome) == (first.id, 2, Outcome.REVISED)
    assert encoder.embedded == ["The ferry was refloated on Monday."]


def test_an_unchanged_paragraph_keeps_its_id_over_versions(ingest: Ingest, stores: Stores) -> None:
    receipt = ingest.one(FERRY)
    ingest.one(replace(FERRY, text=f"A new first paragraph.\n\n{FERRY.text}"))
    old = {b.text: b.id for b in stores.articles.article(receipt.id, 1).blocks}
    new = {b.text: b.id for b in stores.articles.article(receipt.id, 2).blocks}
    assert old.items() <= new.items()


def test_paragraphs_of_the_same_words_have_ids_of_their_own(ingest: Ingest, stores: Stores) -> None:
    receipt = ingest.one(replace(FERRY, text=None, paragraphs=("It is over.", "It is over.")))
    ids = [b.id for b in stores.articles.article(receipt.id).blocks]
    assert len(set(ids)) == len(ids)


def test_an_article_without_address_or_number_is_known_by_its_content(ingest: Ingest) -> None:
    nameless = replace(FERRY, url="")
    assert ingest.one(nameless).id == ingest.one(nameless).id
    assert ingest.one(replace(nameless, title="Another")).outcome is Outcome.CREATED


def test_two_outlets_may_use_the_same_number(ingest: Ingest) -> None:
    gull = replace(FERRY, outlet=Outlet("gull"), url="", external_id="1")
    heron = replace(gull, outlet=Outlet("heron"))
    assert ingest.one(gull).id != ingest.one(heron).id


def test_one_bad_article_does_not_touch_the_others(ingest: Ingest) -> None:
    bad = replace(FERRY, url="https://harbor-times.example/long", text="word " * 1_000)
    results = ingest.many([bad, FERRY])
    assert isinstance(results[0], TooLarge)
    assert isinstance(results[1], Receipt)


def test_a_time_more_than_a_day_ahead_is_kept_with_a_note(ingest: Ingest) -> None:
    late = NOW + timedelta(days=1, seconds=1)
    receipt = ingest.one(replace(FERRY, published_at=late, modified_at=NOW + timedelta(hours=23)))
    assert receipt.notes == (AHEAD.format(field="published_at"),)
    assert receipt.outcome is Outcome.CREATED


@pytest.mark.parametrize("form", ["text", "html", "paragraphs"])
def test_too_many_paragraphs_are_refused_and_not_cut(ingest: Ingest, form: str) -> None:
    lines = [f"This is line {n}." for n in range(11)]
    given = {"text": None, form: tuple(lines) if form == "paragraphs" else "\n\n".join(lines)}
    with pytest.raises(TooLarge, match="10 paragraphs") as refusal:
        ingest.one(replace(FERRY, **given))  # type: ignore[arg-type]
    assert refusal.value.pointer == f"/{form}"


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_what_no_database_keeps_is_refused_by_its_field(ingest: Ingest, character: str) -> None:
    with pytest.raises(Invalid) as refusal:
        ingest.one(replace(FERRY, title=f"Ferry{character}"))
    assert refusal.value.pointer == "/title"


def test_an_address_that_is_none_is_refused_by_its_field(ingest: Ingest) -> None:
    with pytest.raises(Invalid) as refusal:
        ingest.one(replace(FERRY, url="http://[::1/"))
    assert refusal.value.pointer == "/url"


def test_a_text_with_nothing_to_search_says_so(ingest: Ingest) -> None:
    receipt = ingest.one(replace(FERRY, text="Ferry runs aground"))
    assert receipt.paragraphs == 0
    assert receipt.notes == (NOTHING_TO_SEARCH,)


def test_what_the_page_tells_is_stored(stores: Stores, encoder: CountingEncoder) -> None:
    ingest = Ingest(
        articles=stores.articles,
        encoder=encoder,
        clock=FixedClock(),
        split_html=lambda html, title: split_text(title, html),
        limits=Limits(),
        fill_from_page=lambda given: replace(given, title=given.title or "From the page"),
    )
    receipt = ingest.one(replace(FERRY, title=""))
    assert stores.articles.article(receipt.id, None).summary.masthead.title == "From the page"


def test_an_article_that_nobody_gives_a_title_is_refused_by_that_field(ingest: Ingest) -> None:
    with pytest.raises(Invalid) as fault:
        ingest.one(replace(FERRY, text=None, html="<p>It shut.</p>", title=""))
    assert fault.value.pointer == "/title"


CAPTCHA = (
    "Just a moment...\n\nPlease verify you are human by completing the action below.\n\n"
    "harbor-times.example needs to review the security of your connection before proceeding."
)
CONSENT = (
    "We value your privacy\n\nWe and our partners store and/or access information on a device, "
    "such as cookies. You can withdraw your consent at any time.\n\nAccept all cookies"
)
PAYWALL = "Ferry runs aground\n\nSubscribe to continue reading. Already a subscriber? Log in."
ERROR = "Access Denied\n\nYou don't have permission to access this page. Reference ID: 18.2f"


@pytest.mark.parametrize("page", [CAPTCHA, CONSENT, PAYWALL, ERROR])
def test_a_page_shown_in_place_of_a_known_article_changes_nothing(
    ingest: Ingest, stores: Stores, encoder: CountingEncoder, page: str
) -> None:
    first = ingest.one(FERRY)
    held = stores.articles.article(first.id)
    encoder.embedded.clear()
    again = ingest.one(replace(FERRY, title="Just a moment...", text=page, modified_at=NOW))
    assert (again.outcome, again.version) == (Outcome.UNCHANGED, 1)
    assert (again.blocks, again.paragraphs) == (first.blocks, first.paragraphs)
    assert "in place of the article" in again.notes[0]
    assert stores.articles.article(first.id) == held
    assert encoder.embedded == []


@pytest.mark.parametrize("page", [CAPTCHA, CONSENT, PAYWALL, ERROR])
def test_a_page_that_is_no_article_is_refused_where_no_article_is_known(
    ingest: Ingest, page: str
) -> None:
    with pytest.raises(Invalid, match="not an article") as refusal:
        ingest.one(replace(FERRY, text=page))
    assert refusal.value.pointer == "/text"


ON_CAPTCHAS = (
    'A court in Aldmouth fined the port for a site that asked visitors to "verify you are human" '
    "and then logged their names. The port said it would appeal."
)
ON_CONSENT = (
    "From May, sites must let you reject all cookies as easily as accept them, the regulator said "
    "on Monday. Fines of up to two million crowns are possible. Small firms are exempt."
)
ON_ERRORS = (
    "Thousands saw the message access denied on Sunday when the tax office went offline.\n\n"
    "It was back by noon. Officials blamed a failed update, and nobody lost data."
)
ON_PAYWALLS = (
    "The paper said it would end its limit of free articles this month. Its editor called the "
    "paywall a mistake. Readers who paid get their money back by June."
)


@pytest.mark.parametrize("text", [ON_CAPTCHAS, ON_CONSENT, ON_ERRORS, ON_PAYWALLS])
def test_a_short_article_on_captchas_cookies_or_paywalls_is_taken(
    ingest: Ingest, text: str
) -> None:
    assert ingest.one(replace(FERRY, text=text)).outcome is Outcome.CREATED
    assert ingest.one(replace(FERRY, text=f"{text} This is new.")).outcome is Outcome.REVISED


def test_a_teaser_that_keeps_words_of_the_article_is_a_version(ingest: Ingest) -> None:
    ingest.one(FERRY)
    teaser = "The ferry ran aground near Aldmouth on Sunday.\n\nSubscribe to continue reading."
    assert ingest.one(replace(FERRY, text=teaser)).outcome is Outcome.REVISED


def test_an_article_on_captchas_may_be_rewritten(ingest: Ingest) -> None:
    ingest.one(replace(FERRY, text=ON_CAPTCHAS))
    other = "Nobody likes the words are you a robot, a study found. It asked 400 readers."
    assert ingest.one(replace(FERRY, text=other)).outcome is Outcome.REVISED


def test_articles_are_stored_while_later_ones_are_embedded(
    stores: Stores, ingest: Ingest, encoder: CountingEncoder
) -> None:
    held_when_embedding: list[int] = []
    embed = encoder.encode

    def encode(texts: list[str]) -> Vectors:
        held_when_embedding.append(len(stores.articles.articles(ArticleFilter(limit=200))))
        return embed(texts)

    encoder.encode = encode  # type: ignore[method-assign]
    many = [
        replace(FERRY, url=f"{FERRY.url}/{n}", text=f"Ferry {n} sank.") for n in range(3 * TOGETHER)
    ]
    results = ingest.many([*many, replace(FERRY, title="")])
    assert [type(result) for result in results] == [Receipt] * len(many) + [Invalid]
    assert held_when_embedding[0] == 0
    assert held_when_embedding[-1] >= TOGETHER


def test_an_article_that_comes_twice_in_different_parts_is_stored_once(ingest: Ingest) -> None:
    others = [
        replace(FERRY, url=f"{FERRY.url}/{n}", text=f"Ferry {n} sank.") for n in range(TOGETHER)
    ]
    first, *_, last = ingest.many([FERRY, *others, FERRY])
    assert isinstance(first, Receipt)
    assert isinstance(last, Receipt)
    assert (first.outcome, last.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
    assert first.id == last.id


def test_files_of_one_name_are_articles_of_their_own(ingest: Ingest, tmp_path: Path) -> None:
    for folder, text in (("x1", "Bridge\n\nIt shut."), ("x2", "Ferry\n\nIt sank.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text)
        receipts = taken(ingest, read_path(tmp_path / folder / "index.txt", ECHO))
        assert [receipt.outcome for receipt in receipts] == [Outcome.CREATED]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_file_is_one_article_by_whatever_way_it_comes(
    ingest: Ingest, tmp_path: Path, name: str
) -> None:
    raw = "<title>Bridge</title><p>It shut." if name == "a.html" else "Bridge\n\nIt shut."
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / name).write_text(raw)
    piped = io.BufferedReader(io.BytesIO(raw.encode()))
    ways = (
        read_path(tmp_path / "sub" / name, ECHO),
        read_path(tmp_path / "sub", ECHO),
        read_path(tmp_path, ECHO),
        read_stream(piped, Source("stdin", ECHO)),
    )
    outcomes = [receipt.outcome for way in ways for receipt in taken(ingest, way)]
    assert outcomes == [Outcome.CREATED, *[Outcome.UNCHANGED] * 3]


def test_one_text_of_two_outlets_is_two_articles(ingest: Ingest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge\n\nIt shut.")
    both = [taken(ingest, read_path(tmp_path / "a.txt", each)) for each in (ECHO, FERRY.outlet)]
    assert len({receipt.id for (receipt,) in both}) == 2


def taken(ingest: Ingest, entries: Iterator[Entry]) -> list[Receipt]:
    """The receipts for the articles of a file or a folder."""
    items = [entry.item for entry in entries]
    return [ingest.one(item.submission) for item in items if isinstance(item, JobItem)]
