"""Payment plans: amounts worked out by hand, and what holds for any plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from deals.rules.plans import plans, scenarios
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Severity
from panhuo.deals.rules.plans.cash_flow import CashFlow, cash_flow
from panhuo.deals.rules.plans.charges import ChargeKind
from panhuo.deals.rules.plans.check import plan_findings
from panhuo.deals.rules.plans.parse import parse_plan, plan_data
from panhuo.deals.rules.plans.plan import Exit, Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step, one_rate
from panhuo.deals.rules.plans.scenario import Scenario, three
from panhuo.deals.rules.plans.triggers import exit_day, trigger_day
from panhuo.deals.rules.plans.value import equal_value, licensee_value, licensor_value, present_value
from panhuo.law.errors import RuleError

START, END = date(2026, 1, 1), date(2028, 12, 31)
PLAN = Plan(START, END)
SALES = Scenario("中", {Base.NET_SALES: (100_000_00,) * 36}, surplus=(20_000_00,) * 36)


def told(flow: CashFlow) -> list[tuple[str, str, int]]:
    return [(one.kind.value, str(one.day), one.amount) for one in flow.charges]


def test_the_term_in_months():
    assert PLAN.months == 36
    assert Plan(date(2026, 1, 31), date(2026, 3, 1)).months == 2
    assert Plan(START, START).months == 1
    assert Plan(date(2026, 1, 31), END).month_end(0) == date(2026, 2, 27)


def test_entry_free_period_and_quarterly_royalty():
    plan = replace(PLAN, entry=5_000_00, free_months=30, royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(3)), 3),))
    assert told(cash_flow(plan, SALES)) == [
        ("entry", "2026-01-01", 5_000_00),
        ("royalty", "2028-09-30", 9_000_00),
        ("royalty", "2028-12-31", 9_000_00),
    ]


def test_descending_steps_apply_slice_by_slice():
    steps = (Step(1_000_000_00, Decimal(5)), Step(None, Decimal(2)))
    flow = cash_flow(replace(PLAN, royalties=(Royalty(Base.NET_SALES, steps),)), SALES)
    assert [amount for _kind, _day, amount in told(flow)] == [54_000_00, 24_000_00, 24_000_00]


def test_minimum_maximum_and_cap_of_a_royalty():
    royalty = Royalty(Base.NET_SALES, one_rate(Decimal(1)), minimum=15_000_00, maximum=20_000_00, cap=40_000_00)
    flow = cash_flow(replace(PLAN, royalties=(royalty,)), SALES)
    assert told(flow) == [
        ("royalty", "2026-12-31", 12_000_00),
        ("minimum", "2026-12-31", 3_000_00),
        ("royalty", "2027-12-31", 12_000_00),
        ("minimum", "2027-12-31", 3_000_00),
        ("royalty", "2028-12-31", 10_000_00),
    ]
    capped = cash_flow(replace(PLAN, royalties=(replace(royalty, steps=one_rate(Decimal(10)), cap=None),)), SALES)
    assert [one.amount for one in capped.charges] == [20_000_00] * 3


def test_royalty_per_unit_is_rounded_once_a_period_and_does_not_drift():
    royalty = Royalty(Base.UNITS, one_rate(Decimal("33.3")), period_months=1)
    flow = cash_flow(replace(PLAN, royalties=(royalty,)), Scenario("中", {Base.UNITS: (1,) * 36}))
    assert [one.amount for one in flow.charges][:4] == [33, 34, 33, 33]
    assert flow.total == round(33.3 * 36)


def test_a_month_with_a_loss_takes_nothing_back():
    royalty = Royalty(Base.PROFIT, one_rate(Decimal(10)), period_months=1)
    flow = cash_flow(replace(PLAN, royalties=(royalty,)), Scenario("低", {Base.PROFIT: (1000, -5000, 1000)}))
    assert [one.amount for one in flow.charges] == [100, 100]


@pytest.mark.parametrize(
    ("trigger", "scenario", "day"),
    [
        (Trigger(TriggerKind.DATE, date(2026, 6, 15)), SALES, "2026-06-15"),
        (Trigger(TriggerKind.REVENUE, amount=250_000_00), SALES, "2026-03-31"),
        (Trigger(TriggerKind.TRIAL), replace(SALES, accepted=date(2026, 2, 10)), "2026-02-10"),
        (Trigger(TriggerKind.MILESTONE, milestone="量产"), replace(SALES, milestones={"量产": END}), "2028-12-31"),
        (Trigger(TriggerKind.TRIAL), SALES, "None"),
        (Trigger(TriggerKind.TRIAL), replace(SALES, accepted=date(2029, 1, 1)), "None"),
    ],
)
def test_triggers(trigger: Trigger, scenario: Scenario, day: str):
    assert str(trigger_day(replace(PLAN, trigger=trigger), scenario)) == day


def test_use_first_pay_later():
    plan = replace(
        PLAN,
        trigger=Trigger(TriggerKind.TRIAL),
        instalments=(Instalment(50_000_00, after_months=1, triggered=True),),
        milestones=(Milestone("首台", 20_000_00, "验收单"),),
        royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(2))),),
    )
    tried = replace(SALES, accepted=date(2026, 12, 20), milestones={"首台": date(2027, 5, 5)})
    flow = cash_flow(plan, tried)
    assert told(flow) == [
        ("instalment", "2027-01-20", 50_000_00),
        ("milestone", "2027-05-05", 20_000_00),
        ("royalty", "2027-12-31", 24_000_00),
        ("royalty", "2028-12-31", 24_000_00),
    ]
    assert cash_flow(plan, SALES).total == 0, "a trial that was never accepted costs nothing"


def test_exit_ends_royalties_and_costs_its_fee():
    plan = replace(
        PLAN,
        instalments=(Instalment(1_000_00, day=date(2028, 1, 1)),),
        royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(1)), minimum=24_000_00),),
        exit=Exit(after_months=12, notice_months=3, fee=5_000_00),
    )
    left = exit_day(plan, noticed=date(2027, 3, 31))
    assert left == date(2027, 6, 30)
    flow = cash_flow(plan, replace(SALES, exit=left))
    assert told(flow)[2:] == [
        ("royalty", "2027-06-30", 6_000_00),
        ("minimum", "2027-06-30", 6_000_00),
        ("exit", "2027-06-30", 5_000_00),
    ]
    assert [one.amount for one in flow.not_owed] == [1_000_00]
    assert exit_day(plan, noticed=date(2026, 1, 5)) == date(2027, 1, 1), "not before the twelfth month is over"


def test_figures_that_were_not_entered_are_unknown():
    plan = replace(PLAN, royalties=(Royalty(Base.PROFIT, one_rate(Decimal(1))),))
    with pytest.raises(RuleError, match="缺少计费基数"):
        cash_flow(plan, SALES)


def test_three_scenarios_scale_the_figures():
    low, middle, high = three(SALES, low=Decimal("0.5"), high=Decimal("1.2"))
    plan = replace(PLAN, royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(1))),))
    assert [cash_flow(plan, one).total for one in (low, middle, high)] == [18_000_00, 36_000_00, 43_200_00]
    with pytest.raises(RuleError):
        three(SALES, low=Decimal(2), high=Decimal(3))


def test_present_value():
    assert present_value([0] * 12 + [110_00], percent_a_year=Decimal(10)) == 100_00
    assert present_value([1, 2, 3], percent_a_year=Decimal(0)) == 6
    with pytest.raises(RuleError):
        present_value([1], percent_a_year=Decimal(-100))


def test_the_royalty_that_is_worth_a_lump_sum():
    def at(rate: Decimal) -> CashFlow:
        return cash_flow(replace(PLAN, royalties=(Royalty(Base.NET_SALES, one_rate(rate)),)), SALES)

    target = licensor_value(cash_flow(replace(PLAN, lump=100_000_00), SALES), percent_a_year=Decimal(8))
    rate = equal_value(at, target=target, percent_a_year=Decimal(8), most=Decimal(100))
    assert rate is not None
    assert licensor_value(at(rate), percent_a_year=Decimal(8)) >= target
    assert licensor_value(at(rate - Decimal("0.01")), percent_a_year=Decimal(8)) < target
    assert equal_value(at, target=10**12, percent_a_year=Decimal(8), most=Decimal(20)) is None


def test_plans_that_contradict_themselves():
    bad = Plan(
        START,
        END,
        instalments=(Instalment(1, day=date(2030, 1, 1)), Instalment(1, triggered=True)),
        milestones=(Milestone("样机", 1, " "),),
        royalties=(Royalty(Base.NET_SALES, (Step(10, Decimal(1)), Step(5, Decimal(2))), minimum=9, maximum=8),),
        cap=-1,
    )
    codes = {one.code for one in plan_findings(bad) if one.severity is Severity.BLOCK}
    assert codes == {
        "instalment_outside",
        "no_trigger",
        "no_evidence",
        "steps_order",
        "minimum_above_maximum",
        "negative",
    }
    assert not plan_findings(replace(PLAN, entry=1, royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(3))),)))


def test_bad_data_names_the_place():
    with pytest.raises(RuleError, match=r"royalties\[1\]\.steps\[1\]\.rate"):
        parse_plan({"first": "2026-01-01", "last": "2027-01-01", "royalties": [{"base": "units", "steps": [{}]}]})
    with pytest.raises(RuleError, match="first"):
        parse_plan({"last": "2027-01-01"})


@given(plans(), scenarios())
@settings(deadline=None)
def test_any_plan_keeps_its_caps_and_its_term(plan, scenario):
    flow = cash_flow(plan, scenario)
    assert plan.cap is None or flow.total <= plan.cap
    end = max(min(plan.last, scenario.exit or plan.last), plan.first)
    royalty: defaultdict[str, int] = defaultdict(int)
    for one in flow.charges:
        assert plan.first <= one.day <= end
        assert one.amount > 0
        if one.kind in {ChargeKind.ROYALTY, ChargeKind.MINIMUM}:
            royalty[one.name] += one.amount
    for name, paid in royalty.items():
        clause = plan.royalties[int(name) - 1]
        years = -(-plan.months // 12)
        assert clause.cap is None or paid <= clause.cap
        assert clause.maximum is None or paid <= clause.maximum * years


@given(plans(), scenarios())
@settings(deadline=None)
def test_both_sides_together_have_the_surplus(plan, scenario):
    flow = cash_flow(plan, scenario)
    assert len(flow.rows) == plan.months
    assert flow.rows[0].first == plan.first
    assert flow.rows[-1].last == plan.last
    for row in flow.rows:
        earned = scenario.surplus[row.month] if row.month < len(scenario.surplus) else 0
        assert row.licensor + row.licensee == earned
    both = licensor_value(flow, percent_a_year=Decimal(0)) + licensee_value(flow, percent_a_year=Decimal(0))
    assert both == sum(scenario.surplus[: plan.months])


@given(plans())
@settings(deadline=None)
def test_plans_survive_their_data(plan):
    assert parse_plan(plan_data(plan)) == plan
