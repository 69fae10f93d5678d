"""Credit and ratings, as plain rules."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.services.rules.credit import Fact, in_force, standing
from panhuo.exchange.services.rules.ratings import LEAST, rated

TODAY = date(2026, 6, 15)
days = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
facts = st.lists(
    st.builds(
        Fact,
        kind=st.sampled_from(["qualification", "honour", "sanction"]),
        confirmed=st.booleans(),
        since=days,
        until=days,
        stops_orders=st.booleans(),
        appealed=st.booleans(),
    ),
    max_size=6,
)


def sanction(**said):
    return Fact(**({"kind": "sanction", "confirmed": True, "since": None, "until": None, "stops_orders": True} | said))


def test_the_last_day_of_a_sanction_still_counts():
    assert standing([sanction(until=TODAY)], today=TODAY).blocked
    over = standing([sanction(until=TODAY - timedelta(days=1))], today=TODAY)
    assert (over.blocked, over.sanctions, over.past_sanctions) == (False, 0, 1)


def test_what_is_not_confirmed_counts_for_nothing():
    found = standing([sanction(confirmed=False)], today=TODAY)
    assert found.clean
    assert not found.blocked


def test_an_open_appeal_does_not_suspend():
    found = standing([sanction(appealed=True)], today=TODAY)
    assert found.blocked
    assert found.appealed == 1


def test_the_longest_stop_decides_and_one_without_end_has_none():
    near, far = sanction(until=TODAY + timedelta(days=1)), sanction(until=TODAY + timedelta(days=9))
    assert standing([near, far], today=TODAY).blocked_until == TODAY + timedelta(days=9)
    assert standing([near, sanction()], today=TODAY).blocked_until is None


@given(facts)
def test_blocked_only_by_a_confirmed_sanction_in_force(known):
    found = standing(known, today=TODAY)
    assert found.blocked == any(f.kind == "sanction" and f.stops_orders and in_force(f, TODAY) for f in known)
    assert found.sanctions <= sum(f.kind == "sanction" for f in known)


@given(st.lists(st.integers(1, 5), max_size=9))
def test_no_mean_of_too_few(values):
    found = rated(values)
    assert found.count == len(values)
    assert found.mean == (Fraction(sum(values), len(values)) if len(values) >= LEAST else None)
