"""How the award is divided among persons, where a local rule says so (浙江第三十七条第二款, 舟山第二十八条第二款)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.institutions import STATE_RESEARCH, Institution
from panhuo.deals.rules.money import percent_of
from panhuo.deals.rules.regions import chain
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.rules.sources import law
from panhuo.intake.phrases import gettext_noop

MAIN: Final = Decimal(70)
STAFF: Final = Decimal(5)
_SINCE: Final = {
    "舟山": (date(2020, 3, 1), "舟山市科技创新促进条例第二十八条第二款"),
    "浙江": (date(2017, 10, 1), "浙江省促进科技成果转化条例第三十七条第二款"),
}


def structure_findings(
    parts: Sequence[Part], amounts: Mapping[str, int], *, institution: Institution, region: str, on: date
) -> list[Finding]:
    """Main contributors get at least 70 %, staff of the transfer office at least 5 % of what persons get.

    A team counts as its main contributors until it is split. Where no transfer staff took part nothing is asked for
    them (the text says 承担科技成果转化的…工作人员).
    """
    articles = [_SINCE[place][1] for place in chain(region) if place in _SINCE and _SINCE[place][0] <= on]
    if institution not in STATE_RESEARCH or not articles:
        return []
    persons = [part for part in parts if part.to_person]
    total = sum(amounts[part.name] for part in persons)
    main = sum(amounts[part.name] for part in persons if part.role in {Role.MAIN_CONTRIBUTOR, Role.TEAM})
    staff = sum(amounts[part.name] for part in persons if part.role is Role.TRANSFER_STAFF)
    found = []
    if main < percent_of(total, MAIN):
        found.append(_below("main_below", gettext_noop("主要贡献人员获得奖励的份额低于奖励总额的 70%"), articles[0]))
    if any(part.role is Role.TRANSFER_STAFF for part in parts) and staff < percent_of(total, STAFF):
        found.append(
            _below("staff_below", gettext_noop("技术转移机构工作人员和管理人员的份额低于奖励总额的 5%"), articles[0])
        )
    return found


def _below(code: str, told: str, article: str) -> Finding:
    return Finding(code, Severity.BLOCK, told, law(article), Need.CORRECTION)
