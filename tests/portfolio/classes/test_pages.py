"""The pages of classes: list, marks, pictures, tables."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from browser import PHONE, assert_fits, shoot
from panhuo.orgs.api import run_pending_jobs
from panhuo.patents.api import ipc_class
from panhuo.portfolio.classes.api import ClassTable, PatentFlags, recompute
from web.records import make_patent, plain

TABLE = "代码,产业名称,IPC\n3.1,新能源产业,F04B43\n"


def client_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def row(university, office):
    make_patent(holder=university, owners=(), application_date=date(2010, 7, 21))
    recompute(university, actor=office)
    run_pending_jobs()
    return PatentFlags.objects.get()


@pytest.mark.django_db
def test_the_list_narrows_and_exports_with_evidence(row, university, office):
    plain("另一件", holder=university)
    recompute(university, actor=office)
    run_pending_jobs()
    client = client_of(office)
    assert "2 件" in client.get("/classes/").content.decode()
    page = client.get("/classes/?ten_years=y").content.decode()
    assert "1 件" in page
    assert "隔膜泵" in page
    data = b"".join(client.get("/classes/export/?ten_years=y").streaming_content)
    rows = list(openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert "申请日 2010-07-21，算到" in " ".join(str(cell) for cell in rows[1])
    assert "没有导入对照表" in rows[1]


@pytest.mark.django_db
def test_a_mark_is_made_on_the_page_of_a_patent(row, office):
    client = client_of(office)
    said = {"flag": "pledge", "value": "yes", "evidence": "质押合同 SL-3", "amount": "1200"}
    client.post(f"/classes/{row.pk}/mark/", said)
    page = client.get(f"/classes/{row.pk}/").content.decode()
    assert "本单位标注：质押合同 SL-3" in page
    assert "1,200 万元" in page


@pytest.mark.django_db
def test_a_table_is_previewed_before_it_counts(row, root, office):
    client = client_of(root)
    upload = SimpleUploadedFile("表.csv", TABLE.encode())
    answer = client.post("/classes/tables/", {"kind": "sei", "name": "示例表", "upload": upload})
    table = ClassTable.objects.get()
    assert answer["Location"] == f"/classes/tables/{table.pk}/"
    run_pending_jobs()
    assert "新能源产业" in client.get(f"/classes/tables/{table.pk}/").content.decode()
    assert client_of(office).post(f"/classes/tables/{table.pk}/activate/").status_code == 403
    client.post(f"/classes/tables/{table.pk}/activate/")
    run_pending_jobs()
    assert "新能源产业" in client_of(office).get(f"/classes/{row.pk}/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/classes/{pk}/"])
def test_others_do_not_find_it(row, outsider, firm, url):
    for other in (outsider, firm):
        assert client_of(other).get(url.format(pk=row.pk)).status_code == 404


@pytest.mark.django_db
def test_working_out_anew_is_a_job_with_progress(row, office, university):
    answer = client_of(office).post("/classes/recompute/", {"unit": university.pk})
    assert answer["Location"].startswith("/jobs/")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pictures_draw_within_the_policy(open_page, row, university, office):
    for number, (symbol, kind, year) in enumerate([("H01M10/05", "invention", 2024), ("F04B1/02", "utility", 2022)]):
        plain(
            f"专利{number}", holder=university, kind=kind, status_text="授权", application_date=date(year, 3, 1),
            classes=(ipc_class(symbol, is_main=True),),
        )  # fmt: skip
    page = open_page(user=office)
    page.goto("/classes/pictures/")
    treemap, pyramid = page.locator("[data-chart=treemap]"), page.locator("[data-chart=pyramid]")
    treemap.locator("svg").wait_for()
    pyramid.locator("svg").wait_for()
    assert "F04" in treemap.inner_text()
    assert "实用新型" in pyramid.inner_text()
    treemap.hover()
    pyramid.hover()
    shoot(page, "classes-pictures")
    for size in (None, PHONE):
        other = open_page(user=office, **({"size": size} if size else {}))
        for url in ("/classes/", "/classes/pictures/", "/classes/tables/", f"/classes/{row.pk}/"):
            assert other.goto(url).status == 200, url
            assert_fits(other)
            shoot(other, f"classes-{url.replace('/', '-')}{'phone' if size else 'wide'}")
