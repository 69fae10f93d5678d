"""Gate A: inventor → college → university → base → convertible library → out in the template → back and reconciled."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from browser import PHONE, assert_fits, finish, follow, settled, shoot, submit
from panhuo.orgs.api import run_pending_jobs
from panhuo.portfolio.inventory.api import Entry, EntryState
from portfolio.inventory.scene import make_scene

pytestmark = pytest.mark.browser
FIVE_MINUTES = 300


def press(page, name: str) -> None:
    submit(page, name)


def answer(page, question: str, choice: str) -> None:
    group = page.locator("fieldset").filter(has=page.locator("legend", has_text=question))
    group.locator("label").filter(has_text=choice).first.click()
    settled(page)


def saved(page) -> None:
    page.locator("#saved").get_by_text("已自动保存").wait_for()


@contextmanager
def kept(page, field: str) -> Iterator[None]:
    """What is typed is sent by itself a moment later; comes back when the server has kept it."""
    with page.expect_response(lambda answer: answer.ok and field in (answer.request.post_data or "")):
        yield


def test_an_inventory_goes_the_whole_way_and_comes_back(open_page, transactional_db, university, tmp_path: Path):
    scene = make_scene(university, patents=2)

    # The inventor, on a phone: claims both, fills one in within five minutes; what is typed is kept by itself.
    phone = open_page(user=scene.inventor, size=PHONE)
    begun = time.monotonic()
    phone.goto("/inventory/mine/")
    assert phone.get_by_text("等您认领：2 件").is_visible()
    assert_fits(phone)
    shoot(phone, "inventory-mine-phone")
    press(phone, "全部认领")
    follow(phone, phone.get_by_role("link", name="填写").first)
    phone.wait_for_url(re.compile(r"/inventory/\d+/$"))
    assert phone.get_by_text("提交前还要填：价值分级自评、转化意愿、是否已实施").is_visible()
    assert phone.locator("input[type=radio]:checked").count() == 1, "nothing is preset but 'not clear' for TRL"
    answer(phone, "价值分级自评", "4 级")
    saved(phone)
    answer(phone, "愿意用哪些方式", "许可")
    assert phone.get_by_label("愿意", exact=True).is_checked(), "a way means the wish"
    answer(phone, "已经实施了吗", "否")
    phone.get_by_text("技术成熟度（TRL）：选一级").click()
    answer(phone, "技术成熟度", "6 · 在接近实际的环境中演示过完整样机吗")
    phone.locator("#saved").get_by_text("提交前还要填").wait_for(state="detached")
    with kept(phone, "price=50"):
        phone.get_by_label("预期价格（万元）").fill("50")
    assert Entry.objects.filter(price_fen=50_000_000).exists()
    assert_fits(phone)
    shoot(phone, "inventory-entry-phone")
    phone.reload()
    assert phone.get_by_label("预期价格（万元）").input_value() == "50", "the draft was kept without pressing anything"
    press(phone, "提交审核")
    phone.get_by_text("待学院审核").first.wait_for()
    assert time.monotonic() - begun < FIVE_MINUTES

    # The college returns it with a reason; the inventor reads it, corrects, submits again.
    entry = Entry.objects.get(state=EntryState.SUBMITTED)
    dean = open_page(user=scene.dean)
    dean.goto("/inventory/?state=submitted")
    follow(dean, dean.get_by_role("link", name=str(entry.patent)))
    dean.get_by_label("理由（退回、不列入时必填）").fill("请写明应用在什么产品上")
    press(dean, "学院退回")
    dean.get_by_text("学院退回").first.wait_for()
    phone.goto("/inventory/mine/")
    assert phone.get_by_text("退回理由：请写明应用在什么产品上").is_visible()
    phone.goto(f"/inventory/{entry.pk}/")
    phone.get_by_label("应用场景/产品").fill("水泥窑尾余热回收锅炉")
    press(phone, "提交审核")
    phone.get_by_text("待学院审核").first.wait_for()
    dean.goto(f"/inventory/{entry.pk}/")
    press(dean, "学院通过")
    dean.get_by_text("待学校审核").first.wait_for()

    # The university accepts it into the base and puts it into the convertible library, in bulk.
    office = open_page(user=scene.office)
    for state, action in (("college_accepted", "move:university_accept"), ("in_base", "move:convertible")):
        office.goto(f"/inventory/?state={state}")
        office.get_by_label("选择本页全部").check()
        office.get_by_label("操作").select_option(action)
        press(office, "办理")
        office.get_by_text("完成 1 件，未办理 0 件").wait_for()
    entry.refresh_from_db()
    assert entry.state == EntryState.CONVERTIBLE
    assert_fits(office)
    shoot(office, "inventory-list")
    office.goto("/inventory/progress/")
    office.locator("[data-chart] svg").wait_for()
    assert office.get_by_role("row", name=re.compile("能源工程学院")).is_visible()
    shoot(office, "inventory-progress")

    # It goes out in the 盘活 template …
    office.goto("/inventory/?state=convertible")
    with office.expect_download() as download:
        office.get_by_role("link", name="导出盘活模板").click()
    file = tmp_path / "filed.xlsx"
    download.value.save_as(file)
    book = openpyxl.load_workbook(file)
    sheet = book.active
    heads = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    assert sheet.max_row == 2
    assert sheet.cell(2, heads["专利价值分级自评"]).value == "4"
    assert sheet.cell(2, heads["预期价格（万元）"]).value == "50"
    assert sheet.cell(2, heads["学院（部门）"]).value == "能源工程学院"

    # … and what was filed there, changed in two places, comes back in and is reconciled.
    sheet.cell(2, heads["专利价值分级自评"]).value = "5"
    sheet.cell(2, heads["联系人"]).value = "成果转化办"
    book.save(file)
    office.goto("/inventory/filings/")
    office.locator("input[type=file]").set_input_files(file)
    press(office, "上传并核对")
    finish(office, run_pending_jobs)
    office.get_by_text("共 2 处差异").wait_for()
    office.get_by_role("group", name="价值分级自评").get_by_label("5").check()
    office.get_by_role("group", name="联系人").get_by_label("未知").check()
    press(office, "保存本页的选择")
    office.get_by_text("以本平台为准 1 处，以申报表为准 1 处，待定 0 处").wait_for()
    shoot(office, "inventory-filing")
    press(office, "写入 1 处")
    finish(office, run_pending_jobs)
    office.get_by_role("button", name="撤销写入").wait_for()
    entry.refresh_from_db()
    assert (entry.grade, entry.contact) == (5, "")
    press(office, "撤销写入")
    office.get_by_text("已撤销").first.wait_for()
    entry.refresh_from_db()
    assert entry.grade == 4

    # The entry tells its whole story.
    office.goto(f"/inventory/{entry.pk}/")
    story = office.locator(".ph-events").inner_text()
    for words in (
        "提交",
        "学院退回：请写明应用在什么产品上",
        "学院通过",
        "学校通过，入基础库",
        "列入可转化资源库",
        "按申报表更新",
    ):
        assert words in story
