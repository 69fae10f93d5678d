"""Standing on both sides, and whose turn it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.mandates.rules.sides import Clash, clash
from panhuo.exchange.mandates.rules.turns import Standing, next_act, turn_of

DEMAND, SUPPLY, AGENCY, OTHER = 1, 2, 3, 4


def test_an_agent_of_both_needs_both_consents():
    found = clash(demand=DEMAND, supply=SUPPLY, own=[AGENCY], represented={AGENCY: {DEMAND, SUPPLY}})
    assert found == Clash(AGENCY, frozenset({"demand", "supply"}))


def test_dealing_with_oneself_needs_the_principals_consent():
    found = clash(demand=DEMAND, supply=AGENCY, own=[AGENCY], represented={AGENCY: {DEMAND}})
    assert found == Clash(AGENCY, frozenset({"demand"}))


def test_a_person_of_the_other_house_is_on_both_sides_too():
    found = clash(demand=DEMAND, supply=SUPPLY, own=[AGENCY, SUPPLY], represented={AGENCY: {DEMAND}})
    assert found == Clash(AGENCY, frozenset({"demand"}))


def test_a_broker_bound_to_one_side_needs_both():
    found = clash(demand=DEMAND, supply=SUPPLY, own=[AGENCY], represented={AGENCY: {DEMAND}}, middle=AGENCY)
    assert found == Clash(AGENCY, frozenset({"demand", "supply"}))
    assert clash(demand=DEMAND, supply=SUPPLY, own=[AGENCY], represented={AGENCY: {OTHER}}, middle=AGENCY) is None


houses = st.frozensets(st.integers(1, 6), max_size=4)


@given(own=houses, represented=st.dictionaries(st.integers(1, 6), houses, max_size=4))
def test_without_a_mandate_in_the_deal_there_is_no_clash(own, represented):
    represented = {agent: ids for agent, ids in represented.items() if agent in own}
    found = clash(demand=DEMAND, supply=SUPPLY, own=own, represented=represented)
    reached = set(own) | {one for ids in represented.values() for one in ids}
    by_mandate = {one for ids in represented.values() for one in ids} & {DEMAND, SUPPLY}
    assert (found is not None) == ({DEMAND, SUPPLY} <= reached and bool(by_mandate))
    if found is not None:
        sides = {"demand": DEMAND, "supply": SUPPLY}
        assert {sides[side] for side in found.consents} == by_mandate, "whoever is acted for says yes"


counts = st.integers(0, 3)


@given(st.builds(Standing, st.booleans(), counts, counts, counts, counts, counts))
def test_whoever_waits_for_us_makes_it_our_turn(standing):
    act = next_act(standing)
    waits = not standing.closed and (standing.asked_back or standing.contacts_ours)
    assert (turn_of(act) == "ours") >= bool(waits)
    assert (act == "none") == standing.closed


def test_a_need_that_nobody_was_asked_about_is_our_turn():
    assert next_act(Standing()) == "ask"
    assert next_act(Standing(open=2)) == "wait"
    assert next_act(Standing(open=1, asked_back=1)) == "reply"
    assert next_act(Standing(answered=1)) == "decide"
    assert next_act(Standing(answered=1, contacts_theirs=1)) == "talk"
