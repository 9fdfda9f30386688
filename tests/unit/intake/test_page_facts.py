import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.intake.page_facts import PageFacts, fill_from_page, page_facts
from service.model import Outlet, Submission


def page(head="", lang=""):
    return f'<html lang="{lang}"><head>{head}</head><body><p>Text.</p></body></html>'


def linked_data(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Storm shuts harbor",
    "datePublished": "2024-11-17T10:00:00+01:00",
    "dateModified": "2024-11-17T12:30:00Z",
    "author": [{"@type": "Person", "name": "Ida Brandt"}, {"name": "Jon Vale"}],
    "publisher": {"name": "Harbor Times"},
    "inLanguage": "en-GB",
}
FACTS = PageFacts(
    title="Storm shuts harbor",
    published_at=datetime(2024, 11, 17, 9, 0, tzinfo=UTC),
    modified_at=datetime(2024, 11, 17, 12, 30, tzinfo=UTC),
    authors=("Ida Brandt", "Jon Vale"),
    site_name="Harbor Times",
    language="en-GB",
)


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "Organization", "name": "x"}, ARTICLE],
        {"@graph": [{"@type": "WebPage"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]},
    ],
)
def test_facts_are_read_from_linked_data_of_every_shape(value):
    assert page_facts(page(linked_data(value))) == FACTS


def test_facts_are_read_from_meta_elements():
    head = """<link rel="canonical" href="https://harbor.example/storm">
    <meta property="og:title" content="Storm shuts harbor">
    <meta property="og:site_name" content="Harbor Times">
    <meta property="article:published_time" content="Sun, 17 Nov 2024 10:00:00 +0100">
    <meta property="article:modified_time" content="2024-11-17T12:30:00.000+0000">
    <meta name="author" content="Ida Brandt">
    <meta property="article:author" content="https://harbor.example/staff/ida">"""
    facts = page_facts(page(head, lang="en"))
    assert facts.url == "https://harbor.example/storm"
    assert (facts.title, facts.site_name, facts.language) == (FACTS.title, FACTS.site_name, "en")
    assert (facts.published_at, facts.modified_at) == (FACTS.published_at, FACTS.modified_at)
    assert facts.authors == ("Ida Brandt",)


@pytest.mark.parametrize("claim", ["2024-11-17", "2024-11-17T10:00:00", "yesterday", "", 17, None])
def test_a_clock_without_a_zone_is_left_out(claim):
    facts = page_facts(page(linked_data({**ARTICLE, "datePublished": claim})))
    assert facts.published_at is None


@pytest.mark.parametrize("href", ["/storm", "javascript:alert(1)", "ftp://harbor.example/x", "//["])
def test_an_address_that_is_no_web_address_is_left_out(href):
    assert page_facts(page(f'<link rel="canonical" href="{href}">')).url == ""


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        json.dumps([[[[{"@type": 1, "headline": []}]]]]),
        json.dumps({"@graph": [{"@type": "Thing"}] * 50_000}),
        json.dumps("x" * 1_500_000),
        "null",
    ],
    ids=["broken", "deep lists", "deep objects", "odd types", "many", "long", "null"],
)
def test_broken_linked_data_is_passed_over(script):
    head = f'<title>A page</title><script type="application/ld+json">{script}</script>'
    assert page_facts(page(head)) == PageFacts(title="A page")


def test_an_empty_page_claims_nothing():
    assert page_facts("") == PageFacts()


PAGE = """<html lang="pt_BR"><head><title>The page's title</title>
<meta property="article:published_time" content="2026-03-03T08:00:00Z">
<meta name="author" content="Ada North"></head><body><p>It shut.</p></body></html>"""


def in_html(html=PAGE, **given):
    return Submission(Outlet("echo"), given.pop("title", ""), html=html, **given)


def test_title_and_language_come_from_the_page_and_nothing_else_does():
    filled = fill_from_page(in_html())
    assert filled == replace(in_html(), title="The page's title", language="pt-BR")


def test_what_the_sender_gives_stands():
    given = in_html(title="Bridge closed", language="en")
    assert fill_from_page(given) is given
    assert fill_from_page(in_html(title="Bridge closed")).title == "Bridge closed"


def test_an_article_that_is_no_page_is_left_alone():
    given = Submission(Outlet("echo"), "", text="<title>No page</title>")
    assert fill_from_page(given) is given


@pytest.mark.parametrize("head", ["", "<title> </title>"])
def test_a_heading_stands_in_for_a_title(head):
    page = f"{head}<h1>Bridge <em>closed</em></h1><h1>More</h1><p>It shut.</p>"
    assert fill_from_page(in_html(page)).title == "Bridge closed"
