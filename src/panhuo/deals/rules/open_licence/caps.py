"""The usual upper limits of a fee: a warning, no law we have read (domain.md §3)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.money import yuan
from panhuo.deals.rules.sources import custom
from panhuo.intake.phrases import gettext_noop


@dataclass(frozen=True, slots=True)
class Caps:
    """`fixed` in 分, rates in per cent; None: no limit is usual. At the limit is not above it.

    `source` says where the limits come from; it stands beside the warning.
    """

    fixed: int | None
    net_sales: Decimal | None
    profit: Decimal | None
    source: str


def parse_caps(data: Mapping[str, Any]) -> Caps:
    """Limits from plain data, as `caps_data` writes them."""
    rates = [None if data[name] is None else Decimal(data[name]) for name in ("net_sales", "profit")]
    return Caps(data["fixed"], rates[0], rates[1], data["source"])


def caps_data(caps: Caps) -> dict[str, Any]:
    rates = {"net_sales": caps.net_sales, "profit": caps.profit}
    return {
        "fixed": caps.fixed,
        **{name: None if rate is None else f"{rate.normalize():f}" for name, rate in rates.items()},
        "source": caps.source,
    }


@lru_cache(maxsize=1)
def shipped_caps() -> Caps:
    """The limits that come with Panhuo, a default that an administrator can replace."""
    text = files("panhuo.deals.rules.open_licence").joinpath("data/caps.json").read_text(encoding="utf-8")
    return parse_caps(json.loads(text))


def above_caps(
    *, rate: Decimal | None, base: Base | None, amount: int | None, caps: Caps | None = None
) -> list[Finding]:
    """Warnings for what is above `caps`, or above the shipped ones."""
    usual = caps or shipped_caps()
    found = []
    if amount is not None and usual.fixed is not None and amount > usual.fixed:
        params = {"value": f"{yuan(amount)} 元", "cap": f"{yuan(usual.fixed)} 元", "what": "固定费用"}
        found.append(_above("fixed_above_cap", params, usual))
    limit = {Base.NET_SALES: usual.net_sales, Base.PROFIT: usual.profit}.get(base) if base else None
    if rate is not None and limit is not None and rate > limit:
        what = gettext_noop("净销售额提成") if base is Base.NET_SALES else gettext_noop("利润额提成")
        found.append(_above("rate_above_cap", {"value": f"{rate}%", "cap": f"{limit}%", "what": what}, usual))
    return found


def _above(code: str, params: dict[str, str], usual: Caps) -> Finding:
    told = gettext_noop("%(what)s %(value)s 高于通常的上限 %(cap)s，声明时应说明理由")
    return Finding(code, Severity.WARN, told, custom(usual.source), Need.CORRECTION, params=params)
