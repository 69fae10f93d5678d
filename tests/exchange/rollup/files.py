"""Packages as institutions hand them in."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.base import ContentFile

ANSWER_HEADS = ("需求编号*", "需求名称*", "收到日期*", "答复期限", "首次答复日期", "对接结果")
FIGURE_HEADS = ("有效专利（件）", "已盘点（件）", "可转化资源库（件）", "许可合同（份）")


def workbook(answers: list[tuple[Any, ...]], figures: tuple[Any, ...] | None = None) -> ContentFile[bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业需求答复"
    for row in (ANSWER_HEADS, *answers):
        sheet.append(row)
    if figures is not None:
        other = book.create_sheet("盘活情况汇总")
        other.append(FIGURE_HEADS)
        other.append(figures)
    out = BytesIO()
    book.save(out)
    return ContentFile(out.getvalue(), name="报送.xlsx")


def lines(rows: list[dict[str, Any]]) -> ContentFile[bytes]:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return ContentFile(text.encode(), name="报送.jsonl")
