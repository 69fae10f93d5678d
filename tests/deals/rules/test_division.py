"""Every 分 of a receipt goes to somebody, whatever the rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.money import percent_of
from panhuo.deals.rules.shares.division import Member, OpenCost, divide, take_back
from panhuo.deals.rules.shares.net_income import Cost, definition_for, own_definition
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.law.errors import RuleError

DEFINITION = definition_for(region="浙江省", on=date(2026, 1, 1))


@st.composite
def rules(draw):
    """Parts of any roles that make 100 %, each with up to four members of any weights."""
    cuts = sorted(draw(st.sets(st.integers(1, 9999), min_size=1, max_size=6)))
    bounds = [0, *cuts, 10_000]
    percents = [Decimal(high - low) / 100 for low, high in pairwise(bounds)]
    parts = [Part(f"份{n}", draw(st.sampled_from(list(Role))), percent) for n, percent in enumerate(percents)]
    weights = st.lists(st.decimals("0.01", 100, places=2), min_size=1, max_size=4)
    members = {part.name: [Member(f"m{n}", w) for n, w in enumerate(draw(weights))] for part in parts}
    return parts, members, draw(st.sampled_from([Decimal(0), Decimal(50), Decimal(70)]))


COSTS = st.lists(
    st.builds(lambda cost, left: (cost, left), st.sampled_from(list(Cost)), st.integers(0, 10**9)), max_size=5
)


@given(st.integers(1, 10**12), COSTS, rules())
def test_shares_and_costs_equal_the_receipt(gross, costs, rule):
    parts, members, floor = rule
    open_ = [OpenCost(str(n), cost, left) for n, (cost, left) in enumerate(costs)]
    found = divide(gross, costs=open_, definition=DEFINITION, parts=parts, members=members, floor_percent=floor)
    assert sum(found.members.values()) + found.costs == gross
    assert sum(found.parts.values()) == found.net == gross - sum(found.used.values())
    assert all(fen >= 0 for fen in found.members.values())
    assert all(found.used.get(one.key, 0) <= one.left for one in open_)
    persons = sum(found.parts[part.name] for part in parts if part.to_person)
    percent = sum((part.percent for part in parts if part.to_person), Decimal(0))
    if percent >= floor:
        assert persons >= percent_of(found.net, floor)


@given(st.integers(1, 10**9), st.integers(0, 10**9), rules(), st.lists(st.integers(1, 10**9), max_size=4))
def test_refunds_in_any_steps_take_back_exactly_what_was_given(gross, cost, rule, steps):
    parts, members, floor = rule
    found = divide(
        gross,
        costs=[OpenCost("a", Cost.TAXES, cost)],
        definition=DEFINITION,
        parts=parts,
        members=members,
        floor_percent=floor,
    )
    held = dict(found.members)
    left, net, kept = gross, found.net, found.costs
    for step in [*steps, gross]:
        refund = min(step, left)
        if not refund:
            break
        back = take_back(refund, gross=left, net=net, parts=parts, members=members, floor_percent=floor)
        assert sum(back.members.values()) + back.costs == -refund
        held = {key: held[key] + fen for key, fen in back.members.items()}
        left, net, kept = left - refund, net + back.net, kept + back.costs
        assert all(fen >= 0 for fen in held.values())
    assert left == net == kept == 0
    assert set(held.values()) <= {0}


def test_what_the_definition_does_not_name_is_not_deducted():
    own = own_definition([Cost.TAXES], article="本校办法第三条")
    costs = [OpenCost("a", Cost.RESEARCH_OWN, 500), OpenCost("b", Cost.TAXES, 100)]
    parts = [Part("团队", Role.TEAM, Decimal(70)), Part("学校", Role.INSTITUTION, Decimal(30))]
    members = {"团队": [Member("甲"), Member("乙"), Member("丙")], "学校": [Member("校")]}
    found = divide(1000, costs=costs, definition=own, parts=parts, members=members, floor_percent=Decimal(50))
    assert (found.net, found.used, found.refused) == (900, {"b": 100}, ("a",))
    assert found.members == {("团队", "甲"): 210, ("团队", "乙"): 210, ("团队", "丙"): 210, ("学校", "校"): 270}


def test_a_part_without_members_is_not_lost():
    parts = [Part("团队", Role.TEAM, Decimal(70)), Part("学校", Role.INSTITUTION, Decimal(30))]
    with pytest.raises(RuleError, match="还没有指定分给谁"):
        divide(
            10, costs=[], definition=DEFINITION, parts=parts, members={"团队": [Member("甲")]}, floor_percent=Decimal(0)
        )
