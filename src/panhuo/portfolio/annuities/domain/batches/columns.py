"""Which column of a spreadsheet holds what."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from panhuo.intake.layouts.headings import normalise_heading
from panhuo.portfolio.annuities.enums import BatchKind

LABELS: Final = {
    "number": "专利号", "title": "名称", "year": "年度", "due": "缴费期限", "amount": "金额", "reduction": "费减",
    "reduction_since": "费减起日", "paid_through": "已缴至", "day": "缴费日", "receipt_no": "收据号", "payer": "缴费人",
    "department": "院系", "note": "备注",
}  # fmt: skip
NEEDED: Final = {
    BatchKind.RECEIPTS: ("number", "year", "day", "amount"),
    BatchKind.TAKEOVER: ("number",),
}


@cache
def _fields() -> dict[str, str]:
    path = files("panhuo.portfolio.annuities").joinpath("data/columns.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return {normalise_heading(heading): name for name, headings in data.items() for heading in headings}


def recognise_columns(headings: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Field → column from 0, and the headings that no field takes. The first column of a field counts."""
    found: dict[str, int] = {}
    unknown = []
    for place, heading in enumerate(headings):
        name = _fields().get(normalise_heading(heading))
        if name is None or name in found:
            unknown += [heading] if heading.strip() else []
        else:
            found[name] = place
    return found, unknown


def missing_columns(kind: str, columns: dict[str, int]) -> list[str]:
    """Labels of the columns that this kind of file cannot do without."""
    return [LABELS[name] for name in NEEDED[BatchKind(kind)] if name not in columns]
