"""Statements from a workbook: every wrong cell is named, right rows are written once."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile

from panhuo.deals.openlicence.api import OpenStatement, apply_batch, create_batch, start_bulk
from panhuo.deals.openlicence.reading import LABELS, read_row, recognise_columns
from panhuo.intake.api import Row
from panhuo.patents.api import display_number
from portfolio.annuities.records import make_accounts

HEADS = ["专利号", "支付方式", "入门费", "提成率", "提成基数", "支付时间", "许可期限起日", "许可期限止日", "其他事项"]


def workbook(rows: list[list[Any]], heads: list[str] = HEADS) -> ContentFile:
    book = openpyxl.Workbook()
    book.active.append(heads)
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return ContentFile(out.getvalue(), name="声明.xlsx")


def line(number: str, *, rate: str = "3%", end: str = "2030-12-31", other: str = "") -> list[Any]:
    return [number, "入门费附加提成", "0", rate, "净销售额", "每年 1 月 31 日前", "2026-01-01", end, other]


@pytest.mark.django_db
def test_rows_are_judged_cell_by_cell_and_written_once(university, office, run_jobs):
    accounts = make_accounts(university, 3, paid_through=12)
    numbers = [display_number(one.patent) for one in accounts]
    file = workbook(
        [
            line(numbers[0]), line(numbers[1], rate="0.03"), line(numbers[1], end="看情况"),
            line("2017100009999"), line(numbers[0]), line(numbers[2], other="全球唯一的技术"),
        ]
    )  # fmt: skip
    batch = create_batch(holder=university, name="声明.xlsx", file=file, actor=office)
    run_jobs()
    rows = list(batch.rows.order_by("number"))
    problems = [[(p["column"], p["code"]) for p in row.problems] for row in rows]
    assert problems == [[], [("D", "rate")], [("H", "date")], [("A", "unknown")], [("A", "twice")], []]
    assert [f["code"] for f in rows[-1].findings] == ["promotional"]
    batch.refresh_from_db()
    apply_batch(batch, actor=office)
    run_jobs()
    assert OpenStatement.objects.count() == 2
    one = OpenStatement.objects.get(number=numbers[0])
    assert (one.entry, one.rate, one.base, one.last) == (0, 3, "net_sales", date(2030, 12, 31))
    job = start_bulk(university, ids=[s.pk for s in OpenStatement.objects.all()], step="check", on=None, number="",
                     key="k", actor=office)  # fmt: skip
    run_jobs()
    job.refresh_from_db()
    assert sorted(OpenStatement.objects.values_list("state", flat=True)) == ["checked", "draft"]
    again = create_batch(
        holder=university, name="声明.xlsx", file=workbook([line(numbers[0], rate="4%")]), actor=office
    )
    run_jobs()
    assert again.rows.get().action == "update"
    again.refresh_from_db()
    apply_batch(again, actor=office)
    run_jobs()
    one.refresh_from_db()
    assert (one.rate, one.state) == (4, "draft"), "a changed statement has to be checked again"


@pytest.mark.django_db
def test_a_file_without_numbers_says_which_columns_it_has(university, office, run_jobs):
    batch = create_batch(holder=university, name="x.xlsx", file=workbook([["a"]], heads=["提成率"]), actor=office)
    run_jobs()
    batch.refresh_from_db()
    assert batch.state == "failed"
    assert "缺少必需的列：专利号" in batch.error


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("rate", "3", "3"), ("rate", "3.5％", "3.5"), ("rate", "0.3%", "0.3"), ("lump", "1,234.50", 123450),
        ("stages", "10000、20000元", [1000000, 2000000]), ("mode", "一次总付", "lump"), ("currency", "人民币", "CNY"),
        ("first", "2026年1月5日", "2026-01-05"), ("has_report", "无", False),
    ],
)  # fmt: skip
def test_cells_are_read(name, text, value):
    headings = ["专利号", LABELS[name]]
    columns, unknown = recognise_columns(headings)
    reader = read_row(Row(2, ("2017100000018", text), file="f", sheet="s"), columns, headings)
    assert unknown == []
    assert reader.values[name] == value


@pytest.mark.parametrize("text", ["0.03", "三", "1.234元整"])
def test_what_could_mean_two_things_is_asked_for(text):
    headings = ["专利号", "提成率"]
    columns, _unknown = recognise_columns(headings)
    reader = read_row(Row(2, ("2017100000018", text), file="f", sheet="s"), columns, headings)
    assert "rate" not in reader.values
    assert [one.column for one in reader.problems if one.heading == "提成率"] == ["B"]
