"""Numbers with units in a need: what is measured, whether it is a floor, a ceiling, a range or a change."""

from __future__ import annotations

import re
from typing import Final

from panhuo.needs.reading.numbers import NUMERALS, narrow, plain_number
from panhuo.needs.reading.types import Figure, Relation
from panhuo.needs.reading.units import COUNTING, UNIT, tidy_unit

_NUMBER: Final = rf"[+-]?\d+(?:,\d\d\d)*(?:\.\d+)?|百分之[{NUMERALS}]+|[{NUMERALS}]+"
_FLOOR: Final = r"不低于|不少于|不小于|大于等于|大于或等于|至少|最低|高于|大于|超过|多于|≥|>|＞|>="
_CEILING: Final = r"不高于|不超过|不大于|不多于|小于等于|小于或等于|至多|最高|最多|低于|小于|少于|控制在|≤|<|＜|<="
_CHANGE: Final = (
    r"(?:提高|提升|增加|增长|延长|降低|减少|缩短|下降|节约|节省|减小)(?:了|约|到)?(?:至少|不低于|不少于|大于|超过)?"
)
_ABOUT: Final = r"约为|约|大约|左右|±"
_PATTERN: Final = re.compile(
    rf"(?P<change>{_CHANGE})?\s*(?P<before>{_FLOOR}|{_CEILING}|{_ABOUT}|达到|达|为|是)?\s*(?P<cold>零下|负)?"
    rf"(?P<low>{_NUMBER})\s*(?P<times>[万亿](?!元))?(?P<lowunit>{UNIT})?"
    rf"(?:\s*(?:[~～\-—–至到]|——)\s*(?P<cold2>零下|负)?(?P<high>{_NUMBER}))?\s*(?P<unit>{UNIT})?"
    r"\s*(?P<after>以上|以下|以内|之内|左右|上下)?"
)
_CLAUSE: Final = re.compile(r"[，,。；;、：:！!？?\n（(）)]")
_NAME: Final = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,12}$")
_DROP: Final = re.compile(
    r"^(?:要求|希望|需要|使|将|把|其|并|且|能够|能|可|应|须|必须|保证|确保|实现|达到|的|在|从|由)+"
    r"|(?:应|须|要|需|能|可|的|在|为|是)+$"
)
_SKIP_BEFORE: Final = re.compile(r"[A-Za-z\d./第]$|第\s*$|[（(]$")
_BARE_OK: Final = re.compile(r"耐|温|压|速|度|率|径|厚|长|宽|高|重|寿命|精度|浓度|含量|功率|流量|能耗|产量|间隙|硬度")


def figures_in(text: str, *, start: int = 0, end: int | None = None) -> list[Figure]:
    """All figures between `start` and `end`, in order; a bare number counts only behind the name of a quantity."""
    found = []
    flat = narrow(text)
    for match in _PATTERN.finditer(flat, start, len(flat) if end is None else end):
        figure = _figure(flat, match, start, source=text)
        if figure is not None:
            found.append(figure)
    return found


def _figure(text: str, match: re.Match[str], start: int, *, source: str) -> Figure | None:
    low = _value(match["low"], cold=bool(match["cold"]))
    unit = match["unit"] or match["lowunit"] or ""
    percent = match["low"].startswith("百分之")
    unit = "%" if percent else unit
    if low is None or _SKIP_BEFORE.search(text[start : match.start("low")][-3:]) or _is_ordinal(text, match):
        return None
    if match["low"][0] in NUMERALS and not unit:
        return None
    name = _name(text[start : match.start()])
    measured = bool(_BARE_OK.search(name))
    if not measured and (not unit or (unit in COUNTING and not (match["before"] or match["after"] or match["change"]))):
        return None
    if match["times"]:
        low = str(int(float(low) * {"万": 10_000, "亿": 100_000_000}[match["times"]]))
    high = _value(match["high"], cold=bool(match["cold2"])) if match["high"] else None
    relation = _relation(match, ranged=high is not None)
    if relation is Relation.AT_MOST:
        low, high = None, low
    first = next((match.start(group) for group in ("change", "before", "cold") if match[group]), match.start("low"))
    stop = match.end()
    while stop > first and text[stop - 1].isspace():
        stop -= 1
    return Figure(source[first:stop], first, stop, name, relation, low, high, tidy_unit(unit))


def _relation(match: re.Match[str], *, ranged: bool) -> Relation:
    if ranged:
        return Relation.RANGE
    before, after, change = match["before"] or "", match["after"] or "", match["change"] or ""
    if change and not change.endswith("到") and before not in {"达到", "达"}:
        return Relation.BY
    if after == "以上" or re.fullmatch(_FLOOR, before):
        return Relation.AT_LEAST
    if after in {"以下", "以内", "之内"} or re.fullmatch(_CEILING, before):
        return Relation.AT_MOST
    if after in {"左右", "上下"} or before in {"约", "约为", "大约", "±"}:
        return Relation.ABOUT
    return Relation.IS


def _value(text: str, *, cold: bool) -> str | None:
    value = plain_number(text.removeprefix("百分之"))
    if value is None:
        return None
    return f"-{value.lstrip('+-')}" if cold else value.lstrip("+")


def _name(before: str) -> str:
    clause = _CLAUSE.split(before)[-1].rstrip()
    match = _NAME.search(clause)
    return _DROP.sub("", match.group()) if match else ""


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """``1、`` and ``（2）`` number lines; 2026年 is a date, not a length of time."""
    after = text[match.end("low") : match.end("low") + 1]
    if after in {"、", "）", ")"} and not match["lowunit"] and not match["unit"]:
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d", match["low"])) and (match["unit"] or match["lowunit"]) in {
        "年",
        None,
        "",
    }
