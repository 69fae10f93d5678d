"""Gate A: a provincial officer drops 300 mixed files, gets the inventory and the findings by city, hands in the list."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pytest

from browser import assert_fits, finish, shoot, submit
from factories import make_region
from panhuo.orgs.api import RegionLevel
from panhuo.policies.api import Policy

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CITIES = {"339901": "示例东市", "339902": "示例西市", "339903": "示例南市"}
SUBSIDY = """{city}人民政府办公室关于印发《{city}专利资助办法（第{n}号）》的通知
{short}政办发〔2023〕{n}号
第一条 为促进创新，制定本办法。
第二条 对企业授权发明专利每件资助{n}元。
第三条 本办法自2023年3月1日起施行，有效期3年。
{city}人民政府办公室
2023年2月20日"""
CLEAN = """{city}知识产权局关于促进专利产业化的通知（第{n}号）
{short}知发〔2024〕{n}号
第一条 把专利质量、专利产业化情况和对主营业务的贡献度作为评价的重要内容。
第二条 第{n}号通知鼓励开放许可。
{city}知识产权局
2024年5月6日"""


def write_files(folder: Path) -> list[Path]:
    """300 files: Word, text, HTML, Excel; a fifth are the same text again, some can't be read."""
    made = []
    for n in range(1, 301):
        number = n if n % 5 else n - 1
        city = list(CITIES.values())[number % 3]
        template = SUBSIDY if number % 2 else CLEAN
        made.append(write(folder, n, template.format(city=city, short=city[:2], n=number)))
    return made


def write(folder: Path, n: int, text: str) -> Path:
    lines = text.splitlines()
    if n % 50 == 0:
        path = folder / f"{n:03d}损坏.docx"
        path.write_bytes(b"PK\x03\x04not a document")
    elif n % 4 == 1:
        path = folder / f"{n:03d}.docx"
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
    elif n % 4 == 2:
        path = folder / f"{n:03d}.html"
        body = "".join(f"<p>{line}</p>" for line in lines)
        path.write_text(f"<!doctype html><html><meta charset=utf-8><body>{body}</body></html>", encoding="utf-8")
    else:
        path = folder / f"{n:03d}.txt"
        path.write_text(text, encoding="utf-8" if n % 4 else "gb18030")
    return path


def test_300_files_become_the_list_that_is_handed_in(open_page, transactional_db, officer, run_jobs, tmp_path):
    for code, name in CITIES.items():
        make_region(code, name, RegionLevel.CITY)
    files = write_files(tmp_path)
    page = open_page(user=officer)
    page.goto("/policies/upload/")
    page.locator("input[type=file]").set_input_files(files)
    submit(page, page.get_by_role("button", name="上传并检查"))
    finish(page, run_jobs)
    page.get_by_text("已读取 240 份").first.wait_for()
    said = page.locator("main").inner_text()
    assert "重复 54 份" in said
    assert "读不了 6 份" in said
    assert Policy.objects.count() == 240
    for name in CITIES.values():
        assert name in said
    assert_fits(page)
    shoot(page, "policies-a-upload")

    page.goto("/policies/findings/?region=339901")
    assert page.locator("mark", has_text="授权发明").count() > 0
    assert "示例西市" not in page.locator(".po-row").first.inner_text()
    assert_fits(page)
    shoot(page, "policies-a-findings")

    page.goto("/policies/")
    for label, ending in (("导出 Excel", "xlsx"), ("导出 Word", "docx")):
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(label)).click()
        download.value.save_as(tmp_path / f"list.{ending}")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 241
    tags, words = rows[0].index("问题"), rows[0].index("关键文字")
    flagged = [row for row in rows[1:] if row[tags]]
    assert {row[tags] for row in flagged} == {"授权资助"}
    assert all("授权发明" in row[words] for row in flagged)
    document = docx.Document(str(tmp_path / "list.docx"))
    assert len(document.tables[0].rows) == 241
    assert "共 240 件政策" in "\n".join(paragraph.text for paragraph in document.paragraphs)
