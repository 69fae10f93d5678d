from __future__ import annotations

import json
import subprocess
import sys

import openpyxl
import pytest
from typer.testing import CliRunner

from panhuo.cli.match import app
from panhuo.engine.api import encoder_status

PATENTS = [
    ("申请号", "公开（公告）号", "名称", "摘要", "申请（专利权）人", "法律状态"),
    (
        "201710601862.3",
        "",
        "一种窑炉烟气余热回收装置",
        "利用热管换热器回收陶瓷窑炉高湿烟气的余热用于坯体干燥。",
        "示例理工大学",
        "授权",
    ),
    ("", "CN107000001A", "余热锅炉清灰方法", "采用声波对余热锅炉的受热面清灰。", "示例大学；示例公司", ""),
    ("", "CN107000002U", "一种烟气余热利用系统", "烟气余热经换热器加热给水。", "示例理工大学", "未缴年费"),
    ("", "CN107000003A", "水稻育秧盘", "一种便于机插的水稻育秧盘。", "示例农业大学", "实质审查"),
    ("", "CN107000003B", "水稻育秧盘", "一种便于机插的水稻育秧盘，设有排水孔。", "示例农业大学", "授权"),
    ("2.01711E+12", "", "", "号码坏了", "示例大学", "授权"),
]
NEEDS = [
    ("需求编号", "需求名称", "需求描述", "企业名称"),
    ("X1", "高湿烟气余热回收", "陶瓷窑炉排出的高湿烟气温度 180 ℃，希望回收余热用于坯体干燥。", "示例陶瓷公司"),
    ("X2", "水稻育秧", "需要便于机插的育秧盘。", "示例农机公司"),
    ("X3", "水稻育秧", "需要便于机插的育秧盘。", "示例农机公司"),
    ("X4", "", "", "示例公司"),
]


def save(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return str(path)


@pytest.fixture
def files(tmp_path):
    return save(tmp_path / "专利.xlsx", PATENTS), save(tmp_path / "需求.xlsx", NEEDS)


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def matched(path):
    rows = list(openpyxl.load_workbook(path)["匹配"].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def account(path):
    rows = openpyxl.load_workbook(path)["读取情况"].iter_rows(values_only=True)
    return "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)


def test_a_workbook_of_explained_matches(files, tmp_path):
    out = tmp_path / "m.xlsx"
    result = run(*files, "-o", out, "--encoder", "none", "--top", "3")
    assert result.exit_code == 0, result.output
    rows = matched(out)
    best = next(row for row in rows if row["需求编号"] == "X1" and row["名次"] == 1)
    assert (best["专利号"], best["专利权人"], best["法律状态"]) == ("201710601862.3", "示例理工大学", "有效（授权）")
    assert "烟气" in best["起决定作用的词"]
    assert best["原文依据"] == "有"
    assert "←" in best["专利中的对应原文"]
    assert "没有比较语义" in best["为什么匹配"]
    assert not any("%" in str(value) for row in rows for value in row.values())


def test_dead_patents_stay_out_and_unknown_ones_stay_in(files, tmp_path):
    out = tmp_path / "m.xlsx"
    result = run(*files, "-o", out, "--encoder", "none")
    assert "已失效的 1 件没有参与" in result.stdout
    statuses = {row["专利号"]: row["法律状态"] for row in matched(out)}
    assert "CN107000002U" not in statuses
    assert statuses["CN107000001A"] == "未知"
    run(*files, "-o", out, "--encoder", "none", "--with-dead")
    assert {row["专利号"]: row["法律状态"] for row in matched(out)}["CN107000002U"] == "失效（未缴年费）"


def test_both_documents_of_an_application_are_one_patent(files, tmp_path):
    out = tmp_path / "m.xlsx"
    run(*files, "-o", out, "--encoder", "none")
    numbers = [row["专利号"] for row in matched(out) if row["需求编号"] == "X2"]
    assert numbers[0] == "CN107000003B"
    assert "CN107000003A" not in numbers
    assert "合并了 1 行" in account(out)


def test_what_was_read_and_refused_is_told(files, tmp_path):
    out = tmp_path / "m.xlsx"
    result = run(*files, "-o", out, "--encoder", "none")
    assert "2 行没有采用" in result.stdout
    told = account(out)
    assert "专利.xlsx Sheet 7 A 申请号 2.01711E+12" in told
    assert "Excel" in told
    assert "需求.xlsx Sheet 5 这一行没有需求名称，也没有需求描述 整行没有采用" in told
    assert "内容完全相同的 1 行只匹配一次" in told
    assert "只按词语匹配" in told
    assert {row["需求编号"] for row in matched(out)} == {"X1", "X2"}


def test_a_title_like_a_formula_stays_a_text(files, tmp_path):
    out, patents = tmp_path / "m.xlsx", tmp_path / "p.csv"
    patents.write_text("申请号,名称,摘要\n,=1+1 水稻育秧盘,便于机插的育秧盘\n", encoding="utf-8")
    run(patents, files[1], "-o", out, "--encoder", "none")
    sheet = openpyxl.load_workbook(out)["匹配"]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=1+1")]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


@pytest.mark.parametrize("text", ["热", "余热回收，" * 10_000])
def test_needs_of_one_character_and_of_fifty_thousand(files, tmp_path, text):
    needs = tmp_path / "n.jsonl"
    needs.write_text(json.dumps({"id": "a", "title": "", "text": text}, ensure_ascii=False), encoding="utf-8")
    result = run(files[0], needs, "-o", tmp_path / "m.xlsx", "--encoder", "none")
    assert result.exit_code == 0, result.output
    assert matched(tmp_path / "m.xlsx")[0]["需求编号"] == "a"


def test_formats_may_be_mixed(files, tmp_path):
    patents = tmp_path / "p.csv"
    patents.write_text("\n".join(",".join(row) for row in PATENTS[:3]), encoding="gb18030")
    assert run(patents, files[1], "-o", tmp_path / "m.xlsx", "--encoder", "none").exit_code == 0


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
        (b"", "是空的"),
        ("甲,乙\n1,2\n".encode(), "表头中没有"),
        ("申请号,申请人\n2.01711E+12,示例大学\n".encode(), "没有一行可用"),
        ("名称,法律状态\n一种装置,未缴年费\n".encode(), "没有可以匹配的专利"),
    ],
)
def test_bad_input_ends_with_two_and_a_sentence(files, tmp_path, content, word):
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(content)
    result = run(bad, files[1], "-o", tmp_path / "m.xlsx", "--encoder", "none")
    assert result.exit_code == 2
    assert word in result.stderr
    assert "坏.xlsx" in result.stderr
    assert not list(tmp_path.glob("*m.xlsx*"))


def test_no_input_is_ever_overwritten(files, tmp_path):
    before = (tmp_path / "专利.xlsx").read_bytes()
    assert run(*files, "-o", files[0]).exit_code == 2
    assert (tmp_path / "专利.xlsx").read_bytes() == before


@pytest.mark.parametrize("name", ["m.csv", "nowhere/m.xlsx"])
def test_an_impossible_output_is_told_before_any_work(files, tmp_path, name):
    result = run(*files, "-o", tmp_path / name)
    assert (result.exit_code, "结果文件" in result.stderr) == (2, True)


def test_the_command_needs_neither_django_nor_a_database():
    code = "import sys, panhuo.cli.match; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_with_the_careful_encoder_it_says_so_and_compares_meaning(files, tmp_path):
    if not encoder_status().available:
        pytest.skip("the careful encoder is not built on this machine")
    out = tmp_path / "m.xlsx"
    result = run(*files, "-o", out)
    assert result.exit_code == 0
    assert "语义模型" in account(out)
    best = next(row for row in matched(out) if row["需求编号"] == "X1" and row["名次"] == 1)
    assert best["专利号"] == "201710601862.3"
    assert "语义" in best["为什么匹配"]
    assert "没有比较语义" not in best["为什么匹配"]


def test_needs_of_two_sheets_are_told_apart(tmp_path, files):
    book = openpyxl.Workbook()
    for name, title in (("一季度", "窑炉余热回收"), ("二季度", "水稻育秧盘")):
        sheet = book.create_sheet(name)
        sheet.append(("需求名称", "需求描述"))
        sheet.append((title, title))
    del book["Sheet"]
    needs, out = tmp_path / "两张表.xlsx", tmp_path / "结果.xlsx"
    book.save(needs)
    assert run(files[0], needs, "-o", out, "--encoder", "none").exit_code == 0
    assert {row["需求编号"] for row in matched(out)} == {"一季度 第 2 行", "二季度 第 2 行"}


def test_a_need_of_many_sentences_says_that_not_all_were_compared(tmp_path, files):
    needs, out = tmp_path / "长.jsonl", tmp_path / "结果.xlsx"
    text = "".join(f"第{n}项要求回收窑炉烟气的余热。" for n in range(200))
    needs.write_text(json.dumps({"id": "L", "title": "余热", "text": text}, ensure_ascii=False), encoding="utf-8")
    assert run(files[0], needs, "-o", out, "--encoder", "none").exit_code == 0
    first = matched(out)[0]
    assert "只比较了前面的部分" in first["为什么匹配"]
    assert first["看不出是否回应的部分"].startswith("文本太长")


def test_a_result_that_cannot_be_written_is_a_sentence(files):
    result = run(*files, "-o", "/proc/结果.xlsx", "--encoder", "none")
    assert result.exit_code == 1
    assert "写不了" in result.output
