"""Gate B: 150 statements in one batch, announced; three firms accept one; withdrawn, the licences live on."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, finish, follow, shoot, submit
from factories import make_organisation, make_user
from panhuo.deals.openlicence.api import OpenStatement
from panhuo.orgs.api import OrganisationKind
from panhuo.patents.api import display_number
from panhuo.portfolio.annuities.api import AnnuityAccount
from portfolio.annuities.records import make_accounts

pytestmark = pytest.mark.browser
COUNT = 150
HEADS = [
    "专利号",
    "支付方式",
    "入门费",
    "提成率",
    "提成基数",
    "支付时间",
    "许可期限起日",
    "许可期限止日",
    "其他事项",
    "联系方式",
]


def unfold(place: Any, text: str) -> None:
    """Open the folded part with this heading."""
    place.locator("summary").filter(has_text=text).first.click()


def day(back: int) -> str:
    return (timezone.localdate() - timedelta(days=back)).isoformat()


def workbook(path: Path, numbers: list[str]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(HEADS)
    for n, number in enumerate(numbers):
        other = "国际领先的技术" if n == 0 else "提供一次技术交底"
        end = "2040-01-01" if n == 1 else "2030-12-31"
        book.active.append(
            [number, "入门费附加提成", "5000", "3%", "净销售额", "每年 1 月 31 日前支付", day(90), end, other, "转化办"]
        )
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


def bulk(page: Any, run_jobs: Any, step: str, *, on: str = "", number: str = "") -> None:
    page.goto("/open-licences/mine/?size=20")
    page.get_by_label(re.compile("筛选出的全部")).check()
    page.get_by_label("操作").select_option(label=step)
    if on:
        page.get_by_label("日期").fill(on)
    if number:
        page.get_by_label("公告编号").fill(number)
    submit(page, page.get_by_role("button", name="批量办理"))
    page.wait_for_url("**/open-licences/jobs/**")
    finish(page, run_jobs)


def accept(open_page: Any, user: Any, address: str) -> None:
    page = open_page(user=user)
    page.goto(address)
    page.get_by_label("联系方式").fill("示例联系人")
    page.get_by_label("通知内容").fill("我单位书面通知接受开放许可")
    submit(page, page.get_by_role("button", name="书面通知专利权人"))
    assert "使用费尚未付清" in page.locator("#licensees").inner_text()


def test_a_batch_is_announced_accepted_withdrawn_and_lives_on(
    open_page, transactional_db, university, run_jobs, tmp_path, problems
):
    office = make_user(username="office", organisation=university)
    accounts = make_accounts(university, COUNT, paid_through=10)
    AnnuityAccount.objects.update(reduction_percent=0)
    numbers = [display_number(one.patent) for one in accounts]
    page = open_page(user=office)

    page.goto("/open-licences/batches/")
    page.get_by_label("文件").set_input_files(workbook(tmp_path / "声明.xlsx", numbers))
    submit(page, page.get_by_role("button", name="上传并检查"))
    page.wait_for_url(re.compile(r"/batches/\d+/$"))
    finish(page, run_jobs)
    assert f"{COUNT} 行可以写入，其中 {COUNT - 2} 行检查没有错误" in page.locator("main").inner_text()
    shoot(page, "deals-b-batch")
    submit(page, page.get_by_role("button", name=re.compile("写入")))
    finish(page, run_jobs)
    assert OpenStatement.objects.count() == COUNT

    bulk(page, run_jobs, "检查")
    assert OpenStatement.objects.filter(state="checked").count() == COUNT - 2
    page.goto("/open-licences/mine/?state=draft")
    follow(page, "一种示例装置1")
    assert "国际领先" in page.locator("#lint").inner_text()
    follow(page, page.get_by_role("link", name="修改"))
    page.locator("textarea[name=other]").fill("提供一次技术交底")
    submit(page, page.get_by_role("button", name="保存并检查"))
    assert "没有错误" in page.locator("#lint").inner_text()
    page.goto("/open-licences/mine/?state=draft")
    follow(page, "一种示例装置2")
    assert "存续期限" in page.locator("#lint").inner_text()
    follow(page, page.get_by_role("link", name="修改"))
    page.get_by_label("止日").fill("2030-12-31")
    submit(page, page.get_by_role("button", name="保存并检查"))
    bulk(page, run_jobs, "登记已提交", on=day(60))
    bulk(page, run_jobs, "登记已公告", on=day(50), number="公告示例 2026-1")
    assert OpenStatement.objects.filter(state="announced").count() == COUNT
    page.goto("/open-licences/mine/")
    assert_fits(page)
    shoot(page, "deals-b-list")

    # anybody sees the catalogue; three firms accept one of them
    chosen = OpenStatement.objects.get(number=numbers[2])
    visitor = open_page(size=PHONE)
    visitor.goto(f"/open-licences/?q={numbers[2]}")
    assert "1 件" in visitor.locator("main").inner_text()
    assert_fits(visitor)
    follow(visitor, visitor.get_by_role("link", name=chosen.title))
    assert "提成 3%" in visitor.locator("main").inner_text()
    assert visitor.locator("#licensees").count() == 0
    shoot(visitor, "deals-b-catalogue-phone")
    address = f"/open-licences/{chosen.pk}/"
    firms = [
        make_organisation(name=f"示例企业{n}有限公司", kind=OrganisationKind.ENTERPRISE) for n in ("甲", "乙", "丙")
    ]
    for n, one in enumerate(firms):
        accept(open_page, make_user(username=f"firm{n}", organisation=one), address)
    page.goto(address)
    for one in firms:
        row = page.locator("#licensees tr").filter(has_text=one.name)
        unfold(row, "登记付款")
        row.get_by_label("到账日").fill(day(0))
        row.get_by_label("金额").fill("5000")
        submit(row, row.get_by_role("button", name="登记付款"))
    assert page.locator("#licensees").inner_text().count("获得许可") == len(firms)

    page.get_by_label("日期").fill(day(0))
    submit(page, page.get_by_role("button", name="登记申请撤回"))
    submit(page, page.get_by_role("button", name="登记撤回公告"))
    assert "撤回前已获得的许可继续有效" in page.locator("main").inner_text()
    assert page.locator("#licensees").get_by_role("link", name="已生效").count() == len(firms)
    assert_fits(page)
    shoot(page, "deals-b-withdrawn")
    visitor.goto(f"/open-licences/?q={numbers[2]}")
    assert "没有符合条件" in visitor.locator("main").inner_text()

    # the reduction reaches the annuities, and the filings are watched
    reduced, other = (AnnuityAccount.objects.get(pk=accounts[n].pk) for n in (2, 3))
    assert (reduced.next_percent_off, other.next_percent_off) == (15, 0), "a statement alone does not reduce"
    page.goto(f"/annuities/{reduced.pk}/")
    assert "15%" in page.locator("main").inner_text()
    page.goto("/filings/?form=open_licence")
    assert "3 项" in page.locator("main").inner_text()
    assert_fits(page)
    assert problems == []
