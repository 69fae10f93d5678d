"""What is owed by facts agrees with what the designer reckons from the same figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from deals.rules.plans import plans, scenarios
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.assumptions import Assumptions, assumptions_data, parse_assumptions
from panhuo.deals.rules.plans.cash_flow import cash_flow
from panhuo.deals.rules.plans.charges import ChargeKind
from panhuo.deals.rules.plans.due import Facts, awaited, dues, met_on, revenue_missing
from panhuo.deals.rules.plans.equal import equalise
from panhuo.deals.rules.plans.figures import by_month, by_year
from panhuo.deals.rules.plans.plan import Instalment, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step, one_rate
from panhuo.deals.rules.plans.scenario import Scenario
from panhuo.deals.rules.plans.value import licensor_value

FIRST, LAST = date(2026, 1, 15), date(2028, 1, 14)
YUAN = 100


def facts_of(scenario: Scenario, *, months: int) -> Facts:
    """Everything reported."""
    reported = {
        base: {month: values[month] if month < len(values) else 0 for month in range(months)}
        for base, values in scenario.series.items()
    }
    return Facts(reported, scenario.milestones, scenario.accepted, scenario.exit)


@given(plans(), scenarios())
def test_with_all_reports_in_the_facts_owe_what_the_designer_showed(plan, scenario):
    if scenario.exit and scenario.exit < plan.first:
        return
    full = {base: (*values, *([0] * (plan.months - len(values)))) for base, values in scenario.series.items()}
    scenario = replace(scenario, series=full)
    owed = dues(plan, facts_of(scenario, months=plan.months + 1))
    flow = cash_flow(plan, scenario)
    assert [one.charge for one in owed] == list(flow.charges)
    assert len({one.key for one in owed}) >= len({(one.charge.kind, one.charge.name) for one in owed})


@given(plans(), scenarios(), st.integers(0, 80))
def test_what_is_not_reported_is_not_charged(plan, scenario, known):
    whole = facts_of(scenario, months=plan.months)
    part = Facts(
        {base: {m: v for m, v in values.items() if m < known} for base, values in whole.reported.items()},
        whole.milestones,
        whole.accepted,
        whole.exit,
    )
    for due in dues(plan, part):
        assert plan.first <= due.charge.day <= plan.last
        if due.charge.kind in {ChargeKind.ROYALTY, ChargeKind.MINIMUM}:
            assert plan.month_of(due.charge.day) < known
    total = sum(one.charge.amount for one in dues(plan, part))
    assert plan.cap is None or total <= plan.cap


def royalty_plan(**changes: object) -> Plan:
    values = {"first": FIRST, "last": LAST, "royalties": (Royalty(Base.NET_SALES, one_rate(Decimal(5)), 3),)}
    return Plan(**{**values, **changes})  # type: ignore[arg-type]


def test_a_period_waits_for_its_report():
    plan = royalty_plan()
    facts = Facts({Base.NET_SALES: {0: 100 * YUAN, 1: 0, 2: 50 * YUAN, 3: 7 * YUAN}})
    assert [(one.charge.day, one.charge.amount) for one in dues(plan, facts)] == [(date(2026, 4, 14), 7_50)]
    late = awaited(plan, facts, on=date(2026, 10, 15))
    assert [(one.first, one.last, one.ends) for one in late] == [
        (3, 5, date(2026, 7, 14)),
        (6, 8, date(2026, 10, 14)),
    ]


def test_a_revenue_trigger_waits_for_reports_without_a_gap():
    plan = royalty_plan(
        trigger=Trigger(TriggerKind.REVENUE, amount=100 * YUAN),
        instalments=(Instalment(9, after_months=1, triggered=True),),
    )
    gap = Facts({Base.NET_SALES: {0: 60 * YUAN, 2: 60 * YUAN}})
    assert met_on(plan, gap) is None
    assert revenue_missing(plan, gap) == 40 * YUAN
    assert dues(plan, gap) == []
    whole = Facts({Base.NET_SALES: {0: 60 * YUAN, 1: 0, 2: 60 * YUAN}})
    assert met_on(plan, whole) == date(2026, 4, 14)
    assert [one.key for one in dues(plan, whole)] == ["instalment:1"]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=4), st.integers(37, 48))
def test_a_year_spread_over_its_months_keeps_every_fen(years, months):
    monthly = by_month([(one,) for one in years], months=months)
    assert by_year(monthly) == years


def test_equal_value_by_rate_and_by_entry_fee():
    scenario = Scenario("x", {Base.NET_SALES: tuple([1_000_000 * YUAN] * 24)})
    percent = Decimal(8)
    target = licensor_value(cash_flow(Plan(FIRST, LAST, lump=1_000_000 * YUAN), scenario), percent_a_year=percent)
    plan = royalty_plan(royalties=(Royalty(Base.NET_SALES, (Step(10**9, Decimal(3)), Step(None, Decimal(2))), 12),))
    equal = equalise(plan, scenario, target=target, percent_a_year=percent)
    assert equal.rates is not None
    assert equal.rates[0] / equal.rates[1] == Decimal("1.5")
    raised = royalty_plan(
        royalties=(
            Royalty(Base.NET_SALES, tuple(Step(u, r) for u, r in zip([10**9, None], equal.rates, strict=True)), 12),
        )
    )
    assert licensor_value(cash_flow(raised, scenario), percent_a_year=percent) >= target
    paid = royalty_plan(royalties=plan.royalties, entry=equal.lump)
    assert licensor_value(cash_flow(paid, scenario), percent_a_year=percent) == target


def test_a_cap_that_stands_against_it_is_not_talked_away():
    scenario = Scenario("x", {Base.NET_SALES: tuple([1_000_000 * YUAN] * 24)})
    equal = equalise(royalty_plan(cap=10 * YUAN), scenario, target=1_000_000 * YUAN, percent_a_year=Decimal(0))
    assert (equal.rates, equal.lump) == (None, None)


def test_assumptions_survive_being_stored():
    said = Assumptions(
        {Base.UNITS: ((1, 2), (3,))}, ((5,),), Decimal("8.5"), Decimal("0.5"), Decimal(2), {"a": FIRST}, LAST, None
    )
    assert parse_assumptions(assumptions_data(said)) == said
    assert parse_assumptions({}) == Assumptions()
    assert (FIRST + timedelta(days=1)) > FIRST
