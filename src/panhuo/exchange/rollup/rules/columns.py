"""The columns of a package, and where in 国知发运字〔2025〕16号 each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from panhuo.intake.phrases import gettext_noop

ANSWERS: Final = gettext_noop("企业需求答复")
FIGURES: Final = gettext_noop("盘活情况汇总")
KIND: Final = "类别"
"""In a jsonl file: says of each line which of the two it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """`article`: the passage of the notice that asks for it; "" for what only identifies a row."""

    code: str
    heading: str
    article: str = ""
    required: bool = False
    help: str = ""


ANSWER_COLUMNS: Final = (
    Column("number", "需求编号", help="本单位的编号；同一编号只能出现一次", required=True),
    Column("title", "需求名称", help="一句话", required=True),
    Column("received_on", "收到日期", "一(一)", required=True, help="如 2026-03-05"),
    Column("due_on", "答复期限", "一(一)", help="不填时按平台设置的工作日期限计算"),
    Column("answered_on", "首次答复日期", "一(一)", help="还没有答复就空着"),
    Column("result", "对接结果", "一(一)", help="对接中、达成合作、未达成，或空着"),
)
"""One row for each need that an enterprise put to the institution."""

FIGURE_COLUMNS: Final = (
    Column("valid", gettext_noop("有效专利（件）"), "四(十)"),
    Column("inventoried", gettext_noop("已盘点（件）"), "四(十)"),
    Column("convertible", gettext_noop("可转化资源库（件）"), "四(十)"),
    Column("agreed_high", gettext_noop("校企评价一致的高价值专利（件）"), "一(二)"),
    Column("implemented", gettext_noop("已实施（件）"), "五"),
    Column("industrialised", gettext_noop("已产业化（件）"), "五"),
    Column("licences", gettext_noop("许可合同（份）"), "五"),
    Column("transfers", gettext_noop("转让合同（份）"), "五"),
    Column("open_licences", gettext_noop("开放许可声明（件）"), "四(十一)"),
    Column("use_first", gettext_noop("先使用后付费合同（份）"), "四(十一)"),
    Column("given_up", gettext_noop("放弃缴费（件）"), "四(十)"),
    Column("events", gettext_noop("专场对接（场）"), "一(一)"),
)
"""One row for the institution, as of the cut-off date. An empty cell is unknown, never nought."""

RESULTS: Final = {"对接中": "open", "达成合作": "deal", "未达成": "ended"}
