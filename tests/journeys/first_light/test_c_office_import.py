"""Gate C: an office imports its export in the browser, corrects what was refused, undoes, repeats."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from browser import assert_fits, finish, shoot, submit

pytestmark = pytest.mark.browser
HEADINGS = ["申请号", "标题", "摘要", "申请人", "申请日", "专利类型", "当前法律状态"]
GOOD = [
    ["CN201710601862.3", "一种示例隔膜泵", "本发明公开了一种隔膜泵。", "示例理工大学", "2017-07-21", "发明", "授权"],
    [
        "2018200000017",
        "一种示例阀门",
        "本实用新型涉及阀门。",
        "示例理工大学机械学院",
        "2018.01.02",
        "实用新型",
        "未缴年费",
    ],
]
DESTROYED = ["2.01711E+12", None, "号码被表格软件破坏，也没有名称。", "示例理工大学", "2017-08-01", "发明", "授权"]
REPAIRED = ["CN201711000000.8", "一种示例清洗装置", *DESTROYED[2:]]


def write(path: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def upload(page: Any, file: Path, run_jobs: Any) -> None:
    page.goto("/imports/new/")
    page.locator("input[type=file]").set_input_files(file)
    submit(page, page.get_by_role("button", name="上传并检查"))
    finish(page, run_jobs)
    page.get_by_role("button", name=re.compile("确认导入|下载")).or_(page.get_by_text("不变")).first.wait_for()


def press(page: Any, name: str, run_jobs: Any) -> None:
    submit(page, page.get_by_role("button", name=re.compile(name)))
    finish(page, run_jobs)


def count_in_list(page: Any) -> int:
    page.goto("/patents/")
    found = re.search(r"([\d,]+)\s*件", page.locator("main").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def test_import_correct_undo_repeat(open_page, transactional_db, office, run_jobs, tmp_path):
    page = open_page(user=office)
    upload(page, write(tmp_path / "导出.xlsx", [*GOOD, DESTROYED]), run_jobs)
    preview = page.url
    page.goto(f"{preview}?tab=refused")
    refused = page.locator("main").inner_text()
    assert "第 4 行" in refused
    assert "2.01711E+12" in refused
    assert_fits(page)
    shoot(page, "journey-import-refused")
    with page.expect_download() as marked:
        page.get_by_role("link", name=re.compile("标出|标注|标记|工作簿")).first.click()
    marked.value.save_as(tmp_path / "marked.xlsx")
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    assert book.active.cell(4, 1).comment is not None, "the refused cell bears its reason"

    press(page, "确认导入", run_jobs)
    assert count_in_list(page) == 2
    page.goto(preview)
    press(page, "撤销这次导入", run_jobs)
    assert count_in_list(page) == 0

    upload(page, write(tmp_path / "改正.xlsx", [*GOOD, REPAIRED]), run_jobs)
    press(page, "确认导入 3 行", run_jobs)
    assert count_in_list(page) == 3
    upload(page, tmp_path / "改正.xlsx", run_jobs)
    assert page.get_by_role("button", name=re.compile("确认导入")).count() == 0, "the same file again changes nothing"
    assert count_in_list(page) == 3
