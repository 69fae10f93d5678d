"""Gate A: use first, pay later. A small firm and a university compare three structures, sign one, try it, and every
分 of the first royalty is traced from the report to the inventors and back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, follow, shoot, submit
from factories import make_user
from panhuo.deals.agreements.api import Agreement, set_profile
from panhuo.deals.ledger.api import Book, check_book
from panhuo.orgs.api import Role
from panhuo.patents.api import Patent, Visibility, display_number
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.browser
FIRM = "示例机械有限公司"


@pytest.fixture
def clock(monkeypatch):
    now = SimpleNamespace(day=date(2026, 3, 2))
    monkeypatch.setattr(timezone, "localdate", lambda *_args: now.day)
    return now


def unfold(place: Any, text: str) -> None:
    place.locator("summary").filter(has_text=text).first.click()


def fill(place: Any, **values: str) -> None:
    for name, value in values.items():
        place.locator(f"[name={name}]").fill(value)


def press(place: Any, name: str) -> None:
    submit(place, place.get_by_role("button", name=name, exact=True).first)


def told(page: Any) -> str:
    return str(page.locator("main").inner_text())


def list_result(page: Any, patent: Any) -> str:
    """The office puts a result into the library."""
    page.goto("/use-first/results/new/")
    fill(page, title="示例隔膜泵", summary="输送易结晶料液不堵塞", patents=display_number(patent), trl="6")
    page.locator("[name=ownership_clear]").select_option("yes")
    page.locator("[name=disputed]").select_option("no")
    fill(page, free_months="3", trial_months="3", entry_fen="0", years="5")
    page.get_by_label("收益提成支付").check()
    press(page, "保存")
    page.wait_for_url(re.compile(r"/results/\d+/$"))
    press(page, "入库")
    page.get_by_text("已入库，所有人可见").wait_for()
    return str(page.url)


def ask(firm: Any, result: str) -> str:
    """The firm asks with its own terms."""
    firm.goto(result)
    follow(firm, firm.get_by_role("link", name="申请先使用"))
    fill(firm, purpose="用在自己的结晶料液生产线上", free_months="3", entry_fen="0", years="5")
    firm.locator("[name=size]").select_option("small")
    firm.get_by_label("收益提成支付").check()
    press(firm, "发出申请")
    firm.wait_for_url(re.compile(r"/requests/\d+/$"))
    assert "相合" in firm.locator("#terms").inner_text()
    assert_fits(firm)
    return str(firm.url)


def structure(page: Any, here: str, position: int, **values: str) -> None:
    page.goto(f"{here}structures/{position}/")
    selects = {name: values.pop(name) for name in list(values) if name in {"trigger", "r0_base", "r0_period"}}
    ticks = [name for name in list(values) if values[name] == "on" and values.pop(name)]
    fill(page, **values)
    for name, value in selects.items():
        page.locator(f"[name={name}]").select_option(value)
    for name in ticks:
        page.locator(f"[name={name}]").check()
    press(page, "保存方案")
    page.wait_for_url(here)


def compare(page: Any, firm: Any, request: str) -> str:
    """Three structures on the figures of the firm."""
    page.goto(request)
    fill(page, first="2026-04-01", last="2031-03-31")
    press(page, "接受，起草协议")
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    here = str(page.url)
    structure(page, here, 1, name="一次买断", lump="150000")
    structure(
        page,
        here,
        2,
        name="分期",
        i0_amount="60000",
        i0_after="12",
        i1_amount="60000",
        i1_after="24",
        i2_amount="60000",
        i2_after="36",
    )
    structure(
        page, here, 3, name="先用后付", entry="0", trigger="trial", i0_amount="20000", i0_after="0", i0_triggered="on",
        r0_base="net_sales", r0_period="3", r0_rate0="5", exit="on", exit_after="6", exit_notice="3",
    )  # fmt: skip
    firm.goto(here)
    fill(
        firm,
        percent="8",
        low="0.5",
        high="1.5",
        accepted="2026-06-15",
        **{f"net_sales_{n}": "800000" for n in range(5)},
    )
    press(firm, "保存并计算")
    firm.get_by_text("已保存并重新计算").wait_for()
    text = told(firm)
    assert "150,000 元" in text
    assert "与“一次买断”等值" in text
    firm.locator("[data-chart=cash-data] svg").wait_for()
    assert firm.locator("#cash-table tbody tr").count() == 5
    assert_fits(firm)
    shoot(firm, "journey-deals-plans")
    firm.goto(f"{here}?scenario=high&side=licensee&every=month&table=month")
    assert firm.locator("#cash-table tbody tr").count() == 60
    assert firm.get_by_role("button", name="用作协议的付费方案").count() == 0
    return here


def sign(page: Any, boss: Any, chief: Any, here: str, clock: Any, folder: Path) -> Agreement:
    """The plan becomes the contract's clause; approved, published, signed, in force."""
    page.goto(here)
    card = page.locator(".card", has=page.get_by_role("heading", name="先用后付", exact=True))
    submit(page, card.get_by_role("button", name="用作协议的付费方案"))
    page.wait_for_url(re.compile(r"/agreements/\d+/$"))
    agreement = Agreement.objects.get()
    page.locator("#part-plans").get_by_text("试用验收合格").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="生成 Word 合同").click()
    with ZipFile(download.value.path()) as file:
        words = re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())
    for wanted in (FIRM, "试用验收合格", "按净销售额提成：5%", "2031-03-31"):
        assert wanted in words, wanted
    unfold(page, "提交审批")
    page.get_by_label("审批人一").select_option(str(chief.pk))
    press(page, "提交审批")
    boss.goto(page.url)
    press(boss, "同意")
    clock.day = date(2026, 3, 25)
    page.reload()
    unfold(page, "登记一次公示")
    notice = page.locator("form[action$='/notice/']")
    notice.get_by_label("公示起日").fill("2026-03-05")
    notice.get_by_label("公示止日").fill("2026-03-24")
    for box in notice.locator("input[type=checkbox]").all():
        box.check()
    press(notice, "登记公示")
    unfold(page, "上传签字盖章件或附件")
    upload = page.locator("form[action$='/file/']")
    paper = folder / "合同.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    upload.get_by_label("文件", exact=True).set_input_files(paper)
    press(upload, "上传")
    signing = page.locator("form[action$='/sign/']")
    signing.get_by_label("签订日").fill("2026-03-25")
    signing.get_by_label("合同编号").fill("示例-2026-001")
    press(signing, "登记签订")
    clock.day = date(2026, 4, 1)
    page.reload()
    effect = page.locator("form[action$='/effect/']")
    effect.get_by_label("生效日").fill("2026-04-01")
    press(effect, "登记生效")
    page.locator("#part-ledger").get_by_text("还没有成就").wait_for()
    assert_fits(page)
    shoot(page, "journey-deals-agreement")
    agreement.refresh_from_db()
    assert agreement.state == "in_force"
    return agreement


def try_out(page: Any, clock: Any) -> None:
    """Trial, acceptance, trigger."""
    follow(page, page.locator("#part-usefirst").get_by_role("link", name="试用、付费条件与信用"))
    trial = page.locator("form[action$='/trial/']")
    fill(trial, first="2026-04-01", last="2026-06-30", criteria="连续运行 72 小时不堵塞")
    press(trial, "保存试用约定")
    unfold(page, "登记担保或保险")
    cover = page.locator("form[action$='/safeguards/']")
    cover.locator("[name=kind]").select_option("insurance")
    fill(cover, party="示例保险公司", amount="50000")
    press(cover, "登记")
    clock.day = date(2026, 6, 15)
    page.reload()
    unfold(page.locator("#moves"), "试用验收合格")
    move = page.locator("#moves form", has=page.locator("input[value=accept]"))
    fill(move, day="2026-06-15", evidence="验收单 2026-06")
    press(move, "试用验收合格")
    page.get_by_text("2026-06-15 成就").wait_for()
    assert "付费中" in told(page)
    assert_fits(page)
    shoot(page, "journey-deals-use-first")


def report(firm: Any, page: Any, agreement: Agreement, clock: Any) -> None:
    """The firm reports three months of sales; the office accepts, bills and receives."""
    clock.day = date(2026, 10, 8)
    firm.goto(f"/ledger/agreements/{agreement.pk}/report/?first=3&months=3")
    fill(firm, net_sales_0="400000.10", net_sales_1="0", net_sales_2="123456.78", note="第三季度")
    press(firm, "提交报告")
    firm.get_by_text("报告已提交").wait_for()
    assert_fits(firm)
    page.goto(f"/ledger/agreements/{agreement.pk}/")
    press(page.locator("#reports"), "确认")
    page.get_by_text("报告已确认").wait_for()
    row = page.locator("#owed tr", has_text="26,172.84 元")
    fill(row, tax_number="示例票 0001")
    submit(row, row.get_by_role("button", name=re.compile("开票")))
    page.get_by_text(re.compile("已记应收 KP2026-0001")).wait_for()
    clock.day = date(2026, 10, 20)
    pay = page.locator("form[action$='/receive/']")
    fill(pay, amount="26172.84", day="2026-10-20", reference="示例流水 1")
    press(pay, "登记收款")
    page.get_by_text(re.compile("已记收款 SK2026-0001")).wait_for()
    assert_fits(page)
    shoot(page, "journey-deals-ledger")


def share(page: Any, boss: Any, agreement: Agreement, clock: Any) -> None:
    """The rule, who gets what, a cost, the notice, posting, paying."""
    boss.goto("/shares/rules/new/")
    fill(
        boss, title="成果转化收益分配办法", article="校发〔2026〕1 号第六条", valid_from="2026-01-01", notice_days="15"
    )
    rows = (("完成人", "team", "70"), ("学院", "college", "10"), ("学校", "institution", "20"))
    for n, (name, role, percent) in enumerate(rows):
        fill(boss, **{f"p{n}_name": name, f"p{n}_percent": percent})
        boss.locator(f"[name=p{n}_role]").select_option(role)
    boss.get_by_label("本单位自己规定了净收入怎么算").check()
    boss.get_by_label("税费", exact=True).check()
    press(boss, "保存规则")
    boss.get_by_text("规则已保存").wait_for()
    assert_fits(boss)
    page.goto(f"/shares/agreements/{agreement.pk}/")
    fill(page, members_0="甲示例 @inventor1 2\n乙示例 @inventor2 1", members_1="示例学院")
    press(page.locator("#roster"), "保存")
    page.get_by_text("已保存").first.wait_for()
    cost = page.locator("form[action$='/costs/']")
    fill(cost, amount="1000", day="2026-10-20", evidence="完税凭证")
    press(cost, "登记成本")
    assert_fits(page)
    press(page.locator("#waiting"), "分配")
    page.wait_for_url(re.compile(r"/divisions/\d+/$"))
    for amount in ("11,747.33 元", "5,873.66 元", "2,517.28 元", "5,034.57 元", "1,000 元", "26,172.84 元"):
        assert amount in page.locator("#items").inner_text(), amount
    press(page, "开始公示")
    page.get_by_text("已公示到 2026-11-04").wait_for()
    assert_fits(page)


def pay_out(page: Any, inventor: Any, clock: Any) -> None:
    """The inventor sees the own share alone; after the notice it is posted and paid with the tax withheld."""
    inventor.goto("/shares/notices/")
    assert "11,747.33 元" in told(inventor)
    assert "5,873.66" not in told(inventor)
    assert_fits(inventor)
    press(page, "入账")
    page.get_by_text("次日起可以入账").wait_for()
    clock.day = date(2026, 11, 5)
    press(page, "入账")
    page.get_by_text("已入账").first.wait_for()
    row = page.locator("#items tr", has_text="甲示例")
    fill(row, tax="747.33")
    press(row, "登记发放")
    page.get_by_text("已登记发放").wait_for()
    shoot(page, "journey-deals-division")
    inventor.goto("/shares/statement/")
    assert "11,000 元" in told(inventor)
    unfold(inventor, "看来源")
    assert "KP2026-0001" in told(inventor)
    assert "合同第 4–6 月" in told(inventor)
    shoot(inventor, "journey-deals-statement-phone")


def trace(page: Any, agreement: Agreement) -> None:
    """Both ways, on a page and in Excel, to the 分."""
    page.goto(f"/ledger/agreements/{agreement.pk}/trace/")
    assert "收入 26,172.84 元，已分配入账 26,172.84 元" in told(page)
    assert_fits(page)
    shoot(page, "journey-deals-trace")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    rows = list(book.active.iter_rows(values_only=True))[1:]
    paid = [row for row in rows if row[1] == "KP2026-0001"]
    assert sum(Decimal(str(row[10])) for row in paid) == Decimal("26172.84")
    assert {row[0] for row in paid} == {f"#{agreement.reports.get().pk}"}
    follow(page, page.locator("#trace").get_by_role("link", name=re.compile("ZF2026")))
    chain = page.locator(".mo-trace").inner_text()
    for wanted in ("报告 #", "KP2026-0001", "SK2026-0001", "FP2026-0001", "ZF2026-0001"):
        assert wanted in chain, wanted
    page.goto(f"/ledger/books/{Book.objects.get().pk}/?check=1")
    assert "余额和各期结账数都一致" in told(page)
    assert_fits(page)
    assert check_book(Book.objects.get()) == []


def test_use_first_pay_later(open_page, transactional_db, university, enterprise, firm, clock, tmp_path, problems):
    office = make_user(username="office", organisation=university)
    chief = make_user(username="chief", organisation=university, role=Role.ADMIN)
    inventors = [make_user(username=f"inventor{n}", organisation=university, role=Role.VIEWER) for n in (1, 2)]
    set_profile(university, institution="state_university", region="四川省", actor=chief)
    patent = make_patents(university, 1)[0]
    Patent.objects.filter(pk=patent.pk).update(visibility=Visibility.PUBLIC)
    page, boss, buyer = open_page(user=office), open_page(user=chief), open_page(user=firm)
    request = ask(buyer, list_result(page, patent))
    here = compare(page, buyer, request)
    agreement = sign(page, boss, chief, here, clock, tmp_path)
    page.goto("/filings/")
    assert "2026-07-01" in told(page), "three months from taking effect"
    page.goto(f"/agreements/{agreement.pk}/")
    try_out(page, clock)
    report(buyer, page, agreement, clock)
    share(page, boss, agreement, clock)
    pay_out(page, open_page(user=inventors[0], size=PHONE), clock)
    trace(page, agreement)
    buyer.goto(f"/ledger/agreements/{agreement.pk}/")
    assert "甲示例" not in told(buyer)
    assert problems == []
