"""The seeds' labels and origins hold against the seeds' own articles."""

import json
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
RELATIONS = {"reports", "differs", "disputes", "related"}
CERTAINTIES = {"asserted", "attributed", "hedged"}
SLOTS = {"number", "date", "place", "name", "attribution", "quote", "negation", "certainty"}
READINGS = {"conflict", "later_update", "earlier_value", "rounding", "scope"}
ORIGINS = {"wire", "own", "press_release", "outlet"}
PHENOMENA = """
number later_toll earlier_value denial hedge quote correction omission not_assessable
before_public trap roles number_form unit rounding attribution wire wire_uncredited mixed
press_release date place verbatim paraphrase
"""
FIELDS = """
outlet url external_id title text html paragraphs language published_at modified_at
authors credit completeness
"""
MAIN_STORIES = {"atacms", "quay", "dairy", "water", "wreck", "trams"}
INLINE = {"a", "b", "i", "em", "span", "strong", "abbr", "time"}


class _Words(HTMLParser):
    """The text of a page, with a space for each tag that ends a line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, _attrs):
        self.parts.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, ())

    def handle_data(self, data):
        self.parts.append(data)


def folded(text):
    return " ".join(text.split())


def without_tags(page):
    words = _Words()
    words.feed(page)
    words.close()
    return "".join(words.parts)


def straight(text):
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


@dataclass(frozen=True)
class Article:
    name: str
    body: dict

    @property
    def outlet(self):
        return self.body["outlet"]

    @property
    def story(self):
        return self.name.removesuffix("-v2").split("-", 1)[1].removeprefix(f"{self.outlet}-")

    @property
    def is_revision(self):
        return self.name.endswith("-v2")

    @property
    def public_at(self):
        return self.body.get("modified_at", self.body["published_at"])

    @property
    def is_excerpt(self):
        return self.body["completeness"] == "excerpt"

    @property
    def text(self):
        if "html" in self.body:
            return folded(without_tags(self.body["html"]))
        return folded(self.body.get("text") or " ".join(self.body["paragraphs"]))


def rows(name):
    return [json.loads(line) for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()]


def load_articles():
    files = sorted((SEEDS / "articles").glob("*.json"))
    return {f.stem: Article(f.stem, json.loads(f.read_text(encoding="utf-8"))) for f in files}


OUTLETS = {
    outlet["id"]: outlet
    for outlet in json.loads((SEEDS / "outlets.json").read_text(encoding="utf-8"))
}
ARTICLES = load_articles()
LABELS = rows("labels.jsonl")
ORIGIN_ROWS = rows("origins.jsonl")
AGENCY = "meridian-press"

each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=lambda a: a.name)
each_label = pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])
each_origin = pytest.mark.parametrize("row", ORIGIN_ROWS, ids=lambda row: row["article"])


def passages(label):
    """Every expected passage of a label, with its outlet."""
    for outlet, expected in label["expect"].items():
        for passage in (expected, *expected.get("also", ())):
            yield outlet, passage


def became_public(label):
    """When the claim was first reported by an article of the seeds."""
    told = [passage for _, passage in passages(label)]
    reported = [passage for passage in told if passage["relation"] == "reports"]
    return min(ARTICLES[passage["article"]].public_at for passage in reported or told)


def on_story(label, outlet):
    return [a for a in ARTICLES.values() if a.story == label["story"] and a.outlet == outlet]


def is_hard_wrapped(article):
    text = article.body.get("text", "")
    return "\n\n" not in text and text.count("\n") > 20


def test_the_seeds_are_as_many_as_promised():
    forms = Counter(field for a in ARTICLES.values() for field in a.body)
    owners = Counter(outlet["owner"] for outlet in OUTLETS.values())

    assert len(OUTLETS) >= 9
    assert max(owners.values()) == 2
    assert {"harbor-times", AGENCY} <= set(OUTLETS)
    assert len(ARTICLES) >= 36
    assert len(LABELS) >= 45
    assert min(forms["html"], forms["paragraphs"]) >= 4
    assert forms["text"] > forms["html"] + forms["paragraphs"]
    assert sum(map(is_hard_wrapped, ARTICLES.values())) >= 2


@pytest.mark.parametrize("story", sorted(MAIN_STORIES))
def test_a_main_story_is_told_by_at_least_six_outlets(story):
    assert len({a.outlet for a in ARTICLES.values() if a.story == story}) >= 6


def test_every_phenomenon_has_a_label():
    assert {label["phenomenon"] for label in LABELS} == set(PHENOMENA.split())


@each_article
def test_an_article_is_a_request_that_its_outlet_could_have_sent(article):
    body = article.body

    assert set(body) <= set(FIELDS.split())
    assert sum(form in body for form in ("text", "html", "paragraphs")) == 1
    assert article.name.split("-", 1)[1].startswith(f"{article.outlet}-")
    assert urlsplit(body["url"]).hostname in OUTLETS[article.outlet]["domains"]
    assert (body["language"], body["published_at"][-1]) == ("en", "Z")
    assert body["title"]


@each_article
def test_only_an_excerpt_is_short(article):
    assert (len(article.text.split()) < 80) == article.is_excerpt


@pytest.mark.parametrize(
    "revision", [a for a in ARTICLES.values() if a.is_revision], ids=lambda a: a.name
)
def test_a_revision_comes_after_its_article_and_says_what_it_corrects(revision):
    versions = [a for a in ARTICLES.values() if a.body["url"] == revision.body["url"]]
    first = versions[0]

    assert first.outlet == revision.outlet
    assert versions == [first, revision]
    assert first.text != revision.text
    assert first.public_at < revision.public_at
    assert "Correction: An earlier version of this article" in revision.text


def test_names_are_given_once():
    urls = Counter(a.body["url"] for a in ARTICLES.values() if not a.is_revision)
    ids = Counter(label["id"] for label in LABELS)

    assert set(urls.values()) == {1}
    assert set(ids.values()) == {1}


@each_label
def test_a_label_speaks_the_words_of_the_design(label):
    for _, passage in passages(label):
        assert passage["relation"] in RELATIONS
        assert passage["certainty"] in CERTAINTIES
        assert set(passage.get("slots", ())) <= SLOTS
        assert bool(passage.get("slots")) == (passage["relation"] == "differs")
        assert passage.get("reading", "conflict") in READINGS


@each_label
def test_a_label_quotes_articles_of_its_outlets(label):
    superseded = {a.body["url"] for a in ARTICLES.values() if a.is_revision}

    for outlet, passage in passages(label):
        article = ARTICLES[passage["article"]]
        assert article.outlet == outlet
        assert article.is_revision or article.body["url"] not in superseded
        assert folded(passage["contains"]) in article.text


@each_label
def test_a_label_accounts_once_for_each_outlet_of_its_story(label):
    silent = (*label["omitted"], *label["not_assessable"])
    accounts = Counter([*label["expect"], *silent, *label.get("unsure", ())])
    assert set(accounts.values()) == {1}
    told = {a.outlet for a in ARTICLES.values() if a.story == label["story"]}
    assert told <= set(accounts)


@each_label
def test_outlets_that_say_nothing_are_absent(label):
    absent = set(label["absent"])

    assert absent <= set(OUTLETS)
    assert absent >= {*label["omitted"], *label["not_assessable"]}
    assert not absent & {*label["expect"], *label.get("unsure", ())}


@each_label
def test_an_omission_is_claimed_on_a_full_text_after_the_claim_only(label):
    public = became_public(label)

    for outlet in label["omitted"]:
        assert any(a.public_at > public and not a.is_excerpt for a in on_story(label, outlet)), (
            outlet
        )


@each_label
def test_what_cannot_be_assessed_has_its_reason(label):
    public = became_public(label)

    for outlet, reason in label["not_assessable"].items():
        later = [a for a in on_story(label, outlet) if a.public_at > public]
        assert all(a.is_excerpt for a in later)
        assert reason == ("excerpt_only" if later else "published_before_claim")


def test_a_trap_is_absent_from_the_story_that_it_resembles():
    traps = {a.outlet for a in ARTICLES.values() if a.story not in MAIN_STORIES}
    caught = {o for label in LABELS if label["story"] in MAIN_STORIES for o in label["absent"]}

    assert traps <= caught


@each_origin
def test_an_origin_names_paragraphs_of_its_article_in_order(row):
    text = ARTICLES[row["article"]].text
    found = [text.find(folded(paragraph["starts"])) for paragraph in row["paragraphs"]]

    assert {paragraph["origin"] for paragraph in row["paragraphs"]} <= ORIGINS
    assert -1 not in found
    assert found == sorted(found)


@each_origin
def test_a_paragraph_marked_as_wire_copy_is_in_the_agency_s_own_text(row):
    wire = straight(" ".join(a.text for a in ARTICLES.values() if a.outlet == AGENCY))

    for paragraph in row["paragraphs"]:
        assert paragraph["origin"] != "wire" or straight(paragraph["starts"]) in wire


def test_all_kinds_of_borrowing_occur():
    kinds = [{paragraph["origin"] for paragraph in row["paragraphs"]} for row in ORIGIN_ROWS]
    copies = [
        ARTICLES[row["article"]]
        for row, kind in zip(ORIGIN_ROWS, kinds, strict=True)
        if kind == {"wire"} and not row["article"].split("-", 1)[1].startswith(AGENCY)
    ]

    assert {"wire", "own"} in kinds
    assert {"press_release"} in kinds
    assert {"outlet", "own"} in kinds
    assert any("credit" in a.body for a in copies)
    assert any("credit" not in a.body and "(MPA)" not in a.text for a in copies)
