from dataclasses import replace

import pytest

from service.model import BlockKind, Completeness, Span, StoredBlock
from service.web.pages.article import block_labels, shown
from tests.fakes.pages import EVIL, Elements

SEA_WALL = "The sea wall at Orrin will be raised by two metres.\n\nWork begins in May."


@pytest.fixture
def sent(client, article):
    """The id of the article, and a way to send another text of it."""

    def send(text=SEA_WALL, **changed):
        receipt = client.post("/v1/articles", json=article | {"text": text} | changed)
        return receipt.json["id"]

    return send


def page_of(client, article_id, **asked):
    return client.get(f"/articles/{article_id}", query_string=asked)


def test_an_article_shows_its_text_its_outlet_and_the_four_clocks_apart(client, sent):
    article_id = sent(published_at="2026-02-03T07:30:00Z", modified_at="2026-02-04T08:00:00Z")
    text = page_of(client, article_id).text
    assert "The sea wall at Orrin" in text
    assert "harbor-times" in text
    for clock in ("Published", "Modified", "First seen", "Taken in"):
        assert f"<dt>{clock} <small>" in text
    assert text.count("the outlet’s clock") == 2
    assert 'datetime="2026-02-03T07:30:00+00:00"' in text


def test_every_block_can_be_linked_to(client, sent):
    page = Elements(page_of(client, sent()).text)
    ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
    links = [a["href"] for a in page.named("a") if a.get("class") == "permalink"]
    assert links == ["#b1", "/?paragraph=b1"]
    assert {"b0", "b1"} <= ids


def test_an_earlier_version_says_so_and_leads_to_the_current_one(client, sent):
    article_id = sent()
    sent("The sea wall at Orrin will be raised by three metres.")
    old = page_of(client, article_id, version=1).text
    assert "two metres" in old
    assert "This is version 1." in old
    assert "This is version" not in page_of(client, article_id).text
    assert f"/articles/{article_id}/versions" in old


def test_the_versions_are_offered_once_there_are_more_than_one(client, sent):
    assert "/versions" not in page_of(client, sent()).text


@pytest.mark.parametrize("version", ["0", "-1", "x", "1.5", "9" * 30])
def test_a_version_that_is_no_number_is_refused_by_name(client, sent, version):
    page = page_of(client, sent(), version=version)
    assert page.status_code == 422
    assert "version" in page.json["detail"]


@pytest.mark.parametrize("address", ["/articles/none", "/articles/none/versions"])
def test_an_unknown_article_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_unknown_version_is_not_found(client, sent):
    assert page_of(client, sent(), version=7).status_code == 404


def test_nothing_of_an_article_becomes_markup(client, sent):
    outlet = {"id": "harbor-times", "name": EVIL}
    article_id = sent(EVIL, title=EVIL, outlet=outlet, authors=[EVIL], credit=EVIL)
    clean = sent(external_id="other", authors=["An Author"], credit="A Credit")
    for address in ("", "/versions"):
        evil = Elements(client.get(f"/articles/{article_id}{address}").text)
        plain = Elements(client.get(f"/articles/{clean}{address}").text)
        assert [tag for tag, _ in evil.found] == [tag for tag, _ in plain.found]


def test_the_history_tells_new_headlines_and_leads_to_what_changed(client, sent):
    article_id = sent()
    sent("Another text.", title="Another headline")
    page = client.get(f"/articles/{article_id}/versions").text
    assert page.index("Version 2") < page.index("Version 1")
    assert page.count("new headline") == 1
    assert f"/articles/{article_id}/versions/1..2" in page
    assert 'type="radio"' not in page


def test_any_two_of_three_versions_can_be_chosen_in_either_order(client, sent):
    article_id = sent()
    sent("A second text.")
    sent("A third text.")
    address = f"/articles/{article_id}/versions"
    assert len(Elements(client.get(address).text).named("input")) == 6
    chosen = client.get(address, query_string={"from": 3, "to": 1})
    assert chosen.status_code == 303
    assert chosen.location == f"{address}/1..3"


def test_paragraphs_are_numbered_as_answers_number_them():
    kinds = [BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    blocks = [StoredBlock(f"b{n}", kind, "x", None) for n, kind in enumerate(kinds)]
    assert list(block_labels(blocks).values()) == [
        "headline",
        "paragraph 1",
        "caption",
        "paragraph 2",
    ]


def test_a_headline_within_the_text_stands_once_above_it(newsroom, sent):
    stored = newsroom.article(sent())
    held = StoredBlock("h", BlockKind.HEADLINE, "As printed", Span(0, 10))
    masthead = replace(stored.summary.masthead, completeness=Completeness.EXCERPT)
    article = replace(
        stored,
        summary=replace(stored.summary, masthead=masthead),
        blocks=(held, stored.blocks[1]),
    )
    page = shown(article, newsroom.outlet("harbor-times"), newsroom.versions(stored.summary.id))
    assert (page.title, page.headline_id) == ("As printed", "h")
    assert [block.id for block in page.blocks] == ["b1"]
    assert ("We hold", "an excerpt") in page.details
