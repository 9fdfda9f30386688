"""Stories and panels over HTTP and a real store."""

import csv
import io

import pytest

DYKE = (
    "Volunteers from Sandholm closed a breach in the Orley dyke with nine thousand sandbags.",
    "Nine thousand sandbags closed the breach in the dyke at Orley, said Sandholm's volunteers.",
)


@pytest.fixture
def told(client):
    """The story of two articles, listed by their outlet."""
    for outlet, text in zip(("orley-echo", "sandholm-post"), DYKE, strict=True):
        body = {
            "outlet": outlet,
            "external_id": "dyke",
            "title": f"{outlet} on the dyke",
            "text": text,
            "published_at": "2025-01-05T08:00:00Z",
        }
        assert client.post("/v1/articles", json=body).status_code in {200, 201}
    (story,) = client.get("/v1/stories?outlet=orley-echo").json["stories"]
    return story


def test_a_story_is_listed_with_its_outlets_and_its_time_line(told):
    assert told["outlets"] == ["orley-echo", "sandholm-post"]
    assert told["earliest_published_at"] == told["latest_published_at"]
    assert {each["outlet"] for each in told["articles"]} == {*told["outlets"]}
    assert told["title"] in {each["title"] for each in told["articles"]}


def test_a_story_is_read_by_its_id(client, told):
    assert client.get(f"/v1/stories/{told['id']}").json == told


@pytest.mark.parametrize("id_", ["s0", "s999999999", "x", "s1%00", "s" + "1" * 60])
def test_an_unknown_story_is_a_problem(client, id_):
    assert client.get(f"/v1/stories/{id_}").status_code == 404


@pytest.mark.parametrize(
    "query", ["articles=0", "limit=0", "limit=101", "cursor=x", "outlet=A_B", "published_after=x"]
)
def test_a_bad_filter_is_named(client, query):
    answer = client.get(f"/v1/stories?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["parameter"] == query.partition("=")[0]


def test_a_cursor_of_one_list_is_refused_by_another(client, told):
    assert told
    cursor = client.get("/v1/stories?articles=1&limit=1").json["next_cursor"]
    answer = client.get(f"/v1/articles?cursor={cursor}")
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, "cursor")


def test_stories_are_listed_by_their_latest_article(client, told):
    assert told
    stories = client.get("/v1/stories?articles=1&limit=100").json["stories"]
    latest = [story["latest_published_at"] or "" for story in stories]
    assert latest == sorted(latest, reverse=True)


def test_pages_of_stories_follow_one_another(client, told):
    assert told
    seen, address = [], "/v1/stories?articles=1&limit=1"
    for _ in range(50):
        page = client.get(address).json
        seen += [story["id"] for story in page["stories"]]
        if page["next_cursor"] is None:
            break
        address = f"/v1/stories?articles=1&limit=1&cursor={page['next_cursor']}"
    assert len(seen) == len(set(seen))
    assert told["id"] in seen


def test_a_panel_is_new_once_and_replaced_after(client):
    body = {"name": "Dailies", "outlets": ["orley-echo", "nobody-yet"]}
    assert client.put("/v1/panels/dailies", json=body).status_code == 201
    replaced = client.put("/v1/panels/dailies", json={"outlets": ["orley-echo"]})
    assert replaced.status_code == 200
    expected = {"id": "dailies", "name": "dailies", "outlets": ["orley-echo"]}
    assert client.get("/v1/panels/dailies").json == replaced.json == expected
    assert expected in client.get("/v1/panels").json["panels"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/outlets"),
        ({"outlets": []}, "/outlets"),
        ({"outlets": ["a", "a"]}, "/outlets"),
        ({"outlets": ["A B"]}, "/outlets/0"),
        ({"outlets": ["a"] * 201}, "/outlets"),
        ({"outlets": ["a"], "id": "b"}, "/id"),
        ({"outlets": None}, "/outlets"),
    ],
)
def test_a_bad_panel_is_refused_with_the_field_named(client, body, pointer):
    answer = client.put("/v1/panels/c", json=body)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == pointer


def test_an_id_that_is_no_slug_is_refused(client):
    answer = client.put("/v1/panels/A_B", json={"outlets": ["a"]})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["parameter"] == "panel_id"


def test_an_unknown_panel_is_a_problem(client):
    assert client.get("/v1/panels/nobody").status_code == 404


def test_coverage_tells_who_has_a_statement_word_for_word(client, told):
    found = client.get(f"/v1/stories/{told['id']}/coverage").json
    assert [outlet["id"] for outlet in found["outlets"]] == ["orley-echo", "sandholm-post"]
    (claim,) = found["claims"]
    assert claim["text"] in DYKE
    assert [cell["state"] for cell in claim["cells"]] == ["reported", "reported"]
    for cell in claim["cells"]:
        passage = cell["passage"]
        text = client.get(f"/v1/articles/{passage['article_id']}").json["text"]
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_an_outlet_of_the_panel_without_an_article_is_never_said_to_omit(client, told):
    client.put("/v1/panels/dyke", json={"name": "Dyke", "outlets": ["orley-echo", "far-post"]})
    found = client.get(f"/v1/stories/{told['id']}/coverage?panel=dyke").json
    (claim,) = found["claims"]
    assert [(cell["state"], cell["why"]) for cell in claim["cells"]] == [
        ("reported", None),
        ("not_assessable", "not_ingested"),
    ]


def test_csv_of_coverage_holds_a_line_for_each_claim_and_outlet(client, told):
    answer = client.get(f"/v1/stories/{told['id']}/coverage?format=csv")
    assert answer.mimetype == "text/csv"
    head, *lines = csv.reader(io.StringIO(answer.text))
    assert [line[head.index("outlet")] for line in lines] == ["orley-echo", "sandholm-post"]


TYPED = "Volunteers closed a breach in the dyke at Orley with nine thousand sandbags."


def test_a_claim_in_words_of_ones_own_is_the_first_row(client, told):
    address = f"/v1/stories/{told['id']}/coverage"
    own, *others = client.get(address, query_string={"claim": TYPED}).json["claims"]
    assert own["text"] == TYPED
    assert (own["article_id"], own["paragraph_id"], own["start"], own["end"]) == (None,) * 4
    assert own["public_since"] == "2025-01-05T08:00:00Z"
    assert [cell["state"] for cell in own["cells"]] == ["reported", "reported"]
    assert others == client.get(address).json["claims"]


def test_the_page_of_a_story_shows_the_claim_that_was_typed_and_hands_it_on(client, told):
    address = f"/stories/{told['id']}"
    page = client.get(address, query_string={"claim": f"<b>{TYPED}"}).text
    assert page.count('class="typed"') == 1
    assert f"<bdi>&lt;b&gt;{TYPED}</bdi>" in page
    assert "claim=%3Cb%3EVolunteers" in page
    assert 'class="typed"' not in client.get(address).text


@pytest.mark.parametrize("claim", ["", " ", "?!", "x" * 2_001])
def test_what_is_no_claim_is_named_as_the_parameter(client, told, claim):
    address = f"/v1/stories/{told['id']}/coverage"
    answer = client.get(address, query_string={"claim": claim})
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json["errors"]] == ["claim"]


@pytest.mark.parametrize("claim", ["?!", "x" * 2_001])
def test_the_page_of_a_story_refuses_what_is_no_claim(client, told, claim):
    answer = client.get(
        f"/stories/{told['id']}", query_string={"claim": claim}, headers={"Accept": "text/html"}
    )
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"


@pytest.mark.usefixtures("told")
def test_what_an_outlet_leaves_out_is_a_gap_with_who_tells_it(client):
    engineers = "Engineers of the county had warned of the breach in March."
    for outlet, hour in (("orley-echo", "08"), ("far-post", "08"), ("late-post", "20")):
        text = f"{DYKE[0]} {engineers}" if hour == "08" else " ".join([*DYKE] * 4)
        body = {
            "outlet": outlet,
            "external_id": "dyke-2",
            "title": "The breach in the Orley dyke",
            "text": text,
            "published_at": f"2025-01-05T{hour}:00:00Z",
        }
        answer = client.post("/v1/articles", json=body)
        assert answer.status_code == 201
    client.get("/v1/stories?outlet=late-post")
    found = client.get(f"/v1/articles/{answer.json['id']}/gaps")
    assert found.status_code == 200
    (claim,) = found.json["claims"]
    assert claim["text"] == engineers
    assert claim["public_since"] == "2025-01-05T08:00:00Z"
    assert claim["cells"][0]["state"] == "omitted"


def test_who_tells_all_has_no_gaps(client, told):
    article = told["articles"][0]["id"]
    found = client.get(f"/v1/articles/{article}/gaps").json
    assert found["story"]["id"] == told["id"]
    assert found["outlets"][0]["id"] == told["articles"][0]["outlet"]
    assert found["claims"] == []


def test_gaps_of_an_unknown_article_are_a_problem(client):
    assert client.get("/v1/articles/none/gaps").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("s999999/coverage", 404), ("{}/coverage?panel=none", 404), ("{}/coverage?format=x", 422)],
)
def test_what_cannot_be_covered_is_a_problem(client, told, path, status):
    answer = client.get(f"/v1/stories/{path.format(told['id'])}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


@pytest.mark.parametrize("path", ["stories/{id}/coverage", "articles/{article}/gaps"])
def test_an_unknown_panel_is_named_as_the_parameter(client, told, path):
    where = path.format(id=told["id"], article=told["articles"][0]["id"])
    answer = client.get(f"/v1/{where}?panel=none")
    assert answer.status_code == 404
    assert [fault["parameter"] for fault in answer.json["errors"]] == ["panel"]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (("", "text/csv"), "text/csv"),
        (("", "*/*"), "application/json"),
        (("?format=json", "text/csv"), "application/json"),
    ],
)
def test_coverage_comes_in_the_form_that_is_accepted(client, told, asked, kind):
    query, accept = asked
    address = f"/v1/stories/{told['id']}/coverage{query}"
    answer = client.get(address, headers={"Accept": accept})
    assert answer.mimetype == kind
    assert "Accept" in answer.headers["Vary"]
