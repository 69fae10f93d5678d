"""Makes the Word template of the valuation report: src/panhuo/portfolio/valuation/data/report.docx.

Run it after a change here; the result is committed, so that users without this script can change it in Word.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

TARGET = Path(__file__).resolve().parent.parent / "src/panhuo/portfolio/valuation/data/report.docx"
FONT = "Noto Sans CJK SC"
FACTS = (
    ("专利名称", "title"), ("专利号", "number"), ("权利人", "owner"), ("评估单位", "organisation"),
    ("评估场景", "scenario"), ("指标体系", "standard"), ("权重", "scheme"), ("状态", "state"),
    ("数据读取", "read_at"), ("报告日期", "made_on"),
)  # fmt: skip
RESULT = (("总分（百分制）", "total"), ("已评权重", "coverage"), ("最低覆盖率", "min_coverage"), ("评分人数", "raters"))


def set_fonts(document: Any) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Title"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(key), FONT)
    document.styles["Normal"].font.size = Pt(10)


def pairs(document: Any, rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, name in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, "{{ " + name + " }}"


def loop(document: Any, name: str, columns: tuple[tuple[str, str], ...]) -> None:
    """A heading row that repeats on each page, then one row for each item."""
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    for column, (label, field) in enumerate(columns):
        table.rows[0].cells[column].text = label
        table.rows[2].cells[column].text = "{{ r." + field + " }}"
    table.rows[1].cells[0].text = "{%tr for r in " + name + " %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no other way to repeat a heading
    properties.append(OxmlElement("w:tblHeader"))


def main() -> None:
    document = Document()
    set_fonts(document)
    document.add_heading("专利价值评估报告", level=1)
    pairs(document, FACTS)
    document.add_heading("结论", level=2)
    pairs(document, RESULT)
    document.add_paragraph()
    loop(document, "branches", (("一级指标", "label"), ("权重", "weight"), ("得分", "score"), ("已评权重", "coverage")))
    document.add_heading("二级指标雷达图", level=2)
    document.add_paragraph("{{ picture }}")
    document.add_paragraph("只画已有得分的二级指标；没有评的不画，不按 0 计。")
    document.add_heading("指标得分", level=2)
    loop(
        document,
        "rows",
        (
            ("一级", "branch"), ("二级", "group"), ("三级", "label"), ("权重", "weight"), ("得分", "value"),
            ("来源", "source"), ("分歧", "spread"), ("贡献", "contribution"), ("依据", "evidence"),
        ),
    )  # fmt: skip
    document.add_paragraph("未评指标（不计入得分）：{{ missing | join('、') }}")
    document.add_heading("评分依据", level=2)
    loop(document, "comments", (("指标", "label"), ("评分人", "who"), ("分值", "value"), ("依据", "text")))
    document.add_heading("说明", level=2)
    document.add_paragraph(
        "{{ source }} 得分规则：人评取均值，没有人评的用自动值，两者都没有的为“未评”，不参与平均；"
        "得分为已评指标的加权平均。"
    )
    document.core_properties.author = "Panhuo"
    document.save(str(TARGET))


if __name__ == "__main__":
    main()
