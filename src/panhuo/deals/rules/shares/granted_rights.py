"""赋权: ownership shares and long-term use for the inventors (汕头第二十五条, 浙江第三十七条第三款, 北京第九条)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.regions import chain
from panhuo.deals.rules.sources import Source, custom, law
from panhuo.intake.phrases import gettext_noop

YEARS: Final = 10
SHARE: Final = Decimal(70)


@dataclass(frozen=True, slots=True)
class Grant:
    """`share`: the inventors' per cent of the right (None: joint ownership or none). `years`: of use.

    `also_shares_income`: they are to share the unit's income of the same result as well. `asked`: they asked for it.
    """

    share: Decimal | None = None
    years: int | None = None
    also_shares_income: bool = False
    asked: bool = False


def grant_findings(grant: Grant, *, region: str) -> list[Finding]:
    """The ten years are law in Shantou only; elsewhere they are the usual measure of the pilots."""
    places = chain(region)
    local = law("汕头经济特区科技创新条例第二十五条")
    inside = "汕头" in places
    found = []
    if grant.years is not None and grant.years < YEARS:
        severity = Severity.BLOCK if inside else Severity.WARN
        source = local if inside else custom("赋权试点的通常做法")
        found.append(_finding("use_too_short", gettext_noop("赋予的使用权不足十年"), severity, source))
    if inside and grant.share is not None and grant.share < SHARE:
        found.append(
            _finding("share_too_small", gettext_noop("按份共有的，完成人的份额不低于 70%"), Severity.BLOCK, local)
        )
    if grant.also_shares_income and grant.share is not None and "浙江" in places and not grant.asked:
        told = gettext_noop("取得权属份额的完成人不再参与该项成果转化后单位所获收益的分配，要求按规定获取奖励的除外")
        source = law("浙江省促进科技成果转化条例第三十七条第三款")
        found.append(_finding("rewarded_twice", told, Severity.BLOCK, source))
    return found


def _finding(code: str, told: str, severity: Severity, source: Source) -> Finding:
    return Finding(code, severity, told, source, Need.CORRECTION)
