"""Price does not decide: the rules of scoring, checks and adoption as a plain library."""

from __future__ import annotations

import copy
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.procurement.rules.adoption import Institution, Kind, figures
from panhuo.exchange.procurement.rules.answers import clean_answers, wrong_answers
from panhuo.exchange.procurement.rules.errors import RuleError
from panhuo.exchange.procurement.rules.quality import Outcome, outcome
from panhuo.exchange.procurement.rules.read import default_data, read_standard
from panhuo.exchange.procurement.rules.score import Bid, may_choose, rank_bids
from panhuo.exchange.procurement.rules.standard import MOST_PRICE_WEIGHT, Check

STANDARD = read_standard(default_data())
SCHEME = STANDARD.scheme
CRITERIA = [one.id for one in SCHEME.criteria]

sheets = st.fixed_dictionaries({one: st.integers(0, SCHEME.scale) for one in CRITERIA})
prices = st.integers(100, 2_000_000)
bids = st.lists(
    st.tuples(prices, st.lists(sheets, min_size=SCHEME.min_scorers, max_size=3), st.booleans()), min_size=1, max_size=5
).map(lambda rows: [Bid(n, price, said, explained) for n, (price, said, explained) in enumerate(rows, start=1)])
weights = st.integers(0, MOST_PRICE_WEIGHT)


def scheme(**changed):
    data = copy.deepcopy(default_data())
    data["scheme"] |= changed
    return read_standard(data).scheme


def flat(value: int, times: int = 2):
    return [dict.fromkeys(CRITERIA, value)] * times


def by_id(ranking):
    return {result.id: result for result in ranking.results}


@pytest.mark.parametrize("weight", [MOST_PRICE_WEIGHT + 1, 30, 100, -1, True, "10", None, 10.0])
def test_price_may_not_weigh_more_than_the_cap(weight):
    with pytest.raises(RuleError) as error:
        scheme(price_weight=weight)
    assert error.value.code == "price_weight"


@given(bids, weights)
def test_the_cheapest_wins_only_where_nobody_is_better(offers, weight):
    ranking = rank_bids(scheme(price_weight=weight), offers)
    if ranking.winner is None:
        return
    found = by_id(ranking)
    price = {bid.id: bid.price for bid in offers}
    valid = [one for one in ranking.results if one.valid]
    if price[ranking.winner] == min(price[one.id] for one in valid):
        assert found[ranking.winner].quality == max(one.quality for one in valid)


@given(bids, weights)
def test_the_winner_is_good_enough_and_nobody_beats_it_in_both(offers, weight):
    ranking = rank_bids(scheme(price_weight=weight), offers)
    if ranking.winner is None:
        return
    found, price = by_id(ranking), {bid.id: bid.price for bid in offers}
    won = found[ranking.winner]
    assert won.quality >= SCHEME.min_quality
    for one in ranking.results:
        if one.valid and one.id != won.id:
            better = one.quality > won.quality and price[one.id] <= price[won.id]
            assert not better


@given(bids, weights)
def test_no_price_makes_up_for_a_wide_gap_in_quality(offers, weight):
    """Beyond weight/(100-weight) of the scale of quality, even a price of nought would not bring an offer ahead."""
    ranking = rank_bids(scheme(price_weight=weight), offers)
    gap = Fraction(weight * 100, 100 - weight)
    valid = [one for one in ranking.results if one.valid and one.total is not None]
    for better in valid:
        for worse in valid:
            if better.quality - worse.quality > gap:
                assert valid.index(better) < valid.index(worse)


@given(bids, st.randoms(use_true_random=False))
def test_the_order_in_which_offers_come_changes_nothing(offers, random):
    mixed = list(offers)
    random.shuffle(mixed)
    assert rank_bids(SCHEME, mixed) == rank_bids(SCHEME, offers)


@given(bids)
def test_people_may_not_put_price_before_quality(offers):
    ranking = rank_bids(SCHEME, offers)
    found = by_id(ranking)
    for bid in offers:
        allowed = may_choose(ranking, bid.id)
        if allowed:
            assert found[bid.id].valid
            assert found[bid.id].quality >= found[ranking.winner].quality
    assert ranking.winner is None or may_choose(ranking, ranking.winner)


def test_the_cheapest_that_led_by_its_price_is_set_aside():
    ranking = rank_bids(scheme(price_weight=15), [Bid(1, 1000, flat(8)), Bid(2, 1600, flat(8)[:1] + flat(9)[:1])])
    assert by_id(ranking)[1].total > by_id(ranking)[2].total
    assert (ranking.winner, ranking.price_set_aside) == (2, True)
    assert not may_choose(ranking, 1)


def test_what_nobody_rated_leaves_the_ranking_open():
    ranking = rank_bids(SCHEME, [Bid(1, 1000, flat(9)), Bid(2, 900, flat(9, times=1))])
    assert (ranking.winner, ranking.complete) == (None, False)
    assert by_id(ranking)[2].fails == ("unscored",)


def test_below_the_line_of_quality_is_out_whatever_the_price():
    ranking = rank_bids(SCHEME, [Bid(1, 1, flat(5), explained=True), Bid(2, 9_000, flat(6))])
    assert ranking.winner == 2
    assert "quality" in by_id(ranking)[1].fails


def test_a_price_far_below_the_others_needs_an_accepted_explanation():
    others = [Bid(2, 1000, flat(7)), Bid(3, 1000, flat(7))]
    assert by_id(rank_bids(SCHEME, [Bid(1, 500, flat(9)), *others]))[1].fails == ("low_price",)
    assert rank_bids(SCHEME, [Bid(1, 500, flat(9), explained=True), *others]).winner == 1
    assert rank_bids(SCHEME, [Bid(1, 600, flat(9)), *others]).winner == 1


def test_who_may_not_take_orders_does_not_win():
    ranking = rank_bids(SCHEME, [Bid(1, 1000, flat(9), barred=True), Bid(2, 1000, flat(7))])
    assert ranking.winner == 2
    assert not may_choose(ranking, 1)


def test_nobody_wins_where_nobody_is_good_enough():
    ranking = rank_bids(SCHEME, [Bid(1, 1000, flat(3))])
    assert (ranking.winner, ranking.complete) == (None, True)


def test_gaps_of_the_form_are_named():
    wrong = {item.id for item in wrong_answers(STANDARD, {})}
    assert wrong == {item.id for item in STANDARD.items if item.required}
    said = clean_answers(STANDARD, {"service": "综合", "quantity": "许多", "strange": "x"})
    assert "strange" not in said
    assert "quantity" in {item.id for item in wrong_answers(STANDARD, said)}
    assert "service" not in {item.id for item in wrong_answers(STANDARD, said)}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "yes", "b": "yes"}, Outcome.PASSED),
        ({"a": "yes", "b": "no"}, Outcome.REMARKS),
        ({"a": "no"}, Outcome.FAILED),
        ({"a": "yes"}, Outcome.INCOMPLETE),
        ({"a": "yes", "b": "unclear"}, Outcome.INCOMPLETE),
    ],
)
def test_what_a_check_comes_to(answers, expected):
    assert outcome([Check("a", "a", serious=True), Check("b", "b")], answers) == expected


def test_adoption_counts_to_the_day_and_keeps_the_unknown_apart():
    day = date(2026, 6, 30)
    known = [
        Institution(1, "university", {}, date(2026, 6, 30)),
        Institution(2, "university", {"private": True}, date(2026, 7, 1)),
        Institution(3, "enterprise", {"state_owned": True, "listed": None}, date(2026, 1, 1)),
        Institution(4, "enterprise", {}, None),
        Institution(5, "institute", {"national_laboratory": True}, None),
        Institution(6, "hospital", {}, date(2026, 2, 1)),
    ]
    found = {one.kind: (one.adopted, one.of, one.unknown) for one in figures(known, until=day)}
    assert found[Kind.UNIVERSITY] == (1, 2, 0)
    assert found[Kind.PRIVATE_UNIVERSITY] == (0, 1, 1)
    assert found[Kind.STATE_FIRM] == (1, 1, 1)
    assert found[Kind.LISTED] == (0, 0, 2)
    assert found[Kind.NATIONAL_LAB] == (0, 1, 0)
    assert found[Kind.HOSPITAL] == (1, 1, 0)
    listed = next(one for one in figures(known, until=day) if one.kind is Kind.LISTED)
    assert listed.rate is None
