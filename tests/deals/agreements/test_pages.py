"""Pages of agreements without a browser: what a form refuses, keeps and does."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from deals.agreements.records import PDF, approved, draft, in_force
from deals.agreements.test_documents import own
from factories import make_user
from panhuo.deals.agreements.api import Agreement, AgreementState, Consent, OwnersPact, profile_of
from panhuo.orgs.api import Role
from panhuo.patents.api import Encumbrance, display_number
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(response: Any) -> str:
    return re.sub(r"<[^>]+>", " ", response.content.decode())


def rows_of(response: Any) -> list[tuple[Any, ...]]:
    data = b"".join(response.streaming_content)
    return list(openpyxl.load_workbook(BytesIO(data)).active.values)


@pytest.fixture
def page(office) -> Client:
    return client_of(office)


def test_a_draft_is_made_from_the_form_and_wrong_lines_are_named(page, university, enterprise):
    patent = make_patents(university, 1)[0]
    form = {
        "holder": university.pk, "kind": "ordinary", "title": "示例许可", "taker": enterprise.name, "pricing": "agreed",
        "numbers": f"{display_number(patent)}\n201900000000.0", "more": "丙方|某公司", "price": "1234.5",
    }  # fmt: skip
    answer = page.post("/agreements/new/", form)
    assert answer.status_code == 422
    assert "第 1 行" in words(answer)
    form |= {"more": "乙方|示例科技有限公司|", "numbers": "201900000000.0"}
    answer = page.post("/agreements/new/", form)
    assert "没有找到号码为“201900000000.0”" in words(answer)
    assert "示例科技有限公司" in answer.content.decode(), "what was typed is kept"
    answer = page.post("/agreements/new/", form | {"numbers": display_number(patent)})
    made = Agreement.objects.get()
    assert answer["Location"] == f"/agreements/{made.pk}/"
    assert made.price == 123450
    assert [one.organisation for one in made.parties.filter(side="taker")] == [enterprise, None]
    assert page.post(f"/agreements/{made.pk}/edit/", form | {"numbers": display_number(patent), "title": "新名称"})
    made.refresh_from_db()
    assert made.title == "新名称"


def test_the_whole_way_by_its_forms(page, university, enterprise, firm, office):
    chief = make_user(organisation=university)
    agreement = draft(office, university)
    here = f"/agreements/{agreement.pk}/"
    page.post(f"{here}open/")
    refused = page.post(f"{here}submit/", {"first": ""})
    assert refused.status_code == 422
    page.post(f"{here}submit/", {"first": chief.pk, "first_role": "负责人"})
    row = agreement.approvals.get()
    boss = client_of(chief)
    assert "去审批" in words(boss.get("/agreements/"))
    assert boss.post(f"/agreements/approvals/{row.pk}/", {"return": "1"}).status_code == 422
    boss.post(f"/agreements/approvals/{row.pk}/", {"approve": "1", "note": "可以"})
    early = page.post(f"{here}sign/", {"signed_on": "2026-03-02", "effective_on": "2026-03-02"})
    assert "请先上传签字盖章件" in words(early)
    assert 'value="2026-03-02"' in early.content.decode()
    page.post(f"{here}file/", {"kind": "signed", "file": SimpleUploadedFile("合同.pdf", PDF)})
    page.post(f"{here}sign/", {"signed_on": "2026-03-02", "effective_on": "2026-03-02", "number": "甲-1"})
    agreement.refresh_from_db()
    assert (agreement.state, agreement.number) == (AgreementState.IN_FORCE, "甲-1")
    page.post(f"{here}amend/", {"ends_on": "2031-01-31", "note": "补充协议", "price": "10"})
    shown = words(page.get(here))
    assert "第 2 版" in shown
    assert "止日" in shown
    assert Encumbrance.objects.get(withdrawn=False).last.year == 2031
    for url in (f"/agreements/versions/{agreement.versions.last().pk}/", f"/agreements/files/{agreement.files.get().pk}/",
                f"{here}word/"):  # fmt: skip
        assert page.get(url)["Content-Disposition"].startswith("attachment")
    page.post(f"{here}end/", {"on": "2026-06-01", "reason": "协商"})
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.TERMINATED
    assert rows_of(page.get("/agreements/export/?state=terminated"))[1][0] == "甲-1"


def test_notices_objections_and_shares(page, university, enterprise, firm, office):
    agreement = draft(office, university)
    here = f"/agreements/{agreement.pk}/"
    page.post(f"{here}notice/", {"first": "2026-02-01", "last": "2026-02-20", "places": ["unit"], "contents": ["name"]})
    notice = agreement.notices.get()
    page.post(f"/agreements/notices/{notice.pk}/objections/", {"by": "某人", "text": "价低"})
    assert page.post(f"/agreements/objections/{notice.objections.get().pk}/", {"answer": ""}).status_code == 422
    page.post(f"/agreements/objections/{notice.objections.get().pk}/", {"answer": "已说明"})
    assert "已说明" in words(page.get(here))
    page.post(f"/agreements/notices/{notice.pk}/withdraw/")
    assert not agreement.notices.filter(withdrawn=False).exists()
    other = client_of(firm)
    assert other.get(here).status_code == 404
    assert page.post(f"{here}share/", {"name": "没有的单位", "reason": "x"}).status_code == 422
    page.post(f"{here}share/", {"name": enterprise.name, "reason": "尽职调查"})
    seen = other.get(here)
    assert seen.status_code == 200
    assert "冲突检查" not in words(seen), "the holder's own matters stay its own"
    assert other.post(f"{here}drop/", {"reason": "x"}).status_code in {403, 404}
    page.post(f"{here}unshare/", {"organisation": enterprise.pk})
    assert other.get(here).status_code == 404
    page.post(f"{here}drop/", {"reason": "谈不拢"})
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.DROPPED


def test_rights_of_a_patent_are_entered_on_its_page(page, university, office):
    patent = make_patents(university, 1, owners=(university.name, "示例科技有限公司"))[0]
    here = f"/agreements/patents/{patent.pk}/"
    assert page.get(f"/agreements/find/?number={display_number(patent)}")["Location"] == here
    page.post(f"{here}lay/", {"kind": "pledge", "party": "示例银行", "source": "登记"})
    page.post(f"/agreements/encumbrances/{Encumbrance.objects.get().pk}/withdraw/")
    assert Encumbrance.objects.get().withdrawn
    assert page.post(f"{here}consents/", {"role": "owner", "party": "x", "source": "x"}).status_code == 422
    paper = SimpleUploadedFile("同意书.pdf", PDF)
    form = {
        "role": "owner",
        "party": "示例科技有限公司",
        "acts": ["sole"],
        "given_on": "2026-01-01",
        "source": "同意书",
    }
    page.post(f"{here}consents/", form | {"file": paper})
    consent = Consent.objects.get()
    assert page.get(f"/agreements/consents/{consent.pk}/file/").status_code == 200
    page.post(f"/agreements/consents/{consent.pk}/withdraw/")
    wrong = page.post(f"{here}pact/", {"source": "协议", "share_0": "60", "share_1": "30"})
    assert "合计 100%" in words(wrong)
    page.post(f"{here}pact/", {"source": "协议", "share_0": "60", "share_1": "40", "alone_0": ["exclusive"]})
    assert OwnersPact.objects.get().shares == {university.name: "60", "示例科技有限公司": "40"}
    assert words(page.get(here)).count("不得进行") > 2
    agreement = draft(office, university, kind="sole", patents=[patent])
    answer = page.get(f"/agreements/{agreement.pk}/consent-form/?patent={patent.pk}&party=甲")
    assert answer["Content-Disposition"].startswith("attachment")


def test_settings_and_templates_are_the_administrators(page, university):
    assert page.post("/agreements/setup/", {"institution": "state_university"}).status_code in {403, 422}
    chief = client_of(make_user(organisation=university, role=Role.ADMIN))
    chief.post("/agreements/setup/", {"institution": "state_university", "region": "浙江省"})
    assert profile_of(university).region == "浙江省"
    bad = SimpleUploadedFile("x.docx", own("{{ 没有的位置 }}"))
    assert "没有的位置" in words(chief.post("/agreements/templates/", {"kind": "licence", "file": bad}))
    good = SimpleUploadedFile("本校.docx", own("{{ 甲方名称 }}"))
    chief.post("/agreements/templates/", {"kind": "licence", "file": good})
    assert "本校.docx" in words(chief.get("/agreements/setup/"))
    assert page.get("/agreements/templates/licence/file/").status_code == 200


def test_an_approved_agreement_can_be_taken_back(page, university, office):
    agreement = approved(draft(office, university), office)
    page.post(f"/agreements/{agreement.pk}/take-back/")
    page.post(f"/agreements/{agreement.pk}/check/")
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.DRAFT
    assert agreement.checks.count() == 2


def test_the_list_narrows_and_counts(page, university, office):
    in_force(draft(office, university, title="甲合同"), office)
    draft(office, university, title="乙合同", kind="sole", patents=make_patents(university, 1, start=5))
    shown = words(page.get("/agreements/?state=in_force"))
    assert "甲合同" in shown
    assert "乙合同" not in shown
    assert "乙合同" in words(page.get("/agreements/?q=乙合同&sort=number"))
