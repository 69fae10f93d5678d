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

DUTIES: Final = {
    "democratic_decision": "民主决策",
    "disclosure": "信息公示",
    "reasonable_care": "合理注意",
    "supervision": "监督管理",
    "own_rules": "按本单位转化管理规定办理",
    "no_gain": "没有牟取非法利益",
    "price_published": "协议定价并按规定公示",
    "market_price": "挂牌交易、拍卖等方式确定价格",
}
EVIDENCE: Final = {
    "meeting_minutes": "集体决策会议纪要",
    "publicity_record": "公示记录（起止日期、内容、场所）",
    "price_basis": "定价依据（评估报告、询价或可比交易）",
    "ownership_check": "权属和负担核查",
    "counterparty_check": "受让方、被许可人情况核查",
    "performance_record": "合同履行跟踪记录",
    "receipt_record": "收款或催收记录",
    "unit_rules": "本单位转化管理规定",
    "approval_record": "内部审批记录",
    "interest_statement": "利益冲突声明和关联关系核查",
    "market_record": "挂牌或拍卖记录",
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
