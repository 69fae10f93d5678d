"""Search by words or a paragraph, without an account."""

from __future__ import annotations

import pytest

from panhuo.patents.api import Visibility
from web.records import make_patent, plain

QUESTION = "隔膜泵输送易结晶料液时阀座堵塞，要能在线清洗"


@pytest.fixture
def ready(university, index):
    patents = {
        "pump": make_patent(),
        "weld": plain("铝合金激光焊接方法", abstract="本发明提供一种铝合金激光焊接方法，抑制焊缝气孔。"),
        "secret": plain("隔膜泵阀座堵塞的机密清洗", holder=university, visibility=Visibility.ORGANISATION),
    }
    index()
    return patents


def found(response) -> list[str]:
    return [card.title for card in response.context["cards"]]


def test_the_best_comes_first_with_its_reason(client, ready):
    response = client.get("/search/", {"q": QUESTION})
    assert found(response)[0] == ready["pump"].title
    assert "堵塞" in response.content.decode().split("mx-answer")[1]


def test_nobody_finds_what_is_not_shared_with_them(client, client_of, ready, office):
    assert ready["secret"].title not in found(client.get("/search/", {"q": QUESTION}))
    assert ready["secret"].title in found(client_of(office).get("/search/", {"q": QUESTION}))


def test_a_short_text_gets_an_address_that_can_be_sent_on(client, ready):
    answer = client.post("/search/", {"q": QUESTION, "kind": "invention"})
    assert answer.status_code == 302
    assert found(client.get(answer["Location"])) == [ready["pump"].title]


def test_a_long_paragraph_is_answered_at_once(client, ready):
    response = client.post("/search/", {"q": QUESTION * 40})
    assert response.status_code == 200
    assert found(response)[0] == ready["pump"].title


@pytest.mark.parametrize("number", ["201710601862.3", "ZL201710601862.3", "CN 2017 1 0601862.3"])
def test_a_number_leads_to_its_patent(client, ready, number):
    assert client.get("/search/", {"q": number})["Location"] == f"/patents/{ready['pump'].pk}/"


def test_the_number_of_a_hidden_patent_leads_nowhere(client, university):
    make_patent(holder=university, visibility=Visibility.ORGANISATION)
    assert client.get("/search/", {"q": "201710601862.3"}).status_code == 200


@pytest.mark.parametrize("text", ["", "   ", "泵", "？！", "<script>alert(1)</script>", "泵" * 20_000])
def test_any_text_gets_an_answer(client, ready, text):
    response = client.post("/search/", {"q": text}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_text_that_is_too_long_is_told_so_and_not_cut_in_silence(client, ready):
    response = client.post("/search/", {"q": "泵" * 20_001})
    assert "20001" in response.content.decode()
    assert "cards" not in response.context


def test_before_there_is_an_index_the_page_says_so(client, db):
    response = client.get("/search/", {"q": "泵"})
    assert response.status_code == 200
    assert response.context["results"].notes
