"""The pages of valuation: list, ratings, reports, scheme; the pictures in a real browser."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from browser import PHONE, assert_fits, shoot
from factories import make_user
from panhuo.orgs.api import Role
from panhuo.portfolio.valuation.api import SchemeVersion, Valuation, rate, result_of, start_valuation


def client_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def valuation(patent, university, office):
    return start_valuation(patent, organisation=university, scenario="transfer", actor=office)


@pytest.mark.django_db
def test_a_valuation_begins_with_a_number(patent, university, office):
    client = client_of(office)
    said = {"number": "ZL 2017 1 0601862.3", "scenario": "finance", "organisation": university.pk}
    answer = client.post("/valuations/new/", said)
    made = Valuation.objects.get()
    assert answer["Location"] == f"/valuations/{made.pk}/"
    refused = client.post("/valuations/new/", said | {"number": "202410000001"})
    assert refused.status_code == 422
    assert "没有找到" in refused.content.decode()


@pytest.mark.django_db
def test_own_ratings_are_saved_and_taken_back(valuation, raters):
    client = client_of(raters[0])
    client.post(f"/valuations/{valuation.pk}/rate/", {"v_problem": "70", "c_problem": "难题", "v_effect": ""})
    row = valuation.ratings.get()
    assert (row.indicator, row.value, row.comment) == ("problem", 70, "难题")
    client.post(f"/valuations/{valuation.pk}/rate/", {"v_problem": ""})
    assert not valuation.ratings.exists()
    assert client.post(f"/valuations/{valuation.pk}/rate/", {"v_problem": "101"}).status_code == 422


@pytest.mark.django_db
def test_what_nobody_rated_reads_so(valuation, office):
    page = client_of(office).get(f"/valuations/{valuation.pk}/").content.decode()
    assert "不给总分" in page
    assert page.count('<span class="ph-unknown">未评</span>') == 27 - len(valuation.automatic)


@pytest.mark.django_db
def test_the_list_narrows_and_exports(valuation, university, patent, office):
    start_valuation(patent, organisation=university, scenario="tax", actor=office)
    client = client_of(office)
    assert "1 份评估" in client.get("/valuations/?scenario=tax").content.decode()
    data = b"".join(client.get("/valuations/export/?scenario=tax").streaming_content)
    rows = list(openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][2] == "财税"


@pytest.mark.django_db
def test_weights_are_changed_by_administrators_only(university, office):
    boss = make_user(username="boss", organisation=university, role=Role.ADMIN)
    page = client_of(boss).get("/valuations/scheme/?scenario=finance")
    form = page.context["form"]
    said = {name: form[name].value() for name in form.fields} | {"w_economic": "90", "note": "重市场"}
    client_of(office).post("/valuations/scheme/?scenario=finance", said)
    assert not SchemeVersion.objects.filter(organisation=university).exists()
    client_of(boss).post("/valuations/scheme/?scenario=finance", said)
    own = SchemeVersion.objects.get(organisation=university)
    weights = next(one["weights"] for one in own.data["scenarios"] if one["id"] == "finance")
    assert weights["economic"] == 90
    other = next(one["weights"] for one in own.data["scenarios"] if one["id"] == "tax")
    assert other["economic"] == 40


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["", "rate/", "report.pdf", "report.docx"])
def test_others_get_a_404(valuation, outsider, url):
    assert client_of(outsider).get(f"/valuations/{valuation.pk}/{url}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "magic"), [("report.pdf", b"%PDF"), ("report.docx", b"PK")])
def test_reports_are_files(valuation, office, url, magic):
    data = b"".join(client_of(office).get(f"/valuations/{valuation.pk}/{url}").streaming_content)
    assert data.startswith(magic)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pictures_draw_within_the_policy(open_page, patent, university, office, raters):
    valuation = start_valuation(patent, organisation=university, scenario="transfer", actor=office)
    names = [key for key in result_of(valuation).scheme.indicators if key not in {"alternatives", "revenue"}]
    rate(valuation, values={key: 40 + 2 * at for at, key in enumerate(names)}, actor=raters[0])
    page = open_page(user=office)
    page.goto(f"/valuations/{valuation.pk}/")
    radar, bars = page.locator("[data-chart=radar]"), page.locator("[data-chart=bars]")
    radar.locator("svg").wait_for()
    assert "先进性" in radar.inner_text()
    assert "替代性" not in radar.inner_text()
    assert "不可规避性" in bars.inner_text()
    radar.hover()
    bars.hover()
    shoot(page, "valuation-detail")
    for size in (None, PHONE):
        other = open_page(user=office, **({"size": size} if size else {}))
        for url in (
            "/valuations/",
            "/valuations/new/",
            "/valuations/scheme/",
            f"/valuations/{valuation.pk}/rate/",
            f"/valuations/{valuation.pk}/",
        ):
            assert other.goto(url).status == 200, url
            assert_fits(other)
