"""The flags of one patent, each with its evidence. What the data don't say is unknown, never "no".

Five kinds of high-value inventions (高价值发明专利): inventions in force that are in a strategic emerging industry;
have patent rights abroad in the family; were kept for more than ten years; brought a higher amount of pledges; won a
national science award or a China patent award. Ten years are counted from the day of filing (from memory, not
checked against the text). For the amount of pledges there is no official threshold: only a person says that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

TEN: Final = 10


class Flag(StrEnum):
    SEI = "sei"
    OVERSEAS = "overseas"
    TEN_YEARS = "ten_years"
    PLEDGE = "pledge"
    AWARD = "award"
    DIGITAL = "digital"
    GREEN = "green"


FIVE: Final = (Flag.SEI, Flag.OVERSEAS, Flag.TEN_YEARS, Flag.PLEDGE, Flag.AWARD)


class Answer(StrEnum):
    YES = "y"
    NO = "n"
    UNKNOWN = "u"


@dataclass(frozen=True, slots=True)
class Finding:
    """`template` with `params`: the evidence in words (Chinese; the app translates)."""

    answer: Answer
    template: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableHit:
    """A symbol of the patent that a table takes."""

    symbol: str
    entry: str
    name: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagFacts:
    """What is known. `tables`: flag → hit, None where the table takes no symbol; absent: no such table loaded.

    `said`: what the source's own flag columns say. `marks`: what a person of the organisation said, with evidence.
    """

    is_invention: bool | None
    in_force: bool | None
    filed: date | None
    has_symbols: bool
    tables: Mapping[Flag, TableHit | None] = field(default_factory=dict)
    said: Mapping[Flag, bool] = field(default_factory=dict)
    marks: Mapping[Flag, tuple[bool, str]] = field(default_factory=dict)
    source_class: Mapping[Flag, str] = field(default_factory=dict)
    family_size: int | None = None
    family_countries: tuple[str, ...] = ()
    pledges: int | None = None
    award: str = ""


def find_flags(facts: FlagFacts, *, today: date) -> dict[Flag, Finding]:
    """A finding for every flag. The five need an invention in force; digital and green are classes only."""
    found = {flag: _table(facts, flag) for flag in (Flag.SEI, Flag.DIGITAL, Flag.GREEN)}
    found[Flag.OVERSEAS] = _overseas(facts)
    found[Flag.TEN_YEARS] = _ten_years(facts, today)
    found[Flag.PLEDGE] = _pledge(facts)
    found[Flag.AWARD] = _award(facts)
    for flag, finding in list(found.items()):
        stated = _stated(facts, flag)
        found[flag] = stated or finding
    basis = _basis(facts)
    return {flag: basis if basis and flag in FIVE else finding for flag, finding in found.items()}


def high_value(findings: Mapping[Flag, Finding]) -> Answer:
    """One yes is enough; "no" only where all five are."""
    answers = [findings[flag].answer for flag in FIVE]
    if Answer.YES in answers:
        return Answer.YES
    return Answer.NO if all(answer is Answer.NO for answer in answers) else Answer.UNKNOWN


def _basis(facts: FlagFacts) -> Finding | None:
    if facts.is_invention is False:
        return Finding(Answer.NO, "不是发明专利")
    if facts.in_force is False:
        return Finding(Answer.NO, "不是有效专利")
    if facts.is_invention is None or facts.in_force is None:
        return Finding(Answer.UNKNOWN, "专利类型或法律状态未知")
    return None


def _stated(facts: FlagFacts, flag: Flag) -> Finding | None:
    """A person goes before the source, the source's own flag before what we work out (ten years are worked out)."""
    if flag in facts.marks:
        value, evidence = facts.marks[flag]
        return Finding(Answer.YES if value else Answer.NO, "本单位标注：%(evidence)s", {"evidence": evidence})
    if flag in facts.said and not (flag is Flag.TEN_YEARS and facts.filed):
        return Finding(Answer.YES if facts.said[flag] else Answer.NO, "来源数据的标识")
    return None


def _table(facts: FlagFacts, flag: Flag) -> Finding:
    if facts.source_class.get(flag):
        return Finding(Answer.YES, "来源数据的分类：%(name)s", {"name": facts.source_class[flag]})
    if flag not in facts.tables:
        return Finding(Answer.UNKNOWN, "没有导入对照表")
    if not facts.has_symbols:
        return Finding(Answer.UNKNOWN, "没有 IPC 分类号")
    hit = facts.tables[flag]
    if hit is None:
        return Finding(Answer.NO, "IPC 不在对照表中")
    params = {"symbol": hit.symbol, "name": hit.name, "table": hit.table}
    return Finding(Answer.YES, "%(symbol)s 属于%(name)s（%(table)s）", params)


def _overseas(facts: FlagFacts) -> Finding:
    abroad = sorted({one for one in facts.family_countries if one not in {"CN", "中国"}})
    if abroad:
        return Finding(Answer.UNKNOWN, "同族含 %(places)s，是否获得授权未知", {"places": "、".join(abroad)})
    if facts.family_countries or facts.family_size == 1:
        return Finding(Answer.NO, "同族中没有海外专利")
    return Finding(Answer.UNKNOWN, "同族国家未知")


def _ten_years(facts: FlagFacts, today: date) -> Finding:
    if facts.filed is None:
        return Finding(Answer.UNKNOWN, "申请日未知")
    years = today.year - facts.filed.year
    past = (today.month, today.day) > (facts.filed.month, facts.filed.day)
    over = years > TEN or (years == TEN and past)
    params = {"filed": facts.filed.isoformat(), "today": today.isoformat()}
    return Finding(Answer.YES if over else Answer.NO, "申请日 %(filed)s，算到 %(today)s", params)


def _pledge(facts: FlagFacts) -> Finding:
    if facts.pledges == 0:
        return Finding(Answer.NO, "没有质押记录")
    if facts.pledges:
        return Finding(Answer.UNKNOWN, "有 %(n)s 次质押，融资金额未知", {"n": facts.pledges})
    return Finding(Answer.UNKNOWN, "质押情况未知")


def _award(facts: FlagFacts) -> Finding:
    if facts.award:
        return Finding(Answer.YES, "来源数据：%(award)s", {"award": facts.award})
    return Finding(Answer.UNKNOWN, "获奖情况未知")
