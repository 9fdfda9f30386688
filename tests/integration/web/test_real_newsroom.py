"""The way through, over HTTP and a real store."""

import json

import pytest

FERRY = {
    "outlet": "harbor-times",
    "external_id": "ferry",
    "title": "Ferry link to stay closed",
    "text": "The ferry link across the sound will stay closed until spring.\n\n"
    "Some 10,000 commuters are affected, the port authority said on Sunday.",
    "language": "en",
    "published_at": "2024-11-17T08:30:00Z",
}


def test_what_was_posted_is_found_by_the_next_look_up(client):
    receipt = client.post("/v1/articles", json=FERRY)
    assert receipt.status_code == 201
    asked = {"text": "At least 11,000 commuters are affected by the closed ferry link."}
    answer = client.post("/v1/claims/lookup", json=asked).json
    found = [m for o in answer["outlets"] for m in o["matches"]]
    (match,) = [
        m
        for m in found
        if m["article_id"] == receipt.json["id"] and "10,000" in m["passage"]["text"]
    ]
    text = client.get(receipt.location).json["text"]
    passage = match["passage"]
    assert text[passage["start"] : passage["end"]] == passage["text"]
    for theirs in filter(None, (delta["theirs"] for delta in match["deltas"])):
        assert text[theirs["start"] : theirs["end"]] == theirs["text"]
    assert "<mark>" in client.get("/", query_string={"claim": asked["text"]}).text


def test_a_deleted_article_is_in_no_answer(client):
    text = "The lighthouse keeper of Dunmere counted nineteen seals on the rocks."
    address = client.post("/v1/articles", json={**FERRY, "external_id": "d", "text": text}).location
    client.delete(address)
    assert (
        text
        not in client.post("/v1/claims/lookup", json={"text": text}).text.partition('"outlets"')[2]
    )


@pytest.mark.parametrize(
    "text",
    [
        "A \u202eturned\u202c line is kept.",
        "Zero\u200bwidth and e" + "\u0301" * 500 + " stay.",
        "Family \U0001f468\u200d\U0001f469\u200d\U0001f467 of three.",
    ],
)
def test_odd_text_is_kept_character_by_character(client, text):
    given = {**FERRY, "external_id": f"odd-{len(text)}", "text": text}
    assert text in client.get(client.post("/v1/articles", json=given).location).json["text"]


def test_a_retried_bulk_request_is_the_same_job(client):
    body = "\n".join(json.dumps({**FERRY, "external_id": f"b{n}"}) for n in range(3)) + "\n{bad"
    headers = {"Idempotency-Key": "bulk-1"}
    first, again = (
        client.post(
            "/v1/articles/bulk", data=body, content_type="application/x-ndjson", headers=headers
        )
        for _ in range(2)
    )
    assert first.status_code == again.status_code == 202
    assert first.location == again.location
    job = client.get(first.location).json
    assert (job["total"], [error["line"] for error in job["errors"]]) == (4, [4])
    other = client.post(
        "/v1/articles/bulk", data="{}", content_type="application/x-ndjson", headers=headers
    )
    assert other.status_code == 409


def test_a_text_of_a_million_spaces_and_a_word_is_answered(client):
    given = {**FERRY, "external_id": "spaces", "text": " " * 900_000 + "word"}
    assert client.post("/v1/articles", json=given).status_code == 201


def test_the_process_is_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json["generation"] == "hashing-1"


def test_a_page_tells_its_title_and_its_language(client):
    page = """<html lang="de"><head><title>Fähre fällt aus</title>
    <meta property="article:published_time" content="2026-03-03T08:00:00Z"></head>
    <body><article><p>Die Fähre bleibt bis zum Frühjahr im Hafen.</p></article></body></html>"""
    receipt = client.post("/v1/articles", json={"outlet": "harbor-times", "html": page})
    read = client.get(receipt.location).json
    assert (read["title"], read["language"]) == ("Fähre fällt aus", "de")
    assert read["published_at"] is None


def test_a_page_without_a_title_is_refused_by_that_field(client):
    answer = client.post("/v1/articles", json={"outlet": "a", "html": "<p>It shut.</p>"})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/title"
