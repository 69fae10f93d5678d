"""The usual upper limits of a fee: a warning, no law we have read (domain.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.money import yuan
from panhuo.deals.rules.sources import custom
from panhuo.intake.phrases import gettext_noop


@dataclass(frozen=True, slots=True)
class Caps:
    """`fixed` in 分, rates in per cent; an administrator may change them. At the limit is not above it."""

    fixed: int = 20_000_000_00
    net_sales: Decimal = Decimal(20)
    profit: Decimal = Decimal(40)


DEFAULT_CAPS: Final = Caps()


def above_caps(
    *, rate: Decimal | None, base: Base | None, amount: int | None, caps: Caps = DEFAULT_CAPS
) -> list[Finding]:
    found = []
    if amount is not None and amount > caps.fixed:
        params = {"value": f"{yuan(amount)} 元", "cap": f"{yuan(caps.fixed)} 元", "what": "固定费用"}
        found.append(_above("fixed_above_cap", params))
    limit = {Base.NET_SALES: caps.net_sales, Base.PROFIT: caps.profit}.get(base) if base else None
    if rate is not None and limit is not None and rate > limit:
        what = gettext_noop("净销售额提成") if base is Base.NET_SALES else gettext_noop("利润额提成")
        found.append(_above("rate_above_cap", {"value": f"{rate}%", "cap": f"{limit}%", "what": what}))
    return found


def _above(code: str, params: dict[str, str]) -> Finding:
    told = gettext_noop("%(what)s %(value)s 高于通常的上限 %(cap)s，声明时应说明理由")
    return Finding(code, Severity.WARN, told, custom("开放许可声明的通常做法"), Need.CORRECTION, params=params)
