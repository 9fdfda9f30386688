from dataclasses import replace

import pytest

from service.cli.seeds import QUESTIONS
from service.model import Delta, Fact, Origin, OriginKind, Reading, Relation, Slot, Span
from service.web.pages.home import EXAMPLE
from service.web.pages.wording import Piece, marked
from tests.fakes.pages import EVIL, Elements
from tests.fakes.web_newsroom import a_match, an_answer


@pytest.fixture
def told(client, newsroom):
    """The page that shows `answer`."""

    def show(answer, claim="Some 10,000 commuters are affected."):
        newsroom.lookup = lambda _: answer
        return client.get("/", query_string={"claim": claim})

    return show


def test_the_front_page_has_a_labelled_box_and_no_script(client):
    page = Elements(client.get("/").text)
    (box,) = page.named("textarea")
    assert {"for": box["id"]} in page.named("label")
    assert page.named("script") == []
    assert page.named("style") == []
    assert all("style" not in attributes for _, attributes in page.found)


def test_an_answer_is_told_in_words(told):
    page = told(an_answer("Some 10,000 commuters are affected."))
    assert page.status_code == 200
    assert "The Harbor Times" in page.text
    assert "differs" in page.text
    assert "<mark>At least 11,000</mark> commuters are affected" in page.text
    assert "the two conflict" in page.text
    assert "attributed to a source" in page.text
    assert "From a wire agency: Meridian Press" in page.text
    assert "earliest in this index" in page.text
    assert "A number differs." in page.text
    assert "<strong>480</strong> paragraphs" in page.text
    assert "17 November 2024</time> to <time" in page.text
    assert "21 November 2024</time>" in page.text


def test_the_claim_stays_in_the_box(told):
    assert ">a &lt;b&gt; claim</textarea>" in told(an_answer("a <b> claim"), "a <b> claim").text


def test_a_title_never_becomes_markup(told):
    clean = Elements(told(an_answer("claim"), "claim").text)
    hostile = Elements(told(an_answer("claim", a_match(title=EVIL)), "claim").text)
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in clean.found]


def test_a_claim_and_an_outlet_name_never_become_markup(told):
    page = Elements(told(an_answer(EVIL, outlet_name=EVIL), EVIL).text)
    assert page.named("script") == []
    assert page.named("img") == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http:x",
        " https://a.b",
        "",
        EVIL,
    ],
)
def test_only_web_addresses_become_links(told, url):
    page = Elements(told(an_answer("claim", a_match(url=url)), "claim").text)
    assert all(a["href"].startswith(("/", "#")) for a in page.named("a"))


def test_third_party_text_cannot_turn_the_line_around(told):
    match = a_match(title="\u202eevil\u2069 title", text="A \u2067claim.")
    text = told(an_answer("claim", match, outlet_name="\u202ename"), "claim").text
    assert "<bdi>evil title</bdi>" in text
    assert "<bdi>name</bdi>" in text
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("claim", ["x" * 2_001, "a\x00b"])
def test_a_claim_that_cannot_be_looked_up_is_told_beside_the_box(client, claim):
    page = client.get("/", query_string={"claim": claim})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_no_page_asks_another_site_for_anything(client):
    for address in ("/", "/docs", "/problems"):
        page = Elements(client.get(address, headers={"Accept": "text/html"}).text)
        asked = [a.get("src") or a.get("href") for _, a in page.found if "src" in a or "href" in a]
        assert asked
        assert all(address.startswith(("/", "#")) for address in asked)


def test_the_files_of_the_pages_are_served(client):
    swagger = ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE"]
    for name in ["crossread.css", "icon.svg", "docs.js", *(f"swagger-ui/{s}" for s in swagger)]:
        with client.get(f"/static/{name}") as answer:
            assert answer.status_code == 200
            assert answer.content_length


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], ["abcdef"]),
        ([Span(1, 3)], ["a", "*bc", "def"]),
        ([Span(0, 6)], ["*abcdef"]),
        ([Span(4, 9), Span(-3, 1)], ["*a", "bcd", "*ef"]),
        ([Span(1, 4), Span(2, 3), Span(3, 5)], ["a", "*bcd", "*e", "f"]),
        ([Span(9, 12), Span(2, 2)], ["abcdef"]),
    ],
)
def test_marks_cover_the_spans_and_nothing_is_lost(spans, expected):
    pieces = marked("abcdef", spans)
    assert [("*" if p.is_marked else "") + p.text for p in pieces] == expected
    assert "".join(piece.text for piece in pieces) == "abcdef"
    assert all(isinstance(piece, Piece) for piece in pieces)


def test_what_no_page_may_hold_is_not_echoed(client):
    page = client.get("/", query_string={"claim": "a\x00b\x1b[31mc\td"})
    assert page.status_code == 422
    assert ">ab[31mc\td</textarea>" in page.text


def test_a_claim_to_try_is_a_link_once_there_is_something_to_search(client, article):
    assert "Try:" not in client.get("/").text
    client.post("/v1/articles", json=article)
    page = client.get("/").text
    assert EXAMPLE in page
    assert client.get(Elements(page).named("a")[-1]["href"]).status_code == 200
    assert "Try:" not in client.get("/?claim=x").text


def test_the_claim_to_try_is_one_of_the_seeds():
    assert EXAMPLE in QUESTIONS


def with_matches(*matches, relation=Relation.DIFFERS):
    answer = an_answer("claim")
    (outlet,) = answer.outlets
    return replace(answer, outlets=(replace(outlet, matches=matches, relation=relation),))


def judged(relation, title, **verdict):
    match = a_match(title=title)
    return replace(match, verdict=replace(match.verdict, relation=relation, **verdict))


def test_passages_that_take_no_stand_stand_behind_those_that_do(told):
    page = told(
        with_matches(
            judged(Relation.RELATED, "Near"),
            judged(Relation.DIFFERS, "Far"),
            judged(Relation.UNCLEAR, "Vague"),
        )
    ).text
    assert "2 more passages on the subject" in page
    assert page.index("Far") < page.index("more passages") < page.index("Near")


def test_an_outlet_that_takes_no_stand_shows_what_it_has(told):
    near = judged(Relation.RELATED, "Near")
    assert "on the subject" not in told(with_matches(near, relation=Relation.RELATED)).text


def test_an_unknown_origin_is_not_mentioned(told):
    match = replace(a_match(), origin=Origin("o2", OriginKind.UNKNOWN))
    page = told(an_answer("claim", match)).text
    assert "unknown" not in page
    assert "attributed to a source" in page


def test_a_hedge_is_told_as_less_certain_and_not_as_a_conflict(told):
    hedge = Fact(Slot.CERTAINTY, "reportedly", Span(820, 830), "reportedly")
    delta = Delta(Slot.CERTAINTY, None, hedge, Reading.CONFLICT)
    page = told(with_matches(judged(Relation.DIFFERS, "Hedged", deltas=(delta,)))).text
    assert "less certain here" in page
    assert "conflict" not in page


def test_a_title_leads_to_the_paragraph_here_and_to_the_outlet(told):
    page = Elements(told(an_answer("claim"), "claim").text)
    found = [a["href"] for a in page.named("a")]
    assert "/articles/abc#abc-p4" in found
    assert "https://harbortimes.example/ferry" in found


def test_each_article_of_an_answer_can_be_chosen_once(told):
    again = judged(Relation.RELATED, "Near")
    other = judged(Relation.DIFFERS, "Far")
    other = replace(other, passage=replace(other.passage, article_id="other"))
    page = Elements(told(with_matches(again, judged(Relation.DIFFERS, "Near"), other)).text)
    boxes = [box["value"] for box in page.named("input") if box["type"] == "checkbox"]
    assert boxes == ["abc", "other"]
    assert {"method": "get", "action": "/compare"}.items() <= page.named("form")[1].items()


def test_the_best_article_of_each_outlet_that_takes_a_stand_is_one_link_away(told):
    answer = with_matches(a_match())
    (one,) = answer.outlets
    second = replace(one, matches=(a_match(article_id="second"),))
    silent = replace(one, relation=Relation.RELATED, matches=(a_match(article_id="third"),))
    page = Elements(told(replace(answer, outlets=(one, silent, second))).text)
    assert "/compare?articles=abc,second" in [a["href"] for a in page.named("a")]
    alone = Elements(told(answer).text)
    assert not any(a["href"].startswith("/compare?") for a in alone.named("a"))


def test_a_paragraph_is_looked_up_by_its_id_and_its_text_stands_in_the_box(client, newsroom):
    newsroom.lookup = lambda asked: an_answer(f"The text of {asked.paragraph_id}.")
    page = client.get("/", query_string={"paragraph": "abc-p4"})
    assert ">The text of abc-p4.</textarea>" in page.text


@pytest.mark.parametrize(("paragraph", "status"), [("nobody", 404), ("a b", 422), ("x" * 201, 422)])
def test_a_paragraph_that_is_not_there_is_told(client, paragraph, status):
    assert client.get("/", query_string={"paragraph": paragraph}).status_code == status
