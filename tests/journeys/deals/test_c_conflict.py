"""Gate C: what stands in the way of an exclusive licence, each with its article; preservation suspends the rest."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from browser import PHONE, assert_fits, follow, shoot, submit
from factories import make_user
from panhuo.deals.agreements.api import Agreement
from panhuo.orgs.api import Role
from panhuo.patents.api import display_number, record_encumbrance
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.browser
PARTNER = "示例科技有限公司"


def unfold(place: Any, text: str) -> None:
    """Open the folded part with this heading."""
    place.locator("summary").filter(has_text=text).first.click()


def lines_of(page: Any) -> str:
    return str(page.locator("#conflicts").inner_text())


def act_row(page: Any, act: str) -> str:
    row = page.locator("#acts tr").filter(has=page.get_by_role("cell", name=act, exact=True))
    return str(row.inner_text())


def test_conflicts_are_stopped_or_warned_of_with_their_articles(open_page, transactional_db, university, problems):
    office = make_user(username="office", organisation=university)
    chief = make_user(username="chief", organisation=university, role=Role.ADMIN)
    patent = make_patents(university, 1, owners=(university.name, PARTNER))[0]
    number = display_number(patent)
    record_encumbrance(
        patent, kind="open_statement", organisation=university, first=date(2026, 1, 5), source="公告", actor=office
    )
    page = open_page(user=office)

    page.goto("/agreements/new/")
    page.get_by_label("种类").select_option("exclusive")
    page.get_by_label("名称", exact=True).fill("示例装置独占许可")
    page.get_by_label("对方名称").fill("示例机械有限公司")
    page.get_by_label("专利号").fill(number)
    page.get_by_label("止日").fill("2029-12-31")
    submit(page, page.get_by_role("button", name="保存草稿"))
    page.wait_for_url(re.compile(r"/agreements/\d+/$"))
    here = page.url
    told = lines_of(page)
    assert "不能进行" in told
    assert "专利法第五十一条第三款" in told
    assert "专利法第十四条第二款" in told
    assert PARTNER in told
    assert_fits(page)
    shoot(page, "deals-c-conflicts")

    unfold(page, "提交审批")
    page.get_by_label("审批人一").select_option(str(chief.pk))
    submit(page, page.get_by_role("button", name="提交审批"))
    assert "没有解决" in page.locator("main").inner_text()
    assert len(problems) == 1, "the refused form's status"
    problems.clear()
    assert Agreement.objects.get().state == "draft"
    assert Agreement.objects.get().checks.count() == 1, "what was found is kept"

    # a pledge is found when it is entered, and warned of with the article that we know from memory only
    page.goto(f"/agreements/patents/{patent.pk}/")
    unfold(page, "登记一项负担")
    lay = page.locator("form[action$='/lay/']")
    lay.get_by_label("种类").select_option("pledge")
    lay.get_by_label("起日").fill("2026-02-01")
    lay.get_by_label("对方").fill("示例银行")
    lay.get_by_label("依据").fill("质押登记示例")
    submit(lay, lay.get_by_role("button", name="登记负担"))
    page.goto(here)
    told = lines_of(page)
    assert "示例银行" in told
    assert "民法典第四百四十四条" in told
    assert "凭记忆" in told

    # the owner consents; the statement still stops an exclusive licence, an ordinary one is left
    page.goto(f"/agreements/patents/{patent.pk}/")
    unfold(page, "登记同意")
    consent = page.locator("form[action$='/consents/']")
    consent.get_by_label("同意人").fill(PARTNER)
    consent.get_by_label("独占许可").check()
    consent.get_by_label("同意日期").fill("2026-03-01")
    consent.get_by_label("依据").fill("同意书示例")
    submit(consent, consent.get_by_role("button", name="登记同意"))
    page.goto(here)
    assert "专利法第十四条第二款" not in lines_of(page)
    assert "专利法第五十一条第三款" in lines_of(page)
    follow(page, page.get_by_role("link", name="修改"))
    page.get_by_label("种类").select_option("ordinary")
    submit(page, page.get_by_role("button", name="保存草稿"))
    told = lines_of(page)
    assert "不得进行" not in told
    warning = page.locator("#conflicts li.dl-warn")
    warning.get_by_label("继续的理由").fill("质权人已口头同意，书面同意办理中")
    submit(warning, warning.get_by_role("button", name="说明理由后继续"))
    assert "可以进行" in lines_of(page)
    assert "质权人已口头同意" in lines_of(page)

    # under preservation transfer, abandonment and lapse are suspended
    page.goto(f"/agreements/patents/{patent.pk}/")
    unfold(page, "登记一项负担")
    lay = page.locator("form[action$='/lay/']")
    lay.get_by_label("种类").select_option("preservation")
    lay.get_by_label("起日").fill("2026-04-01")
    lay.get_by_label("依据").fill("协助执行通知书示例")
    submit(lay, lay.get_by_role("button", name="登记负担"))
    for act in ("转让", "放弃", "停缴年费", "质押"):
        row = act_row(page, act)
        assert "不得进行" in row
        assert "第一百零四条、第一百零五条" in row
    assert "也不因未缴年费而终止" in act_row(page, "停缴年费")
    assert_fits(page)
    shoot(page, "deals-c-rights")
    page.set_viewport_size(PHONE)
    assert_fits(page)
    page.goto(here)
    assert_fits(page)
    shoot(page, "deals-c-phone")
