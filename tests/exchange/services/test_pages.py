"""Pages of services as people use them, without a browser."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import translation

from exchange.services.houses import asked, make_provider, offered, profile_of
from factories import make_user
from panhuo.exchange.services.api import Appeal, CreditRecord, CreditValues, ItemValues, record_credit, save_item
from panhuo.web.services.turns import credit_turns, service_turns


def client_of(user: Any = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def agency(db):
    return make_provider("示例代理所")


def test_the_directory_is_public_and_its_workbook_runs_nothing(agency):
    house, person = agency
    values = ItemValues(kind="agency", title="=HYPERLINK(1)", price_kind="free")
    save_item(profile_of(house), values=values, actor=person)
    page = client_of().get("/services/?kind=agency&q=代理")
    assert "示例代理所" in page.content.decode()
    assert client_of().get("/services/?kind=finance").content.decode().count("示例代理所") == 0
    answer = client_of().get("/services/export/")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert "8,000 元 / 件" in {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)


def test_an_unlisted_house_is_only_its_own(db):
    house, person = make_provider("示例隐藏所", published=False)
    url = f"/services/{profile_of(house).pk}/"
    assert client_of().get(url).status_code == 404
    assert client_of(person).get(url).status_code == 200


def test_evidence_sanction_and_appeal_on_one_page(agency, authority, officer):
    house, person = agency
    url = f"/services/credit/{house.pk}/"
    client_of(person).post(f"{url}record/", {"kind": "honour", "text": "示例表彰", "source": "示例文"})
    record = CreditRecord.objects.get()
    assert [turn.url for turn in credit_turns(officer)] == [url]
    assert list(credit_turns(person)) == []
    assert "示例表彰" not in client_of().get(url).content.decode()
    client_of(officer).post(f"/services/credit/records/{record.pk}/decide/", {"confirm": "1"})
    assert "示例表彰" in client_of().get(url).content.decode()
    assert client_of(person).post(f"{url}record/", {"kind": "sanction", "text": "x", "source": "x"}).status_code == 302
    assert CreditRecord.objects.count() == 1  # an organisation records no sanction

    values = CreditValues(kind="sanction", text="警告", source="示例1号", stops_orders=True)
    sanction = record_credit(house, values=values, actor=officer)
    client_of(person).post(f"/services/credit/records/{sanction.pk}/appeal/", {"text": "内部细节"})
    appeal = Appeal.objects.get()
    assert list(credit_turns(officer)) == []  # who recorded it doesn't decide
    assert "没有待处理的申诉" in client_of(officer).get("/services/credit/queue/").content.decode()
    assert "内部细节" not in client_of().get(url).content.decode()
    assert "内部细节" in client_of(person).get(url).content.decode()
    decide = f"/services/credit/appeals/{appeal.pk}/decide/"
    assert client_of(officer).post(decide, {"uphold": "1", "decision": "x"}).status_code == 403
    other = make_user(organisation=authority)
    assert [turn.url for turn in credit_turns(other)] == [url]
    assert "示例代理所" in client_of(other).get("/services/credit/queue/").content.decode()
    client_of(other).post(decide, {"uphold": "1", "decision": "事实不清"})
    sanction.refresh_from_db()
    assert sanction.state == "lifted"


def test_requests_offers_and_orders_are_for_both_sides_only(agency, enterprise, firm, outsider):
    house, person = agency
    request = asked(enterprise, firm, open_to_all=False, invited=[house])
    assert [turn.url for turn in service_turns(person)] == [f"/services/requests/{request.pk}/"]
    offer = offered(request, house, person)
    assert client_of(outsider).get(f"/services/requests/{request.pk}/").status_code == 404
    assert client_of(outsider).post(f"/services/offers/{offer.pk}/choose/", {"reasons": "x"}).status_code == 404
    answer = client_of(firm).post(f"/services/offers/{offer.pk}/choose/", {"reasons": "好"})
    order = answer["Location"]
    assert client_of(person).get(order).status_code == 200
    assert client_of(outsider).get(order).status_code == 404
    assert [turn.url for turn in service_turns(person)] == [order]
    assert client_of(firm).post(f"{order}move/", {"verb": "confirm"}).status_code == 403
    client_of(person).post(f"{order}move/", {"verb": "confirm"})
    assert "服务中" in client_of(firm).get(order).content.decode()
    export = client_of(firm).get("/services/orders/export/")
    assert openpyxl.load_workbook(BytesIO(b"".join(export.streaming_content))).active.max_row == 2


def test_a_file_that_is_no_proof_is_refused_with_its_name(agency, enterprise, firm):
    from django.core.files.uploadedfile import SimpleUploadedFile

    house, person = agency
    request = asked(enterprise, firm)
    offer = offered(request, house, person)
    order = client_of(firm).post(f"/services/offers/{offer.pk}/choose/", {"reasons": "好"})["Location"]
    client = client_of(person)
    client.post(f"{order}move/", {"verb": "confirm"})
    file = SimpleUploadedFile("成果.exe", b"MZ....")
    answer = client.post(
        f"{order}move/", {"verb": "deliver", "note": "x", "file": file}, follow=True, headers={"referer": order}
    )
    assert "成果.exe" in answer.content.decode()
    good = SimpleUploadedFile("成果.pdf", b"%PDF-1.4 x")
    client.post(f"{order}move/", {"verb": "deliver", "note": "x", "file": good})
    assert "成果.pdf" in client_of(firm).get(order).content.decode()


def test_pages_speak_english(agency):
    client = client_of(agency[1])
    client.cookies["django_language"] = "en"
    for url in ("/services/", "/services/mine/", "/services/requests/", "/services/orders/"):
        assert client.get(url).status_code == 200, url
    translation.deactivate()
