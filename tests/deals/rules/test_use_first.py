"""Provincial rules, terms and states of use first, pay later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Severity
from panhuo.deals.rules.plans.plan import Exit, Instalment, Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty, one_rate
from panhuo.deals.rules.usefirst.eligible import Result, firm_findings, result_findings
from panhuo.deals.rules.usefirst.region import parse_regions, rule_for, shipped_data
from panhuo.deals.rules.usefirst.states import ENDS, MOVES, State, moves_from
from panhuo.deals.rules.usefirst.terms import Terms, match_terms, plan_terms
from panhuo.law.errors import RuleError

RULES = parse_regions(shipped_data())
ON = date(2026, 12, 1)
GOOD = Result(trl=5, ownership_clear=True, disputed=False, co_owners_agree=None)


def codes(findings) -> set[str]:
    return {one.code for one in findings}


def test_rules_hold_by_place_and_day():
    assert rule_for("四川省成都市", on=ON, rules=RULES).region == "四川"
    assert rule_for("四川省", on=date(2028, 4, 10), rules=RULES) is None
    assert rule_for("陕西省西咸新区", on=ON, rules=RULES).start_months == 12
    assert rule_for("陕西省", on=ON, rules=RULES) is None
    assert all(one.basis == "reported" for one in RULES)


@pytest.mark.parametrize(
    "change",
    [{"min_trl": 12}, {"basis": "x"}, {"article": ""}, {"from": "x"}, {"modes": ["gift"]}, {"to": "2020-01-01"}],
)
def test_a_rule_that_cannot_be_is_named(change):
    with pytest.raises(RuleError, match="第 2 条规则无法读取"):
        parse_regions({"rules": [shipped_data()["rules"][0], {**shipped_data()["rules"][1], **change}]})


def test_what_nobody_said_is_asked_for():
    hunan = rule_for("湖南省", on=ON, rules=RULES)
    assert codes(result_findings(Result(None, None, None, None), hunan, on=ON)) == {"ownership_unknown", "trl_unknown"}
    assert result_findings(GOOD, hunan, on=ON) == []
    assert codes(result_findings(Result(3, True, True, False), hunan, on=ON)) == {"ownership", "trl_low", "co_owners"}
    late = Result(5, True, False, None, publicly_funded=True, accepted=date(2021, 11, 30))
    assert codes(result_findings(late, hunan, on=ON)) == {"entered_late"}
    in_time = Result(5, True, False, None, publicly_funded=True, accepted=date(2021, 12, 1))
    assert [one.message for one in result_findings(in_time, hunan, on=ON)] == ["按当地要求最迟 2026-12-01 入库"]
    taken = Result(5, True, False, None, blocked_by=("许可（独占或排他）",))
    assert codes(result_findings(taken, None, on=ON)) == {"encumbered"}


def test_a_region_for_small_firms_only():
    sichuan = rule_for("四川省", on=ON, rules=RULES)
    assert firm_findings("large", sichuan)[0].severity is Severity.BLOCK
    assert firm_findings("unknown", sichuan)[0].severity is Severity.WARN
    assert firm_findings("micro", sichuan) == firm_findings("large", None) == []


def test_terms_meet_or_are_unknown():
    offer = Terms(
        free_months=12, entry_fen=0, modes=frozenset({"royalty", "milestone"}), guarantee=True, exclusive=False
    )
    wish = Terms(free_months=18, entry_fen=0, modes=frozenset({"royalty"}), guarantee=None, exclusive=False)
    found = {one.term: one.meets for one in match_terms(offer, wish)}
    assert found == {
        "free_months": False,
        "trial_months": None,
        "entry_fen": True,
        "exclusive": True,
        "years": None,
        "modes": True,
        "guarantee": None,
        "insurance": None,
    }


def test_a_plan_that_pays_first_is_told():
    def plan(**changes) -> Plan:
        return Plan(date(2026, 1, 1), date(2030, 12, 31), **changes)

    assert {"pays_first", "no_free_use"} <= codes(plan_terms(plan(lump=1), None))
    good = plan(
        trigger=Trigger(TriggerKind.TRIAL), exit=Exit(6), royalties=(Royalty(Base.NET_SALES, one_rate(Decimal(3))),)
    )
    assert plan_terms(good, None) == []
    beijing = rule_for("北京市", on=ON, rules=RULES)
    early = plan(free_months=6, exit=Exit(6), instalments=(Instalment(1, after_months=6),))
    assert codes(plan_terms(early, beijing)) == {"starts_early"}
    by_revenue = plan(
        trigger=Trigger(TriggerKind.REVENUE, amount=1), exit=Exit(6), instalments=(Instalment(1, after_months=6),)
    )
    assert plan_terms(by_revenue, beijing) == []


@given(st.lists(st.integers(0, 20), max_size=30), st.sampled_from(["office", "firm", "system"]))
def test_an_end_is_an_end(steps, by):
    state = State.TRIAL
    for step in steps:
        moves = moves_from(state, by=by)
        assert not (state in ENDS and moves)
        if moves:
            state = moves[step % len(moves)].end
    assert all(move.start not in ENDS for move in MOVES)
