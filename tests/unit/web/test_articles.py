import pytest


def test_a_new_article_is_created_and_can_be_read_where_the_answer_says(client, article):
    receipt = client.post("/v1/articles", json=article)
    assert receipt.status_code == 201
    assert receipt.json["outcome"] == "created"
    assert receipt.json["outlet"] == "harbor-times"
    read = client.get(receipt.location)
    assert read.status_code == 200
    assert read.json["id"] == receipt.json["id"]
    assert read.headers["ETag"] == receipt.headers["ETag"]


def test_the_same_article_again_changes_nothing(client, article):
    client.post("/v1/articles", json=article)
    again = client.post("/v1/articles", json=article)
    assert again.status_code == 200
    assert again.json["outcome"] == "unchanged"
    assert again.location is None


def test_another_text_makes_a_second_version_and_the_first_stays(client, article):
    first = client.post("/v1/articles", json=article)
    second = client.post("/v1/articles", json={**article, "text": "It will open in May."})
    assert second.status_code == 201
    assert second.json["version"] == 2
    assert second.headers["ETag"] != first.headers["ETag"]
    assert client.get(f"{first.location}?version=1").json["text"] == article["text"]
    history = client.get(f"{first.location}/versions").json["versions"]
    assert [entry["version"] for entry in history] == [1, 2]


@pytest.mark.parametrize("form", [{"html": "<p>Hello</p>"}, {"paragraphs": ["Hello", "", "you"]}])
def test_an_article_comes_in_any_one_form(client, article, form):
    given = {**article, "text": None, **form}
    assert client.post("/v1/articles", json=given).status_code == 201


def test_every_field_arrives_in_the_newsroom(client, newsroom):
    given = {
        "outlet": {
            "id": "harbor-times",
            "name": " The Harbor Times ",
            "domains": ["HarborTimes.example"],
            "owner": "Quay Group",
            "country": "us",
        },
        "url": "https://harbortimes.example/ferry?a=1#top",
        "external_id": "f1",
        "title": "Ferry link to stay closed",
        "paragraphs": ["One.", "Two."],
        "language": "en-US",
        "published_at": "2024-11-17T08:30:00+01:00",
        "modified_at": "2024-11-17t09:00:00.250000001z",
        "authors": ["A. Writer", "B. Writer"],
        "credit": "Meridian Press",
        "completeness": "full",
    }
    read = client.get(client.post("/v1/articles", json=given).location).json
    outlet = newsroom.outlet("harbor-times")
    assert (outlet.name, outlet.domains) == ("The Harbor Times", ("harbortimes.example",))
    assert (outlet.owner, outlet.country) == ("Quay Group", "US")
    assert read["published_at"] == "2024-11-17T07:30:00Z"
    assert read["modified_at"] == "2024-11-17T09:00:00.250000Z"
    kept = ("url", "external_id", "title", "language", "authors", "credit", "completeness")
    assert {name: read[name] for name in kept} == {name: given[name] for name in kept}


def test_null_stands_for_a_field_that_is_not_given(client, article):
    nothing = dict.fromkeys(["html", "paragraphs", "url", "language", "published_at", "credit"])
    assert client.post("/v1/articles", json={**article, **nothing}).status_code == 201


def test_blocks_come_in_reading_order_and_cut_the_text(client, article):
    read = client.get(client.post("/v1/articles", json=article).location).json
    headline, paragraph = read["blocks"]
    assert (headline["kind"], headline["start"], headline["end"]) == ("headline", None, None)
    assert read["text"][paragraph["start"] : paragraph["end"]] == paragraph["text"]


def test_a_client_that_holds_the_article_is_told_so(client, article):
    address = client.post("/v1/articles", json=article).location
    tag = client.get(address).headers["ETag"]
    held = client.get(address, headers={"If-None-Match": tag})
    assert held.status_code == 304
    assert held.data == b""
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_a_deleted_article_is_gone(client, article):
    address = client.post("/v1/articles", json=article).location
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/v1/articles/none", "/v1/articles/none/versions", "/v1/jobs/no"]
)
def test_an_unknown_id_is_a_problem(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json["type"] == "/problems/not-found"


def test_pages_lead_through_every_article_once(client, article):
    for number in range(7):
        client.post("/v1/articles", json={**article, "external_id": f"e{number}"})
    address, seen, pages = "/v1/articles?limit=3&outlet=harbor-times", [], 0
    while address:
        page = client.get(address)
        seen += [entry["id"] for entry in page.json["articles"]]
        pages += 1
        link = page.headers.get("Link", "")
        assert bool(link) == bool(page.json["next_cursor"])
        assert "rel=" not in link or "outlet=harbor-times" in link
        address = link.partition(">")[0].strip("<")
    assert pages == 3
    assert seen == sorted(set(seen))
    assert len(seen) == 7


def test_a_list_is_filtered(client, article):
    client.post("/v1/articles", json={**article, "language": "en"})
    client.post("/v1/articles", json={**article, "outlet": "b", "language": "de"})
    found = client.get("/v1/articles?language=de").json["articles"]
    assert [entry["outlet"] for entry in found] == ["b"]
    assert client.get("/v1/articles?outlet=nobody").json == {"articles": [], "next_cursor": None}


def test_every_fault_of_a_body_is_named_at_once(client, article):
    given = {**article, "title": " ", "published_at": "2024-11-17T08:30:00", "authors": ["a", ""]}
    answer = client.post("/v1/articles", json={**given, "a/b": 1})
    assert answer.status_code == 422
    pointers = {fault["pointer"] for fault in answer.json["errors"]}
    assert pointers == {"/title", "/published_at", "/authors/1", "/a~1b"}
    says = {fault["pointer"]: fault["detail"] for fault in answer.json["errors"]}
    assert "zone" in says["/published_at"]


def test_a_fault_inside_an_outlet_is_named_by_its_whole_pointer(client, article):
    given = {**article, "outlet": {"id": "a", "country": "USA"}}
    answer = client.post("/v1/articles", json=given)
    assert [fault["pointer"] for fault in answer.json["errors"]] == ["/outlet/country"]


def test_a_field_that_is_not_known_is_told_with_those_that_are(client, article):
    answer = client.post("/v1/articles", json={**article, "headline": "x"})
    (fault,) = answer.json["errors"]
    assert fault["pointer"] == "/headline"
    assert "known are: outlet, title, text, html, paragraphs, url" in fault["detail"]


@pytest.mark.parametrize("title", [{}, {"title": None}])
def test_html_may_leave_the_title_to_the_page_and_text_may_not(client, article, title):
    untitled = {name: value for name, value in article.items() if name != "title"} | title
    answer = client.post("/v1/articles", json=untitled)
    assert answer.status_code == 422
    assert answer.json["errors"] == [{"pointer": "/title", "detail": "is missing"}]
    page = {**untitled, "text": None, "html": "<title>Ferry</title><p>It is closed.</p>"}
    assert client.post("/v1/articles", json=page).status_code == 201
