"""Pages of open licences, filings, yearly reports and due care without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from deals.agreements.records import PDF, draft, in_force
from deals.agreements.test_pages import client_of, rows_of, words
from deals.openlicence.test_life import GOOD, announced, days_ago, paid_up
from factories import make_user
from panhuo.deals.duecare.api import CareBookVersion, EvidencePaper, care_data
from panhuo.deals.filings.api import Filing, YearReport
from panhuo.deals.openlicence.api import Acceptance, OpenStatement
from panhuo.patents.api import display_number
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(office) -> Client:
    return client_of(office)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) for name, value in values.items()} | {"entry": "10000"}


def test_a_statement_goes_its_way_by_its_forms(page, university):
    patent = paid_up(university)[0]
    form = plain(GOOD) | {"number": display_number(patent), "rate": ""}
    made = page.post("/open-licences/new/", form)
    here = made["Location"]
    assert "没有写明提成率" in words(page.get(here))
    page.post(f"{here}edit/", plain(GOOD))
    assert "没有错误" in words(page.get(here))
    assert page.post(f"{here}step/", {"step": "announce", "on": "2026-10-10"}).status_code == 422, "not handed in yet"
    page.post(f"{here}step/", {"step": "submit", "on": str(days_ago(30))})
    assert page.post(f"{here}step/", {"step": "refuse", "on": str(days_ago(9))}).status_code == 422, "no reason"
    page.post(f"{here}step/", {"step": "announce", "on": str(days_ago(20)), "number": "公告 1"})
    assert OpenStatement.objects.get().state == "announced"
    assert page.get(f"{here}word/")["Content-Disposition"].startswith("attachment")
    page.post(f"{here}notice/", {"name": "甲公司", "notice_on": str(days_ago(3))})
    row = Acceptance.objects.get()
    assert page.post(f"/open-licences/acceptances/{row.pk}/pay/", {"day": "x"}).status_code == 422
    page.post(f"/open-licences/acceptances/{row.pk}/pay/", {"day": str(days_ago(1)), "amount": "10000"})
    row.refresh_from_db()
    assert row.obtained_on == days_ago(1)
    assert rows_of(Client().get("/open-licences/export/"))[1][0] == display_number(patent)
    assert len(rows_of(page.get("/open-licences/mine/export/"))[0]) == 13
    assert page.get("/open-licences/batches/template/").status_code == 200


def test_a_draft_can_be_thrown_away_and_a_firm_takes_its_notice_back(page, university, office, firm):
    patent = make_patents(university, 1, start=20)[0]
    made = page.post("/open-licences/new/", {"number": display_number(patent)})
    page.post(f"{made['Location']}remove/")
    assert not OpenStatement.objects.exists()
    one = announced(office, university)
    other = client_of(firm)
    assert f'href="/open-licences/{one.pk}/"' in page.get(f"/patents/{one.patent_id}/").content.decode()
    other.post(f"/open-licences/{one.pk}/accept/", {"contact": "x", "text": "接受"})
    row = Acceptance.objects.get()
    assert "使用费尚未付清" in words(other.get(f"/open-licences/{one.pk}/"))
    other.post(f"/open-licences/acceptances/{row.pk}/withdraw/")
    row.refresh_from_db()
    assert row.withdrawn


def test_a_filing_goes_its_way_by_its_forms(page, university, office):
    agreement = in_force(draft(office, university), office)
    row = Filing.objects.get(agreement=agreement, form="licence")
    here = f"/filings/{row.pk}/"
    assert "2026-06-02" in words(page.get(here))
    page.post(f"{here}step/", {"step": "details", "way": "一次总算"})
    page.post(f"{here}step/", {"step": "send", "on": "2026-05-01"})
    assert page.post(f"{here}step/", {"step": "settle", "on": "2026-05-10"}).status_code == 422
    paper = SimpleUploadedFile("证明.pdf", PDF)
    page.post(f"{here}step/", {"step": "settle", "on": "2026-05-10", "number": "X1", "receipt": paper})
    row.refresh_from_db()
    assert (row.state, row.number, row.details["way"]) == ("done", "X1", "一次总算")
    assert page.get(f"{here}receipt/").status_code == 200
    assert page.get(f"{here}word/").status_code == 200
    assert "X1" in [line[10] for line in rows_of(page.get("/filings/export/?state=done"))]
    technology = Filing.objects.get(agreement=agreement, form="technology")
    page.post(f"/filings/{technology.pk}/step/", {"step": "drop", "reason": "不享受税收优惠"})
    assert "不享受税收优惠" in words(page.get(f"/filings/{technology.pk}/"))
    assert "X1" in words(page.get(f"/filings/agreements/{agreement.pk}/"))


def test_a_pledge_is_opened_registered_and_cancelled(page, university):
    patent = make_patents(university, 1)[0]
    made = page.post("/filings/pledge/", {"numbers": display_number(patent), "pledgee": "示例银行", "amount": "100"})
    here = made["Location"]
    page.post(f"{here}step/", {"step": "settle", "on": "2026-05-10", "number": "Y1"})
    assert page.post(f"{here}cancel/").status_code == 302
    assert Filing.objects.filter(step="cancel").count() == 1


def test_the_years_report_is_made_confirmed_and_exported(page, university):
    make_patents(university, 2)
    year = timezone.localdate().year - 1
    page.post("/filings/reports/prefill/", {"year": year})
    row = YearReport.objects.first()
    assert "未知 2" in words(page.get("/filings/reports/"))
    form = {"implemented": "no", "industrialised": "yes"}
    assert page.post(f"/filings/reports/{row.pk}/", form).status_code == 422
    page.post(
        f"/filings/reports/{row.pk}/", {"implemented": "yes", "industrialised": "no", "income": "12.3", "ways": ["own"]}
    )
    assert "至少 50.0%" in words(page.get("/filings/reports/")), "the other one is not known"
    assert "12.30" in [line[9] for line in rows_of(page.get(f"/filings/reports/export/?year={year}"))]


def test_evidence_is_entered_and_the_rules_are_changed_by_the_administrator(page, university, office):
    agreement = draft(office, university)
    here = f"/due-care/{agreement.pk}/"
    assert "没有设置单位性质" in words(page.get(here))
    assert page.post(f"{here}papers/", {"kind": "unit_rules", "title": "x", "day": "2026-01-01"}).status_code == 422
    paper = SimpleUploadedFile("办法.pdf", PDF)
    page.post(f"{here}papers/", {"kind": "unit_rules", "title": "办法", "day": "2026-01-01", "file": paper})
    row = EvidencePaper.objects.get()
    assert page.get(f"/due-care/files/paper/{row.pk}/").status_code == 200
    page.post(f"{here}interests/", {"person": str(office), "role": "handler", "signed_on": "2026-01-01"})
    page.post(
        f"{here}parties/", {"party": "示例机械有限公司", "outcome": "none", "how": "查询", "checked_on": "2026-01-01"}
    )
    assert "无利益关系" in words(page.get(here))
    page.post(f"/due-care/papers/{row.pk}/withdraw/")
    assert page.get("/due-care/").status_code == 200
    data = b"".join(page.get(f"{here}export/").streaming_content)
    assert data.startswith(b"%PDF")
    assert "修改规则" not in words(page.get("/due-care/rules/"))
    root = client_of(make_user(is_superuser=True))
    assert root.post("/due-care/rules/", {"text": "{}"}).status_code == 422
    root.post("/due-care/rules/", {"text": json.dumps(care_data()), "note": "一样"})
    assert CareBookVersion.objects.count() == 1
