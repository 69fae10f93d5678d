"""The report opens, and says what the page says."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from panhuo.portfolio.valuation.api import (
    pdf_report,
    rate,
    report_content,
    result_of,
    start_valuation,
    word_report,
)

pytestmark = pytest.mark.django_db
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
needs_font = pytest.mark.skipif(not FONT.exists(), reason="needs fonts-noto-cjk")


@pytest.fixture
def content(patent, university, office, raters):
    patent.title = "一种 A&B <阀> 隔膜泵 #let"
    patent.save()
    valuation = start_valuation(patent, organisation=university, scenario="finance", actor=office)
    names = [key for key in result_of(valuation).scheme.indicators if key != "revenue"]
    rate(valuation, values=dict.fromkeys(names, 80), comments={"problem": "*行业* 难题 {{ x }}"}, actor=raters[0])
    rate(valuation, values={"problem": 60}, actor=raters[1])
    return report_content(result_of(valuation))


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "").replace("\n", "")
    finally:
        document.close()


def test_the_content_says_what_is_missing(content):
    assert content["missing"] == ["销售收益"]
    row = next(row for row in content["rows"] if row["id"] == "problem")
    assert (row["value"], row["spread"], row["source"]) == ("70.0", "60–80", "2 人")
    revenue = next(row for row in content["rows"] if row["id"] == "revenue")
    assert (revenue["value"], revenue["contribution"]) == ("未评", "")
    assert abs(sum(row["points"] for row in content["rows"]) - float(content["total"])) < 0.06


@needs_font
def test_the_pdf_holds_texts_and_figures_as_they_are(content):
    text = pdf_text(pdf_report(content))
    for words in (content["title"], content["total"], "GB/T 42748-2022", "未评", "*行业* 难题 {{ x }}", "本平台默认"):
        assert words.replace(" ", "") in text.replace(" ", ""), words


@needs_font
def test_the_word_file_holds_the_same(content):
    document = Document(BytesIO(word_report(content)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {content["title"], content["total"], "未评", "*行业* 难题 {{ x }}", "专利有效性"} <= cells
    assert len(document.inline_shapes) == 1
    assert not any("{%" in cell for cell in cells)


@needs_font
@pytest.mark.skipif(shutil.which("libreoffice") is None, reason="needs LibreOffice")
def test_the_word_file_opens(content, tmp_path):
    source = tmp_path / "report.docx"
    source.write_bytes(word_report(content))
    subprocess.run(
        ["libreoffice", "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = pdf_text((tmp_path / "report.pdf").read_bytes())
    assert "专利价值评估报告" in text
    assert content["total"] in text


@needs_font
def test_a_valuation_with_next_to_nothing_still_makes_a_report(university, office):
    from web.records import plain

    bare = plain("只有名称", holder=university)
    valuation = start_valuation(bare, organisation=university, scenario="tax", actor=office)
    content = report_content(result_of(valuation))
    assert "不给总分" in content["total"]
    assert "不给总分" in pdf_text(pdf_report(content))
    assert word_report(content)[:2] == b"PK"
