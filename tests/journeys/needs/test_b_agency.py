"""Gate B: an agency holds mandates from three firms, collects their needs in one workbook, follows them, and is blocked
from standing on both sides of one deal until both consent."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from browser import DESKTOP, PHONE, assert_fits, finish, shoot, submit
from exchange.mandates.houses import make_houses
from panhuo.exchange.answers.api import AnswerValues, answer_request, ask
from panhuo.exchange.mandates.api import Mandate
from panhuo.needs.api import Need
from panhuo.orgs.api import run_pending_jobs

pytestmark = pytest.mark.browser
PDF = {"name": "授权委托书.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 signed"}


def press(page: Any, name: str) -> None:
    submit(page, name)


def propose(page: Any, principal: str, scopes: tuple[str, ...]) -> None:
    page.goto("/mandates/new/")
    page.get_by_label("委托单位全称").fill(principal)
    page.get_by_label("填报和管理需求，请机构答复").set_checked("needs" in scopes)
    page.get_by_label("代为答复企业需求").set_checked("answers" in scopes)
    page.get_by_label("终止日").fill((timezone.localdate() + timedelta(days=300)).isoformat())
    page.get_by_label("授权委托书", exact=True).set_input_files(PDF)
    press(page, "请对方确认")
    page.get_by_text("已请对方确认").wait_for()


def test_an_agency_collects_follows_and_stays_on_one_side(open_page, problems, transactional_db, tmp_path: Path):
    houses = make_houses(firms=3)

    # It lays a mandate before each firm; each firm's head reads and confirms it.
    agent = open_page(user=houses.agent)
    for firm in houses.firms:
        propose(agent, firm.name, ("needs",))
    sizes = (PHONE, DESKTOP, DESKTOP)
    heads = [open_page(user=head, size=size) for head, size in zip(houses.heads, sizes, strict=True)]
    for head, mandate in zip(heads, Mandate.objects.order_by("pk"), strict=True):
        head.goto(f"/mandates/{mandate.pk}/")
        assert_fits(head)
        press(head, "确认委托")
        head.get_by_text("您可以随时撤销").wait_for()
    shoot(heads[0], "mandates-detail-phone")

    # One workbook with the needs of all three; a firm without a mandate is refused at its cell.
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("需求编号", "需求名称", "需求描述", "需求单位"))
    for n, firm in enumerate(houses.firms):
        sheet.append((f"X{n}", f"窑炉余热回收{n}", "降低排烟温度到八十度，用于干燥", firm.name))
    sheet.append(("X9", "别家的需求", "没有委托", "示例陌生有限公司"))
    file = tmp_path / "needs.xlsx"
    book.save(file)
    agent.goto("/mandates/collect/")
    assert_fits(agent)
    agent.locator("input[type=file]").set_input_files(file)
    press(agent, "上传并检查")
    agent.wait_for_url("**/imports/*/")
    finish(agent, run_pending_jobs)
    batch_url = agent.url
    agent.goto(f"{batch_url}?tab=refused")
    assert agent.get_by_text("没有给贵机构有效的委托").first.is_visible()
    assert agent.get_by_text("D 列").first.is_visible()
    agent.goto(f"{batch_url}?tab=new")
    assert agent.get_by_text(houses.firms[2].name).count(), "the row says whose need it is"
    shoot(agent, "mandates-import")
    submit(agent, agent.get_by_role("button", name=re.compile("确认导入")))
    finish(agent, run_pending_jobs)
    assert {need.organisation for need in Need.objects.all()} == set(houses.firms)

    # It asks an institution on a firm's behalf, which answers; the list says whose turn it is.
    need = Need.objects.get(organisation=houses.firms[0])
    agent.goto("/mandates/needs/")
    assert agent.get_by_text("还没有请机构答复").count() >= len(houses.firms)
    shoot(agent, "mandates-needs")
    request = ask(need, organisation=houses.university, actor=houses.agent)
    answer_request(request, AnswerValues(kind="question", text="烟气含尘多少？"), actor=houses.office)
    agent.goto("/mandates/needs/?act=reply")
    assert agent.get_by_role("link", name=need.title).is_visible()
    agent.goto(f"/answers/{request.pk}/")
    agent.get_by_label("回答对方的问题").fill("每立方米三十毫克")
    press(agent, "发出补充")
    agent.get_by_text("每立方米三十毫克").first.wait_for()
    request.refresh_from_db()
    assert request.state == "open"

    # The university gives it a mandate too: now it stands on both sides, and is blocked.
    propose(agent, houses.university.name, ("answers",))
    office = open_page(user=houses.office)
    office.goto(f"/mandates/{Mandate.objects.latest('pk').pk}/")
    press(office, "确认委托")
    office.get_by_text("您可以随时撤销").wait_for()
    agent.goto(f"/answers/{request.pk}/")
    agent.locator("input[name=kind][value=interested]").first.check(force=True)
    press(agent, "发出答复")
    agent.get_by_text("民法典第一百六十八条").first.wait_for()
    problems.clear()  # the browser tells of the 403
    request.refresh_from_db()
    assert request.state == "open"

    # It discloses and asks; only when both have said yes may it answer. A consent taken back blocks again.
    agent.goto(f"/mandates/consents/new/?need={need.pk}&demand={houses.firms[0].name}&supply={houses.university.name}")
    agent.get_by_label("向双方说明").fill("向企业收固定服务费，不向学校收费")
    press(agent, "征求同意")
    agent.get_by_text("已征求同意").wait_for()
    for page in (heads[0], office):
        page.goto("/mandates/consents/")
        press(page, "同意")
        page.get_by_role("button", name="收回同意").wait_for()
    assert_fits(heads[0])
    shoot(heads[0], "mandates-consents-phone")
    agent.goto(f"/answers/{request.pk}/")
    agent.locator("input[name=kind][value=interested]").first.check(force=True)
    press(agent, "发出答复")
    agent.get_by_text("愿意对接").first.wait_for()
    request.refresh_from_db()
    assert request.state == "answered"

    # A firm revokes: from the next request on the agency sees nothing of it.
    heads[0].goto(f"/mandates/{Mandate.objects.order_by('pk').first().pk}/")
    press(heads[0], "结束委托")
    heads[0].get_by_text("即时生效").first.wait_for()
    Need.objects.filter(pk=need.pk).update(visibility="organisation")
    agent.goto("/mandates/needs/")
    assert agent.get_by_role("link", name=need.title).count() == 0
    assert agent.goto(f"/needs/{need.pk}/").status == 404
    problems.clear()
