"""What the API gives, to whom, and how it says that something is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from matching.world import changed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def search(client: Client, **body):
    return client.post("/api/v1/search/patents", body, content_type="application/json")


def test_a_stranger_searches_by_a_text_and_reads_the_reasons(client, world):
    answer = search(client, text="水泥窑窑尾废气温度高，希望利用余热发电。", limit=3)
    assert answer.status_code == 200
    body = answer.json()
    first = body["hits"][0]
    assert first["patent"]["id"] == world.patents["kiln"].pk
    assert first["because"]
    evidence = [item for part in first["parts"] for item in part["evidence"]]
    assert evidence[0]["sentence"]
    assert {"code": "claims", "text": "权利要求未收录"} in first["unknown"]
    assert body["mode"] == {"code": "words", "label": "仅词语"}
    assert body["filters"] == {"state": ["pending", "unknown", "valid"]}
    assert "score" not in first


def test_filters_of_a_search_hold(client, world, university):
    body = search(client, text="一种方法", filters={"owner": [f"org:{university.pk}"]}).json()
    assert {hit["patent"]["id"] for hit in body["hits"]} == {world.patents[key].pk for key in ("kiln", "weld", "crop")}


def test_matches_for_a_need_and_turned_round(client, world):
    need, patent = world.needs["sewage"], world.patents["sewage"]
    hits = client.get(f"/api/v1/needs/{need.pk}/patents?limit=1").json()["hits"]
    assert [hit["patent"]["id"] for hit in hits] == [patent.pk]
    hits = client.get(f"/api/v1/patents/{patent.pk}/needs?limit=1").json()["hits"]
    assert [hit["need"]["id"] for hit in hits] == [need.pk]
    assert client.get(f"/api/v1/patents/{patent.pk}/similar").status_code == 200


def test_lists_are_paged_and_count_what_the_asker_may_see(client, world, office, university):
    changed(world.patents["pump"], visibility="organisation", holder=university)
    body = client.get("/api/v1/patents?page_size=5&page=2").json()
    assert (len(body["items"]), body["total"], body["page"]) == (2, 7, 2)
    client.force_login(office, backend=BACKEND)
    assert client.get("/api/v1/patents").json()["total"] == 8


def test_lists_are_narrowed(client, world):
    changed(world.patents["pump"], legal_state="dead")
    ids = [item["id"] for item in client.get("/api/v1/patents?state=dead").json()["items"]]
    assert ids == [world.patents["pump"].pk]
    assert client.get("/api/v1/patents", {"q": "除尘器"}).json()["total"] == 1
    changed(world.needs["crop"], status="closed")
    assert client.get("/api/v1/needs?status=closed").json()["total"] == 1


def test_unknown_values_are_null_and_money_is_yuan(client, world):
    patent = client.get(f"/api/v1/patents/{world.patents['glass'].pk}").json()
    assert (patent["number"], patent["application_date"], patent["expiry"]["date"]) == (None, None, None)
    assert patent["expiry"]["reason"]
    assert patent["owners"] == []
    need = world.needs["crop"]
    assert client.get(f"/api/v1/needs/{need.pk}").json()["budget_max_yuan"] is None
    changed(need, budget_max_fen=1_234_567_89)
    body = client.get(f"/api/v1/needs/{need.pk}").json()
    assert Decimal(body["budget_max_yuan"]) == Decimal("1234567.89")


@pytest.mark.parametrize(
    "path",
    ["patents/{patent}", "patents/{patent}/needs", "patents/{patent}/similar", "needs/{need}", "needs/{need}/patents"],
)
def test_what_is_hidden_looks_like_what_is_not_there(client, world, university, enterprise, path):
    changed(world.patents["kiln"], visibility="organisation", holder=university)
    changed(world.needs["kiln"], visibility="organisation")
    hidden = client.get("/api/v1/" + path.format(patent=world.patents["kiln"].pk, need=world.needs["kiln"].pk))
    absent = client.get("/api/v1/" + path.format(patent=999_999, need=999_999))
    assert hidden.status_code == absent.status_code == 404
    assert hidden.json() == absent.json()
    assert hidden["Content-Type"] == "application/problem+json"
    assert hidden.json()["code"] == "not_found"


def test_a_bad_value_is_named_with_its_place(client, world):
    answer = search(client, text="水泥", limit=0)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "limit"
    answer = client.get("/api/v1/patents?state=alive")
    assert answer.json()["errors"][0]["field"].startswith("state")
    answer = search(client, text=" \n ")
    assert answer.json()["errors"] == [{"field": "text", "message": "请输入要匹配的内容。"}]
    answer = client.post("/api/v1/search/patents", "{", content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_nothing_of_the_inside_goes_out(world, monkeypatch):
    from panhuo.api.routes import search as route

    def broken(*args, **kwargs) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(route, "patents_for_text", broken)
    answer = search(Client(raise_request_exception=False), text="水泥")
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()


def test_lists_take_the_same_queries_however_long_they_are(client, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get("/api/v1/patents?page_size=8")
    with django_assert_max_num_queries(4):
        client.get("/api/v1/needs")


@pytest.mark.parametrize(
    "address", ["/api/v1/patents?stat=valid", "/api/v1/needs?states=open", "/api/v1/patents/1?q=x"]
)
def test_a_misspelt_name_in_the_address_is_refused(client, world, address):
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == address.split("?")[1].split("=")[0]


def test_a_misspelt_filter_of_a_search_is_refused(client, world):
    answer = search(client, text="水泥", filters={"stat": ["valid"]})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "filters.stat", "message": "没有这个条件"}]


def test_what_is_wrong_is_said_in_the_language_of_the_reader(client, world):
    assert search(client, text="").json()["errors"][0]["message"] == "至少 1 个字符"
    assert search(client, text="泵", limit=1000).json()["errors"][0]["message"] == "不能大于 100"
    assert client.get("/api/v1/patents?page=0").json()["errors"][0]["message"] == "不能小于 1"
