"""Gate D: a province sees answer times by institution, duns, takes in a package from an institution that doesn't use the
platform, sees it rolled up beside the others and marked, exports it, and undoes it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from browser import PHONE, assert_fits, follow, shoot, submit
from exchange.rollup.files import workbook
from factories import make_organisation, make_region, make_user
from panhuo.exchange.answers.api import AnswerRequest
from panhuo.exchange.rollup.api import Package
from panhuo.needs.api import Need
from panhuo.orgs.api import OrganisationKind, RegionLevel

pytestmark = pytest.mark.browser


def press(page: Any, name: str) -> None:
    submit(page, name)


def asked(house: Any, firm: Any, *, days: int | None) -> None:
    """Asked thirty days ago with ten days' time; answered after `days`, or not at all."""
    at = timezone.now() - timedelta(days=30)
    given: dict[str, Any] = {}
    if days is not None:
        given = {"state": "answered", "first_answer_at": at + timedelta(days=days), "first_days": days,
                 "first_in_time": days <= 10}  # fmt: skip
    AnswerRequest.objects.create(
        need=Need.objects.create(organisation=firm, title="窑炉余热回收"), organisation=house, patents=[],
        source="asked", round_since=at, asked_at=at, due_on=timezone.localdate(at) + timedelta(days=10), **given,
    )  # fmt: skip


def test_a_province_sees_duns_and_takes_in(open_page, transactional_db, tmp_path: Path):
    province = make_region("330000", "浙江省")
    city = make_region("330100", "杭州市", RegionLevel.CITY)
    authority = make_organisation(name="示例省知识产权局", kind=OrganisationKind.AUTHORITY, region=province)
    school = make_organisation(name="示例理工大学", region=city)
    silent = make_organisation(name="示例师范大学", region=city)
    firm = make_organisation(name="示例机械有限公司", kind=OrganisationKind.ENTERPRISE, region=city)
    office, officer = make_user(organisation=school), make_user(organisation=authority)
    make_user(organisation=silent)
    for days in (3, 7, 20, None):
        asked(school, firm, days=days)

    # Answer times by institution: numerator and denominator stand beside the share; nothing asked is unknown.
    page = open_page(user=officer)
    first = (timezone.localdate() - timedelta(days=60)).isoformat()
    page.goto(f"/rollup/?first={first}")
    page.locator("[data-chart] svg").wait_for()
    row = page.get_by_role("row").filter(has_text=school.name)
    assert "50.0%" in row.inner_text()
    assert "2/4" in row.inner_text()
    assert "未知" in page.get_by_role("row").filter(has_text=silent.name).inner_text()
    assert_fits(page)
    shoot(page, "rollup-table")

    # Dunning: recorded, told, answered.
    follow(row, row.get_by_role("link", name="催办"))
    assert page.get_by_label("机构", exact=True).input_value() == school.name
    press(page, "记录催办")
    page.get_by_text("已记录催办").wait_for()
    told = open_page(user=office, size=PHONE)
    told.goto("/notifications/")
    told.get_by_text("催办：逾期未答复企业需求").first.wait_for()
    told.goto("/rollup/dunning/")
    told.get_by_label("说明情况").fill("团队出差，本周内答复")
    press(told, "提交说明")
    told.get_by_text("团队出差，本周内答复").first.wait_for()
    assert_fits(told)
    page.goto("/rollup/dunning/")
    assert page.get_by_text("团队出差，本周内答复").is_visible()
    shoot(page, "rollup-dunning")

    # A package from an institution outside: refused rows are named with their cell, the rest is staged, then taken in.
    today = timezone.localdate()
    start, cut = today - timedelta(days=50), today
    good = ("X1", "余热回收", (start + timedelta(days=2)).isoformat(), (start + timedelta(days=14)).isoformat(),
            (start + timedelta(days=5)).isoformat(), "对接中")  # fmt: skip
    late = ("X2", "干燥节能", (start + timedelta(days=3)).isoformat(), (start + timedelta(days=15)).isoformat(), "", "")
    bad = ("X3", "坏行", "某一天", "", "", "")
    file = tmp_path / "报送.xlsx"
    file.write_bytes(workbook([good, late, bad], (120, 100, 30, None)).read())
    page.goto("/rollup/packages/new/")
    page.get_by_label("报送机构").fill("示例海洋研究所")
    page.get_by_label("所在地").select_option(city.code)
    page.get_by_label("期间起").fill(start.isoformat())
    page.get_by_label("期间止").fill(today.isoformat())
    page.get_by_label("数据截止日").fill(cut.isoformat())
    page.locator("input[type=file]").set_input_files(file)
    press(page, "上传并检查")
    page.get_by_text("第 4 行 C 列").first.wait_for()
    assert_fits(page)
    shoot(page, "rollup-package")
    press(page, "接收")
    page.get_by_text("已接收，计入汇总").wait_for()

    # Rolled up beside those that work here, marked as reported, and in the Excel.
    page.goto(f"/rollup/?first={first}")
    reported = page.get_by_role("row").filter(has_text="示例海洋研究所").inner_text()
    assert "机构报送" in reported
    assert "1/2" in reported
    assert "3/6" in page.locator("[data-total]").inner_text(), "both kinds together"
    assert_fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    out = tmp_path / "rollup.xlsx"
    download.value.save_as(out)
    sheet = openpyxl.load_workbook(out)["按机构"]
    heads = [cell.value for cell in sheet[1]]
    cells = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    assert cells["示例海洋研究所"][heads.index("来源")] == "机构报送"
    assert cells["示例海洋研究所"][heads.index("有效专利（件）")] == 120
    assert cells["示例海洋研究所"][heads.index("许可合同（份）")] == "未知"
    assert cells["示例理工大学"][heads.index("按期答复率")] == "50.0%"

    # Undone, it no longer counts.
    page.goto(f"/rollup/packages/{Package.objects.get().pk}/")
    submit(page, page.get_by_role("button", name="撤销接收"))
    page.get_by_text("已撤销").first.wait_for()
    page.goto(f"/rollup/?first={first}")
    assert page.get_by_text("示例海洋研究所").count() == 0

    # On a phone the tables still fit.
    phone = open_page(user=officer, size=PHONE)
    phone.goto(f"/rollup/?first={first}")
    assert_fits(phone)
    shoot(phone, "rollup-phone")
