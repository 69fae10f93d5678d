"""The fee in words: every percentage needs its base, every number its unit (细则第八十五条第三款: 准确、清楚)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.open_licence.caps import Caps, above_caps
from panhuo.deals.rules.open_licence.numerals import Figure, amounts, percentages
from panhuo.deals.rules.open_licence.words import plain
from panhuo.deals.rules.sources import reading
from panhuo.intake.phrases import gettext_noop

_BASES: Final = (
    (Base.NET_SALES, re.compile("净?销售(额|收入)|净?营业(额|收入)|营收|净售价|出厂价|售价|货款")),
    (Base.PROFIT, re.compile("利润")),
    (Base.OUTPUT, re.compile("产量|产值")),
    (Base.UNITS, re.compile("销量|销售数量|件数|台数")),
)
_NOT_A_RATE: Final = re.compile("(增值税|税率|违约金|滞纳金|利息|年利率|日|税)[^，。；]{0,8}$")
_UNITS: Final = (
    "元|万|亿|%|‰|件|台|套|年|月|日|天|个|次|期|号|份|项|家|吨|千克|公斤|升|米|瓦|"
    "只|颗|片|人|条|款|章|批|辆|架|倍|kg|kw|mw"
)
_BARE: Final = re.compile(
    rf"(?<![A-Za-z0-9_.\-/:第])(\d+(?:,\d{{3}})*(?:\.\d+)?)(?!,\d|[\d.]*({_UNITS}|[\-/.:~至到\d]|[A-Za-z]))",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile("(电话|手机|传真|号|号码|邮编|编码|代码|日期|微信|QQ)[:为是]?$", re.IGNORECASE)
_FEE: Final = re.compile("使用费|许可费|入门费|提成|费用|支付|付费|缴纳|价格")
_SOURCE: Final = reading("专利法实施细则第八十五条第三款")


def base_of(text: str, figure: Figure) -> Base | None:
    """The base named nearest to a percentage, in the same sentence."""
    start = max(text.rfind(mark, 0, figure.start) for mark in "。；;") + 1
    ends = [at for at in (text.find(mark, figure.end) for mark in "。；;") if at >= 0]
    sentence = text[start : min(ends, default=len(text))]
    at = figure.start - start
    near = [(abs(hit.start() - at), base) for base, words in _BASES for hit in words.finditer(sentence)]
    return min(near)[1] if near else None


def fee_text_findings(text: str, *, place: str, caps: Caps | None = None) -> list[Finding]:
    """Errors and warnings in a text that speaks of the fee; others are not looked at."""
    words = plain(text)
    if not _FEE.search(words):
        return []
    found = []
    for figure in percentages(words):
        if _NOT_A_RATE.search(words[: figure.start]):
            continue
        base = base_of(words, figure)
        if base is None:
            found.append(
                _error("base_missing", gettext_noop("%(place)s：“%(value)s”没有写明提成基数"), place, words, figure)
            )
        else:
            found += above_caps(rate=figure.value, base=base, amount=None, caps=caps)
    for figure in amounts(words):
        found += above_caps(rate=None, base=None, amount=int(figure.value * 100), caps=caps)
    for hit in _BARE.finditer(words):
        if _NUMBERED.search(words[: hit.start()]):
            continue
        figure = Figure(Decimal(0), hit.start(1), hit.end(1))
        found.append(_error("unit_missing", gettext_noop("%(place)s：“%(value)s”没有写明单位"), place, words, figure))
    return found


def _error(code: str, told: str, place: str, words: str, figure: Figure) -> Finding:
    params = {"place": place, "value": words[figure.start : figure.end]}
    return Finding(code, Severity.BLOCK, told, _SOURCE, Need.CORRECTION, params=params)
