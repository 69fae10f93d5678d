"""What due care means by region: dated data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from panhuo.deals.rules.filings.publicity import Pricing
from panhuo.deals.rules.institutions import Institution, institutions_of
from panhuo.deals.rules.regions import in_force
from panhuo.intake.phrases import gettext_noop

DUTIES: Final = {
    "democratic_decision": gettext_noop("民主决策"),
    "disclosure": gettext_noop("信息公示"),
    "reasonable_care": gettext_noop("合理注意"),
    "supervision": gettext_noop("监督管理"),
    "own_rules": gettext_noop("按本单位转化管理规定办理"),
    "no_gain": gettext_noop("没有牟取非法利益"),
    "price_published": gettext_noop("协议定价并按规定公示"),
    "market_price": gettext_noop("挂牌交易、拍卖等方式确定价格"),
}
EVIDENCE: Final = {
    "meeting_minutes": gettext_noop("集体决策会议纪要"),
    "publicity_record": gettext_noop("公示记录（起止日期、内容、场所）"),
    "price_basis": gettext_noop("定价依据（评估报告、询价或可比交易）"),
    "ownership_check": gettext_noop("权属和负担核查"),
    "counterparty_check": gettext_noop("受让方、被许可人情况核查"),
    "performance_record": gettext_noop("合同履行跟踪记录"),
    "receipt_record": gettext_noop("收款或催收记录"),
    "unit_rules": gettext_noop("本单位转化管理规定"),
    "approval_record": gettext_noop("内部审批记录"),
    "interest_statement": gettext_noop("利益冲突声明和关联关系核查"),
    "market_record": gettext_noop("挂牌或拍卖记录"),
}


@dataclass(frozen=True, slots=True)
class CareRule:
    """`duties` always, `agreed` with an agreed price, `market` with listing or auction."""

    region: str
    valid_from: date
    valid_to: date | None
    who: frozenset[Institution]
    duties: tuple[str, ...]
    agreed: tuple[str, ...]
    market: tuple[str, ...]
    article: str

    def for_pricing(self, pricing: Pricing) -> tuple[str, ...]:
        return self.duties + (self.agreed if pricing is Pricing.AGREED else self.market)


@dataclass(frozen=True, slots=True)
class CareBook:
    """The rules, and which pieces of evidence show that a duty was done (a default of ours, may be changed)."""

    rules: tuple[CareRule, ...]
    evidence: Mapping[str, tuple[str, ...]]


def parse_care(data: Mapping[str, Any]) -> CareBook:
    rules = tuple(
        CareRule(
            one["region"],
            date.fromisoformat(one["from"]),
            date.fromisoformat(one["to"]) if one.get("to") else None,
            institutions_of(one["who"]),
            tuple(one["duties"]),
            tuple(one.get("agreed", ())),
            tuple(one.get("market", ())),
            one["article"],
        )
        for one in data["rules"]
    )
    return CareBook(rules, {duty: tuple(kinds) for duty, kinds in data["evidence"].items()})


@lru_cache(maxsize=1)
def shipped_care() -> CareBook:
    """What comes with Panhuo; an administrator can replace it."""
    text = files("panhuo.deals.rules.due_care").joinpath("data/duties.json").read_text(encoding="utf-8")
    return parse_care(json.loads(text))


def care_rules(institution: Institution, *, region: str, on: date, rules: Iterable[CareRule]) -> list[CareRule]:
    """Those that protect the decision of `institution` taken on a day; none means that no text at hand does."""
    return [one for one in in_force(rules, region=region, on=on) if institution in one.who]
