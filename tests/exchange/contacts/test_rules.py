"""States and commissions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.contacts.rules.commission import commission_fen
from panhuo.exchange.contacts.rules.states import LIVE, MOVES, OVER, move, turn, verbs

SIDES = st.sampled_from(("demand", "supply"))
STATES = st.sampled_from((*LIVE, *OVER))


@given(STATES, SIDES, SIDES)
def test_only_live_states_move_and_each_verb_belongs_to_somebody(state, side, asked_by):
    said = verbs(state, side=side, asked_by=asked_by)
    assert bool(said) == (state in LIVE)
    for one in MOVES:
        assert (move(state, one.verb, side=side, asked_by=asked_by) is not None) == (one.verb in said)
    assert verbs(state, side="broker", asked_by=asked_by) == ()


@given(SIDES)
def test_who_was_asked_answers_and_who_asked_may_withdraw(asked_by):
    other = "supply" if asked_by == "demand" else "demand"
    assert set(verbs("requested", side=other, asked_by=asked_by)) == {"accept", "decline"}
    assert verbs("requested", side=asked_by, asked_by=asked_by) == ("withdraw",)
    assert turn("requested", asked_by=asked_by, next_side="") == other
    assert turn("deal", asked_by=asked_by, next_side="both") == ""


@given(st.integers(1, 3000), st.integers(0, 10**13))
def test_a_commission_by_rate_is_whole_fen_and_within_one_of_exact(points, deal):
    fen = commission_fen(basis="percent", basis_points=points, fixed_fen=None, deal_fen=deal)
    assert fen is not None
    assert abs(fen * 10_000 - deal * points) <= 5_000


def test_a_commission_of_an_unknown_deal_is_unknown():
    assert commission_fen(basis="percent", basis_points=500, fixed_fen=None, deal_fen=None) is None
    assert commission_fen(basis="fixed", basis_points=None, fixed_fen=100, deal_fen=None) == 100
    assert commission_fen(basis="free", basis_points=None, fixed_fen=None, deal_fen=None) == 0


@pytest.mark.parametrize(
    "said", [("percent", 0, None), ("percent", 3001, None), ("fixed", None, None), ("gift", None, None)]
)
def test_a_commission_that_is_not_stated_is_refused(said):
    basis, points, fixed = said
    with pytest.raises(ValueError, match="commission"):
        commission_fen(basis=basis, basis_points=points, fixed_fen=fixed, deal_fen=1)
