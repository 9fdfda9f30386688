import pytest


def test_an_outlet_is_new_once_and_replaced_after(client):
    assert client.put("/v1/outlets/a", json={"name": "A", "country": "us"}).status_code == 201
    replaced = client.put("/v1/outlets/a", json={"owner": "Quay Group"})
    assert replaced.status_code == 200
    expected = {"id": "a", "name": "", "domains": [], "owner": "Quay Group", "country": ""}
    assert client.get("/v1/outlets/a").json == replaced.json == expected


def test_outlets_are_listed_by_id(client):
    for outlet in ("b", "a.b-c"):
        client.put(f"/v1/outlets/{outlet}", json={})
    assert [o["id"] for o in client.get("/v1/outlets").json["outlets"]] == ["a.b-c", "b"]


def test_a_body_may_repeat_the_id_of_the_address_but_not_give_another(client):
    assert client.put("/v1/outlets/a", json={"id": "a"}).status_code == 201
    answer = client.put("/v1/outlets/a", json={"id": "b"})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/id"


@pytest.mark.parametrize("outlet", ["A", "a_b", "-a", "a-", "a" * 81, "a b"])
def test_an_id_that_is_no_slug_is_refused(client, outlet):
    answer = client.put(f"/v1/outlets/{outlet}", json={})
    assert answer.status_code == 422
    assert answer.json["errors"] == [{"parameter": "outlet_id", "detail": "is not an outlet id"}]


def test_an_unknown_outlet_is_a_problem(client):
    assert client.get("/v1/outlets/nobody").status_code == 404
