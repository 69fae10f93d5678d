"""Gate D: next year's annuities exceed the budget: proposals, what-if, votes, notice, stop-payment list, savings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, finish, settled, shoot, submit
from factories import make_user
from panhuo.orgs.api import Role
from panhuo.patents.api import display_number, record_encumbrance
from panhuo.portfolio.annuities.api import AnnuityAccount
from panhuo.portfolio.decisions.api import Review
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.browser
TODAY = date(2025, 11, 25)
COUNT = 8


class Clock:
    day = TODAY


@pytest.fixture
def clock(monkeypatch) -> Clock:
    now = Clock()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: now.day)
    return now


@pytest.fixture
def chief(university):
    return make_user(username="chief", organisation=university, role=Role.ADMIN)


def spreadsheet(path: Path, patents: list[Any]) -> Path:
    """A running spreadsheet as offices keep it: one wrong due day, one reduction that the file alone knows."""
    book = openpyxl.Workbook()
    book.active.append(["专利号", "专利名称", "下一年度", "缴费期限", "应缴金额", "费减", "学院"])
    for n, patent in enumerate(patents):
        due = "2026-02-28" if n == 0 else ""
        book.active.append([display_number(patent), patent.title, 10, due, "", "85%" if n == 1 else "无", "示例学院"])
    book.save(path)
    return path


def press(page: Any, name: str) -> None:
    submit(page, page.get_by_role("button", name=re.compile(name)).first)


def try_budget(page: Any, yuan: str) -> None:
    """The changed figure asks at once, the button once more; neither leaves the page."""
    page.locator("#budget").fill(yuan)
    page.get_by_role("button", name="试算").click()
    settled(page)
    page.get_by_text(f"预算 {int(yuan):,} 元").wait_for()


def grade(university: Any, patents: list[Any]) -> None:
    """The office graded them: two are good, the others poor."""
    from panhuo.portfolio.inventory.api import Entry

    for n, patent in enumerate(patents):
        Entry.objects.update_or_create(organisation=university, patent=patent, defaults={"grade": 5 if n < 2 else 1})


def take_over(page: Any, patents: list[Any], folder: Path, run_jobs: Any) -> None:
    """The accounts, and the spreadsheet that was in use so far."""
    page.goto("/annuities/")
    press(page, "按专利更新台账")
    page.wait_for_url("**/jobs/**")
    run_jobs()
    page.goto("/annuities/files/new/?kind=takeover")
    page.locator("input[type=file]").set_input_files(spreadsheet(folder / "台账.xlsx", patents))
    press(page, "上传并检查")
    finish(page, run_jobs)
    page.get_by_text("与规则的不同").first.wait_for()
    assert "2026-02-28" in page.locator("main").inner_text()
    assert "2026-01-04" in page.locator("main").inner_text(), "the rule's own day stands beside it"
    shoot(page, "journey-annuity-takeover")
    press(page, f"全部写入 {COUNT} 行")
    finish(page, run_jobs)
    page.get_by_role("button", name="撤销这次导入").wait_for()


def look_ahead(page: Any) -> None:
    """Next year costs more than there is."""
    page.goto("/annuities/forecast/")
    assert "28,600 元" in page.locator("main").inner_text()  # 7 at 4,000 and one at 15 % of it
    assert page.locator("[data-chart=forecast-data] svg").count() == 1
    assert_fits(page)
    shoot(page, "journey-annuity-forecast")
    page.goto("/annuities/calendar/?month=2026-01")
    assert_fits(page)
    shoot(page, "journey-annuity-calendar")


def propose(page: Any, run_jobs: Any, licensed: Any) -> str:
    """Proposals with reasons, what stands in the way, what-if."""
    page.goto("/decisions/new/")
    page.get_by_label("预算").fill("10000")
    press(page, "生成建议")
    page.wait_for_url(re.compile(r"/decisions/\d+/$"))
    run_jobs()
    page.reload()
    review = page.url
    text = page.locator("main").inner_text()
    assert "自评 1 级" in text
    assert "技术合同解释第二十六条" in text
    assert "企业评价未知" in text
    try_budget(page, "20000")
    try_budget(page, "10000")
    assert_fits(page)
    shoot(page, "journey-decision-review")
    chosen = Review.objects.get().proposals
    assert not chosen.filter(chosen__in=("give_up", "give_back"), account__patent=licensed).exists()
    press(page, r"把这 \d+ 件拟为停缴")
    page.get_by_text("不超预算").first.wait_for()
    press(page, "撤销“停止缴费”")
    page.get_by_text("已撤销").first.wait_for()
    press(page, r"把这 \d+ 件拟为停缴")
    page.get_by_text("不超预算").first.wait_for()
    return review


def vote_and_publish(page: Any, boss: Any, review: str) -> None:
    """The panel votes; the administrator publishes."""
    press(page, "开始评审投票")
    page.get_by_text("评审现在：评审中").wait_for()
    page.goto(f"{review}?chosen=give_up&chosen=give_back")
    page.get_by_label("全选本页").check()
    page.locator("#choice").select_option("give_up")
    press(page, "对选中的投票")
    page.get_by_text(re.compile(r"已投 \d+ 票")).wait_for()
    boss.goto(review)
    press(boss, "公示拟停缴清单")
    boss.get_by_text("评审现在：公示中").wait_for()


def object_and_answer(phone: Any, boss: Any, review: str) -> None:
    """Somebody objects on a phone and is heard."""
    phone.goto(review)
    phone.locator("summary", has_text="提出异议").first.click()
    phone.get_by_label("异议的理由").first.fill("正在与企业洽谈")
    submit(phone, phone.get_by_role("button", name="提交异议").first)
    phone.get_by_text("异议已提交").wait_for()
    assert_fits(phone)
    boss.goto(review)
    boss.get_by_label("答复").fill("保留一年")
    press(boss, "采纳，保留专利")
    boss.get_by_text("已采纳").wait_for()
    press(boss, "定稿")
    boss.get_by_text("次日起可以定稿").wait_for()


def carry_out(boss: Any, review: str, day: date) -> None:
    """After the notice: final list, execution, savings."""
    boss.goto(review)
    press(boss, "定稿")
    boss.get_by_text("评审现在：已定稿").wait_for()
    with boss.expect_download() as download:
        boss.get_by_role("link", name="停缴清单").click()
    rows = list(
        openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active.iter_rows(values_only=True)
    )
    press(boss, "执行：不再缴费")
    boss.get_by_text("评审现在：已执行").wait_for()
    stopped = AnnuityAccount.objects.filter(stopped_on=day)
    assert sorted(row[0] for row in rows[1:]) == sorted(display_number(account.patent) for account in stopped)
    assert stopped.count() > 1
    boss.goto("/decisions/savings/")
    assert f"{stopped.count() * 4000:,} 元" in boss.locator("main").inner_text()
    assert_fits(boss)
    shoot(boss, "journey-decision-savings")
    boss.goto("/annuities/?state=stopped")
    assert f"{stopped.count()} 件" in boss.locator("main").inner_text()


def test_what_do_we_stop_paying(open_page, transactional_db, university, office, chief, clock, run_jobs, tmp_path):
    patents = make_patents(university, COUNT)
    grade(university, patents)
    record_encumbrance(
        patents[2], kind="licence", organisation=university, first=date(2024, 1, 1), source="示例许可合同", actor=office
    )
    page = open_page(user=office)
    boss = open_page(user=chief)
    phone = open_page(user=make_user(username="inventor", organisation=university, role=Role.VIEWER), size=PHONE)
    take_over(page, patents, tmp_path, run_jobs)
    look_ahead(page)
    review = propose(page, run_jobs, patents[2])
    vote_and_publish(page, boss, review)
    object_and_answer(phone, boss, review)
    clock.day = TODAY + timedelta(days=16)
    carry_out(boss, review, clock.day)
