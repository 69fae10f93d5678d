"""Pages of agency procurement as people use them, without a browser."""

from __future__ import annotations

import copy
from io import BytesIO
from typing import Any

import openpyxl
from django.test import Client
from django.utils import timezone

from exchange.procurement.purchase import awarded, offered, scored
from factories import make_user
from panhuo.exchange.procurement.api import Adoption, InstitutionTrait, default_standard, standard_for
from panhuo.orgs.api import Role
from panhuo.web.procurement.forms.standard import StandardForm
from panhuo.web.services.turns import procurement_turns


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(form: StandardForm) -> dict[str, Any]:
    """What a browser would send of an untouched form."""
    said = {name: form.initial.get(name, "") for name in form.fields}
    return {name: value for name, value in said.items() if value not in (False, None)} | {"note": "修改"}


def test_the_standard_is_edited_as_a_new_version_and_never_lets_price_decide(purchase):
    boss = make_user(organisation=purchase.university, role=Role.ADMIN)
    form = StandardForm(data=standard_for(purchase.university).data)
    client = client_of(boss)
    refused = client.post("/procurement/standard/", typed(form) | {"price_weight": "40"})
    assert refused.status_code == 422
    assert "价格不能起决定作用" in refused.content.decode()
    said = typed(form) | {"price_weight": "12", "c_c_own1": "地方性要求", "w_c_own1": "5", "i_small": ""}
    assert client.post("/procurement/standard/", said).status_code == 302
    data = standard_for(purchase.university).data
    assert data["scheme"]["price_weight"] == 12
    assert data["scheme"]["criteria"][-1]["label"] == "地方性要求"
    assert "small" not in {one["id"] for section in data["sections"] for one in section["items"]}
    assert client_of(purchase.office).post("/procurement/standard/", said).status_code == 403


def test_an_untouched_form_gives_the_same_standard(db):
    data = default_standard().data
    empty = StandardForm(data=data)
    form = StandardForm(typed(empty), data=data)
    assert form.is_valid(), form.errors
    made, wanted = form.data_of_standard(), copy.deepcopy(data)
    for one in wanted["scheme"]["criteria"]:
        one.setdefault("hint", "")
    for stage in ("filing", "grant"):
        for one in wanted["checks"][stage]:
            one.setdefault("serious", False)
    for section in wanted["sections"]:
        for one in section["items"]:
            one.setdefault("required", False)
    assert {**made, "name": ""} == {**wanted, "name": ""}


def test_sealed_prices_stand_on_no_page(purchase, root, outsider):
    offers = offered(purchase, (987_600, 765_400))
    url = f"/procurement/{purchase.procurement.pk}/"
    assert "9,876" in client_of(purchase.office).get(url).content.decode()
    for scorer in purchase.scorers:
        text = client_of(scorer).get(url).content.decode()
        assert "9,876" not in text
        assert "7,654" not in text
        assert "9,876" not in client_of(scorer).get(f"/procurement/offers/{offers[0].pk}/score/").content.decode()
        assert [turn.url for turn in procurement_turns(scorer)] == [url]
    own = client_of(purchase.agencies[0][1]).get(url).content.decode()
    assert "9,876" in own
    assert "7,654" not in own
    assert list(procurement_turns(purchase.office)) == []  # ratings are missing
    scored(purchase, offers, (9, 7))
    assert [turn.url for turn in procurement_turns(purchase.office)] == [url]
    assert client_of(outsider).get(url).status_code == 404
    assert client_of(root).get(url).status_code == 200


def test_the_buyer_reads_the_sheets_and_each_agency_its_own_result(purchase):
    award = awarded(purchase)
    url = f"/procurement/{award.procurement_id}/"
    assert "控制 9" in client_of(purchase.office).get(url).content.decode()
    loser = client_of(purchase.agencies[1][1]).get(url).content.decode()
    assert "质量 70.0" in loser
    assert "质量 90.0" not in loser
    assert "控制 9" not in loser


def test_adoption_page_states_kinds_and_exports_figures(purchase, enterprise, firm, officer):
    awarded(purchase)
    client = client_of(firm)
    client.post(f"/procurement/houses/{enterprise.pk}/traits/", {"state_owned": "yes", "source": "示例名录"})
    assert InstitutionTrait.objects.get().state_owned is True
    assert InstitutionTrait.objects.get().listed is None
    client.post(f"/procurement/houses/{enterprise.pk}/traits/", {"listed": "yes"})
    assert InstitutionTrait.objects.get().listed is None  # nothing is said without its source
    today = timezone.localdate()
    client.post(f"/procurement/houses/{enterprise.pk}/declare/", {"on": f"{today}", "evidence": "示例公告"})
    adoption = Adoption.objects.get()
    assert f"/procurement/adoption/{adoption.pk}/decide/" not in client.get("/procurement/adoption/").content.decode()
    page = client_of(officer).get("/procurement/adoption/")
    assert f"/procurement/adoption/{adoption.pk}/decide/" in page.content.decode()
    client_of(officer).post(f"/procurement/adoption/{adoption.pk}/decide/", {"confirm": "1"})
    answer = client.get(f"/procurement/adoption/export/?until={today}&region=33")
    rows = list(openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert tuple(str(v) for v in rows[5][:5]) == ("国有企业", "1", "1", "100.0%", "0")
    assert str(rows[5][5]) == today.isoformat()
    assert client_of(purchase.office).post(f"/procurement/houses/{enterprise.pk}/traits/", {}).status_code == 403
