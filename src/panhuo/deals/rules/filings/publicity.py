"""Publishing name and price before a state institution deals at an agreed price (转化法第十八条)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.institutions import STATE_RESEARCH, Institution
from panhuo.deals.rules.regions import in_force
from panhuo.deals.rules.sources import law, reading
from panhuo.intake.phrases import gettext_noop


class Pricing(StrEnum):
    """协议定价, 在技术交易市场挂牌交易, 拍卖."""

    AGREED = "agreed"
    LISTED = "listed"
    AUCTION = "auction"


PLACES = {"unit": gettext_noop("本单位"), "market": gettext_noop("技术交易市场")}
CONTENTS = {
    "name": gettext_noop("科技成果名称"),
    "summary": gettext_noop("内容摘要"),
    "way": gettext_noop("转化方式"),
    "price": gettext_noop("拟交易价格"),
    "objection_procedure": gettext_noop("异议处理程序"),
    "related_party": gettext_noop("受让方是完成人或者其利害关系人的标明"),
}


@dataclass(frozen=True, slots=True)
class PublicityRule:
    region: str
    valid_from: date
    valid_to: date | None
    days: int | None
    places: frozenset[str]
    contents: frozenset[str]
    article: str


@dataclass(frozen=True, slots=True)
class Publicity:
    """A notice: its first and last day, where it stood and what it said. `objections_open`: one is not settled."""

    first: date
    last: date | None = None
    places: frozenset[str] = frozenset({"unit"})
    contents: frozenset[str] = frozenset({"name", "price"})
    objections_open: bool = False


def parse_publicity(data: Mapping[str, Any]) -> tuple[PublicityRule, ...]:
    return tuple(
        PublicityRule(
            one["region"],
            date.fromisoformat(one["from"]),
            date.fromisoformat(one["to"]) if one.get("to") else None,
            one["days"],
            frozenset(one["places"]),
            frozenset(one["contents"]),
            one["article"],
        )
        for one in data["publicity"]
    )


@lru_cache(maxsize=1)
def shipped_publicity() -> tuple[PublicityRule, ...]:
    """What comes with Panhuo; an administrator can replace it."""
    text = files("panhuo.deals.rules.filings").joinpath("data/publicity.json").read_text(encoding="utf-8")
    return parse_publicity(json.loads(text))


def publicity_rules(
    institution: Institution, *, pricing: Pricing, region: str, on: date, rules: Iterable[PublicityRule] | None = None
) -> list[PublicityRule]:
    """The rules that ask for a notice; none for other institutions, or for a price found by listing or auction."""
    if institution not in STATE_RESEARCH or pricing is not Pricing.AGREED:
        return []
    return in_force(shipped_publicity() if rules is None else rules, region=region, on=on)


def earliest_signing(first: date, *, rules: Iterable[PublicityRule]) -> date:
    """The first day after the notice has stood long enough: its own first day is not counted (reading)."""
    days = max((rule.days or 0 for rule in rules), default=0)
    return first + timedelta(days=days + 1)


def publicity_findings(
    notice: Publicity | None, *, rules: list[PublicityRule], signing: date, related_party: bool = False
) -> list[Finding]:
    """What lacks before the contract may be signed on `signing`."""
    if not rules:
        return []
    if notice is None:
        told = gettext_noop("协议定价的，应当在本单位公示科技成果名称和拟交易价格")
        return [Finding("no_publicity", Severity.BLOCK, told, law(rules[-1].article), Need.NOTICE)]
    found = []
    for rule in rules:
        wanted = rule.contents if related_party else rule.contents - {"related_party"}
        lacking = [PLACES[one] for one in sorted(rule.places - notice.places)]
        lacking += [CONTENTS[one] for one in sorted(wanted - notice.contents)]
        if lacking:
            params = {"lacking": "、".join(lacking)}
            told = gettext_noop("公示缺少：%(lacking)s")
            found.append(
                Finding("publicity_lacks", Severity.BLOCK, told, law(rule.article), Need.NOTICE, params=params)
            )
        if rule.days and not long_enough(notice, days=rule.days, signing=signing):
            params = {"days": str(rule.days)}
            told = gettext_noop("公示时间不得少于 %(days)s 日")
            found.append(
                Finding("publicity_short", Severity.BLOCK, told, law(rule.article), Need.NOTICE, params=params)
            )
    if notice.objections_open:
        told = gettext_noop("公示期间的异议尚未处理完毕")
        found.append(Finding("objection_open", Severity.WARN, told, reading(rules[0].article), Need.CORRECTION))
    return found


def long_enough(notice: Publicity, *, days: int, signing: date) -> bool:
    """`days` whole days after the first one, and over before the signature."""
    end = signing - timedelta(days=1) if notice.last is None else min(notice.last, signing - timedelta(days=1))
    return (end - notice.first).days >= days
