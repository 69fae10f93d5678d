"""Random plans and scenarios."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.plans.plan import Audit, Exit, Instalment, Milestone, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, Step
from panhuo.deals.rules.plans.scenario import Scenario

FEN = st.integers(0, 50_000_000_00)
DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
RATES = st.decimals(0, 30, places=2)


@st.composite
def royalties(draw) -> Royalty:
    base = draw(st.sampled_from(list(Base)))
    ends = sorted(draw(st.sets(st.integers(1, 10**9 if base not in COUNTED else 10**5), max_size=3)))
    rates = sorted(draw(st.lists(RATES, min_size=len(ends) + 1, max_size=len(ends) + 1)), reverse=True)
    minimum = draw(st.integers(0, 10**8))
    return Royalty(
        base,
        tuple(Step(end, rate) for end, rate in zip([*ends, None], rates, strict=True)),
        period_months=draw(st.sampled_from([1, 3, 6, 12])),
        minimum=minimum,
        maximum=draw(st.none() | st.integers(minimum, minimum + 10**9)),
        cap=draw(st.none() | st.integers(minimum, minimum + 10**10)),
        prorate=draw(st.booleans()),
    )


@st.composite
def plans(draw) -> Plan:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 2500)))
    kind = draw(st.none() | st.sampled_from(list(TriggerKind)))
    milestones = tuple(Milestone(key, draw(FEN), "验收单") for key in draw(st.sets(st.sampled_from("abc"))))
    return Plan(
        first,
        last,
        lump=draw(FEN),
        entry=draw(FEN),
        free_months=draw(st.integers(0, 30)),
        instalments=tuple(
            Instalment(draw(FEN), after_months=draw(st.integers(0, 90)), triggered=draw(st.booleans()))
            for _ in range(draw(st.integers(0, 3)))
        ),
        milestones=milestones,
        royalties=tuple(draw(st.lists(royalties(), max_size=2))),
        trigger=Trigger(kind, draw(DAYS), draw(FEN), "a") if kind else None,
        cap=draw(st.none() | FEN),
        exit=draw(st.none() | st.just(Exit(6, 3, 1_000_00))),
        audit=draw(st.none() | st.just(Audit(2, 15, Decimal("5.5")))),
    )


@st.composite
def scenarios(draw) -> Scenario:
    series = {base: tuple(draw(st.lists(st.integers(-(10**6), 10**10), max_size=90))) for base in Base}
    return Scenario(
        "随机",
        series,
        surplus=tuple(draw(st.lists(st.integers(-(10**9), 10**9), max_size=90))),
        milestones={key: draw(DAYS) for key in draw(st.sets(st.sampled_from("abc")))},
        accepted=draw(st.none() | DAYS),
        exit=draw(st.none() | DAYS),
    )
