"""Valuations as records, and who takes part."""

from __future__ import annotations

import copy

import pytest

from panhuo.orgs.api import InvalidInput, NotAllowed, Role
from panhuo.portfolio.valuation.api import (
    Valuation,
    latest_totals,
    rate,
    reread,
    result_of,
    save_scheme,
    scheme_for,
    settle,
    start_valuation,
)
from panhuo.portfolio.valuation.rules.read import default_data
from web.records import make_patent

pytestmark = pytest.mark.django_db


@pytest.fixture
def valuation(patent, university, office):
    return start_valuation(patent, organisation=university, scenario="transfer", actor=office)


def test_what_the_records_say_is_read_with_its_source(valuation):
    assert valuation.automatic["validity"][0] == 100
    assert valuation.automatic["family"][1:] == ["同族 %(n)s 件", {"n": 3}]
    assert valuation.automatic["claim_type"][0] == 100
    assert valuation.automatic["transfers"][2] == {"n": 1}
    assert "litigation" not in valuation.automatic
    assert "problem" not in valuation.automatic
    assert valuation.total is None
    assert valuation.raters == 0


def test_raters_are_kept_apart_and_their_spread_is_seen(valuation, raters):
    first, second = raters
    rate(valuation, values={"problem": 90, "effect": 60}, comments={"problem": "行业难题"}, actor=first)
    rate(valuation, values={"problem": 50}, actor=second)
    valued = result_of(valuation)
    problem = next(one for one in valued.result.indicators if one.id == "problem").value
    assert (problem.value, problem.raters, problem.low, problem.high) == (70, 2, 50, 90)
    assert [row.comment for row in valued.ratings["problem"]] == ["行业难题", ""]
    rate(valuation, values={"problem": None}, actor=second)
    assert len(result_of(valuation).ratings["problem"]) == 1


def test_a_total_comes_only_with_enough_weight(valuation, raters):
    rate(valuation, values={"problem": 90}, actor=raters[0])
    valuation.refresh_from_db()
    assert valuation.total is None
    everything = dict.fromkeys(result_of(valuation).scheme.indicators, 80)
    rate(valuation, values=everything, actor=raters[0])
    valuation.refresh_from_db()
    assert (valuation.total, valuation.coverage) == (8000, 10000)


@pytest.mark.parametrize("values", [{"problem": 101}, {"problem": -1}, {"nowhere": 50}])
def test_a_value_that_is_none_is_refused(valuation, raters, values):
    with pytest.raises(InvalidInput):
        rate(valuation, values=values, actor=raters[0])
    assert not valuation.ratings.exists()


def test_outsiders_neither_see_nor_rate(valuation, outsider, firm, officer, root):
    for other in (outsider, firm, officer):
        assert not Valuation.objects.visible_to(other).exists()
        with pytest.raises(NotAllowed):
            rate(valuation, values={"problem": 50}, actor=other)
    assert Valuation.objects.visible_to(root).exists()


def test_only_own_patents_are_valued(university, outsider, other_university, patent):
    with pytest.raises(NotAllowed):
        start_valuation(patent, organisation=other_university, scenario="transfer", actor=outsider)


def test_columns_of_a_record_that_another_keeps_do_not_count(university, other_university, office):
    theirs = make_patent(holder=other_university, owners=("示例理工大学",), extra={"诉讼次数": "4"})
    made = start_valuation(theirs, organisation=university, scenario="transfer", actor=office)
    assert "litigation" not in made.automatic


def test_a_settled_one_takes_no_ratings_and_counts_for_decisions(valuation, raters, office, university):
    rate(valuation, values=dict.fromkeys(result_of(valuation).scheme.indicators, 55), actor=raters[0])
    assert latest_totals(university, scenario="transfer") == {}
    settle(valuation, closed=True, actor=office)
    with pytest.raises(NotAllowed):
        rate(valuation, values={"problem": 50}, actor=raters[1])
    with pytest.raises(NotAllowed):
        reread(valuation, actor=office)
    assert latest_totals(university, scenario="transfer") == {valuation.patent_id: 5500}


def test_a_new_scheme_leaves_old_valuations_alone(valuation, university, office):
    from factories import make_user

    boss = make_user(username="boss", organisation=university, role=Role.ADMIN)
    data = copy.deepcopy(default_data()) | {"min_coverage": 10}
    with pytest.raises(NotAllowed):
        save_scheme(university, data=data, note="", actor=office)
    own = save_scheme(university, data=data, note="放宽", actor=boss)
    assert scheme_for(university) == own
    valuation.refresh_from_db()
    assert valuation.scheme.organisation is None
    with pytest.raises(InvalidInput, match="两次"):
        save_scheme(university, data=data | {"branches": data["branches"] * 2}, note="", actor=boss)
