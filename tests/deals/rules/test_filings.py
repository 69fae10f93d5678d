"""Filings, publicity and due care."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.due_care.missing import Evidence, missing
from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE, care_rules, shipped_care
from panhuo.deals.rules.filings.deadlines import filing
from panhuo.deals.rules.filings.publicity import (
    Pricing,
    Publicity,
    earliest_signing,
    publicity_findings,
    publicity_rules,
)
from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.sources import Basis
from panhuo.law.errors import RuleError
from panhuo.law.workdays import official_calendar

CALENDAR = official_calendar()
TODAY = date(2026, 3, 2)
UNI = Institution.STATE_UNIVERSITY


@pytest.mark.parametrize(
    ("effective", "by"),
    [
        ("2025-07-01", "2025-10-09"),
        ("2025-11-30", "2026-02-28"),
        ("2025-08-31", "2025-12-01"),
        ("2026-01-04", "2026-04-07"),
        ("2023-11-29", "2024-02-29"),
    ],
)
def test_a_licence_is_filed_within_three_months_of_taking_effect(effective: str, by: str):
    found = filing(Act.EXCLUSIVE, effective=date.fromisoformat(effective), registered=None, calendar=CALENDAR)
    assert found
    assert found.by
    assert str(found.by.day) == by
    assert found.source.basis is Basis.LAW


def test_beyond_the_holiday_table_nothing_is_promised():
    found = filing(Act.ORDINARY, effective=date(2040, 1, 1), registered=None, calendar=CALENDAR)
    assert found
    assert found.by
    assert found.by.beyond_table


def test_no_deadline_without_a_known_day_nor_for_transfer_and_pledge():
    unknown = filing(Act.ORDINARY, effective=None, registered=None, calendar=CALENDAR)
    assert unknown
    assert (unknown.by, unknown.unknown) == (None, "合同生效日")
    for act in (Act.TRANSFER, Act.EQUITY, Act.PLEDGE):
        found = filing(act, effective=TODAY, registered=None, calendar=CALENDAR)
        assert found
        assert (found.by, found.effective) == (None, None), "signed alone it does not work"
    opened = filing(Act.OPEN_LICENCE, effective=TODAY, registered=None, calendar=CALENDAR)
    assert opened
    assert opened.source.basis is Basis.READING
    assert filing(Act.DEVELOPMENT, effective=TODAY, registered=None, calendar=CALENDAR) is None
    with pytest.raises(RuleError):
        filing(Act.LAPSE, effective=TODAY, registered=None, calendar=CALENDAR)


def rules_of(region: str, pricing: Pricing = Pricing.AGREED, who: Institution = UNI):
    return publicity_rules(who, pricing=pricing, region=region, on=TODAY)


NOTICE = Publicity(
    date(2026, 3, 2),
    places=frozenset({"unit", "market"}),
    contents=frozenset({"name", "summary", "way", "price", "objection_procedure"}),
)


@pytest.mark.parametrize(("region", "day"), [("浙江", "2026-03-18"), ("山东省", "2026-03-18"), ("江苏", "2026-03-03")])
def test_publicity_of_fifteen_days(region: str, day: str):
    rules = rules_of(region)
    assert str(earliest_signing(NOTICE.first, rules=rules)) == day
    assert publicity_findings(NOTICE, rules=rules, signing=date.fromisoformat(day)) == []


def test_what_a_notice_lacks():
    short = publicity_findings(NOTICE, rules=rules_of("浙江"), signing=date(2026, 3, 17))
    assert [one.code for one in short] == ["publicity_short"]
    taken_down = replace(NOTICE, last=date(2026, 3, 16))
    assert publicity_findings(taken_down, rules=rules_of("浙江"), signing=date(2026, 6, 1))
    poor = replace(NOTICE, places=frozenset({"unit"}), contents=frozenset({"name", "price"}))
    found = publicity_findings(poor, rules=rules_of("浙江"), signing=date(2026, 6, 1))
    assert [one.message for one in found] == ["公示缺少：技术交易市场、内容摘要、转化方式"]
    related = publicity_findings(NOTICE, rules=rules_of("浙江"), signing=date(2026, 6, 1), related_party=True)
    assert "利害关系人" in related[0].message
    assert [one.code for one in publicity_findings(None, rules=rules_of("江苏"), signing=TODAY)] == ["no_publicity"]
    assert publicity_findings(NOTICE, rules=rules_of("江苏"), signing=TODAY) == []


def test_who_need_not_publish():
    assert rules_of("浙江", Pricing.AUCTION) == rules_of("浙江", who=Institution.PRIVATE_ENTERPRISE) == []
    assert len(rules_of("浙江")) == 2


def lacking(region: str, *kinds: str, pricing: Pricing = Pricing.AGREED, day: date = TODAY) -> list[tuple[str, str]]:
    book = shipped_care()
    rules = care_rules(UNI, region=region, on=TODAY, rules=book.rules)
    evidence = [Evidence(kind, day) for kind in kinds]
    found = missing(evidence, rules, kinds=book.evidence, pricing=pricing, decided=TODAY)
    return [(one.duty, one.kind) for one in found]


CARE = ("price_basis", "ownership_check", "counterparty_check", "performance_record", "receipt_record")


def test_evidence_by_region():
    national = (*CARE, "interest_statement")
    assert lacking("江苏", *national) == []
    assert lacking("北京", *national) == [
        ("democratic_decision", "meeting_minutes"),
        ("disclosure", "publicity_record"),
    ]
    assert lacking("上海", *national) == [("democratic_decision", "meeting_minutes")]
    assert ("price_published", "publicity_record") in lacking("浙江", *national)
    assert ("market_price", "market_record") in lacking("浙江", *national, pricing=Pricing.LISTED)


def test_papers_made_up_afterwards_are_told():
    book = shipped_care()
    rules = care_rules(UNI, region="上海", on=TODAY, rules=book.rules)
    late = [Evidence(kind, date(2026, 3, 3)) for kind in EVIDENCE]
    found = missing(late, rules, kinds=book.evidence, pricing=Pricing.AGREED, decided=TODAY)
    assert {one.duty for one in found} == {"reasonable_care", "no_gain", "democratic_decision"}
    assert all(one.late and "形成于决策之后" in one.message for one in found)


def test_article_68_is_no_rule_of_due_care():
    assert not any("六十八" in rule.article for rule in shipped_care().rules)
    assert care_rules(Institution.PRIVATE_ENTERPRISE, region="上海", on=TODAY, rules=shipped_care().rules) == []


def test_the_data_names_only_what_exists():
    book = shipped_care()
    duties = {duty for rule in book.rules for duty in (*rule.duties, *rule.agreed, *rule.market)}
    assert duties <= set(book.evidence) <= set(DUTIES)
    assert {kind for kinds in book.evidence.values() for kind in kinds} <= set(EVIDENCE)
