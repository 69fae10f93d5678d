"""Scores, as a plain library."""

from __future__ import annotations

import copy
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.portfolio.valuation.rules.automatic import propose, step_value
from panhuo.portfolio.valuation.rules.claims import independent_kinds
from panhuo.portfolio.valuation.rules.errors import SchemeError
from panhuo.portfolio.valuation.rules.facts import Facts
from panhuo.portfolio.valuation.rules.read import default_data, read_scheme
from panhuo.portfolio.valuation.rules.score import combine, evaluate

SCHEME = read_scheme(default_data())
IDS = list(SCHEME.indicators)
SCENARIOS = [one.id for one in SCHEME.scenarios]
ratings = st.dictionaries(st.sampled_from(IDS), st.lists(st.integers(0, 100), min_size=1, max_size=4))


def valued(said):
    return {key: value for key, numbers in said.items() if (value := combine(numbers, None)) is not None}


def test_the_tree_is_that_of_the_standard():
    assert SCHEME.standard == "GB/T 42748-2022"
    assert [b.label for b in SCHEME.branches] == ["法律价值", "技术价值", "经济价值"]
    assert sum(len(b.groups) for b in SCHEME.branches) == 14
    assert [sum(len(g.indicators) for g in b.groups) for b in SCHEME.branches] == [7, 10, 10]
    assert [one.label for one in SCHEME.scenarios] == ["许可转让", "金融", "财税", "侵权救济", "分级管理"]
    assert not SCHEME.grouping_verified
    assert "本平台默认" in SCHEME.source


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_weights_sum_to_one(scenario):
    assert sum(SCHEME.weights(SCHEME.scenario(scenario)).values()) == 1


@given(ratings, st.sampled_from(SCENARIOS))
def test_contributions_sum_to_the_total(said, scenario):
    result = evaluate(SCHEME, scenario, valued(said))
    points = [one.contribution for one in result.indicators if one.contribution is not None]
    if result.total.score is None:
        assert points == []
    else:
        assert sum(points) == result.total.score


@given(ratings, st.sampled_from(SCENARIOS))
def test_a_score_lies_among_what_was_rated(said, scenario):
    values = valued(said)
    total = evaluate(SCHEME, scenario, values).total
    if total.score is not None:
        assert min(v.value for v in values.values()) <= total.score <= max(v.value for v in values.values())
        assert total.coverage >= SCHEME.min_coverage


@given(ratings, st.sampled_from(SCENARIOS), st.integers(0, 100))
def test_what_is_missing_is_neither_nought_nor_average(said, scenario, same):
    """If everybody gives the same value, the score is that value, however much is missing."""
    total = evaluate(SCHEME, scenario, valued({key: [same] for key in said})).total
    assert total.score in {None, Fraction(same)}
    if not said:
        assert total.score is None
        assert total.coverage == 0


def test_below_the_least_coverage_there_is_no_total():
    one = evaluate(SCHEME, "transfer", valued({"validity": [100]}))
    assert one.total.score is None
    assert 0 < one.total.coverage < SCHEME.min_coverage
    branch = next(node for node in one.branches if node.id == "legal")
    assert branch.score is None
    everything = evaluate(SCHEME, "transfer", valued({key: [70] for key in IDS}))
    assert (everything.total.score, everything.total.coverage) == (70, 100)


def test_people_go_before_the_data_and_their_spread_is_kept():
    value = combine([40, 90], 10)
    assert value is not None
    assert (value.value, value.raters, value.low, value.high, value.spread) == (65, 2, 40, 90, 50)
    assert combine([], 10).raters == 0
    assert combine([], None) is None


def test_data_that_say_nothing_propose_nothing():
    assert propose(SCHEME, Facts()) == {}


def test_each_proposal_bears_its_evidence():
    facts = Facts(
        valid=True, family=5, cited_by=0, claims="1. 一种泵，包括腔。", ipc=("F04B43/02", "F04B49/06", "G01M3/00"),
        pledges=1, remaining_days=3650, term_days=7305,
    )  # fmt: skip
    found = propose(SCHEME, facts)
    assert {key: one.value for key, one in found.items()} == {
        "validity": 100, "family": 60, "citations": 20, "claim_type": 90, "fields_count": 50, "fields_range": 70,
        "financing": 70, "remaining": 49,
    }  # fmt: skip
    assert found["family"].template % found["family"].params == "同族 5 件"
    assert "10.0 年" in found["remaining"].template % found["remaining"].params


@given(st.integers(0, 10_000))
def test_more_never_counts_less_where_the_table_rises(count):
    steps = SCHEME.automatic["family"]
    here, more = step_value(steps, count), step_value(steps, count + 1)
    assert here is not None
    assert more is not None
    assert more >= here


@pytest.mark.parametrize(
    ("claims", "kinds"),
    [
        ("1. 一种泵，包括腔。", {"product"}),
        ("1、一种清洗方法，其特征在于……\n2、根据权利要求1所述的方法，其特征在于……", {"method"}),
        (
            "1. 一种泵，包括腔。2. 如权利要求1所述的泵。3. 一种使用权利要求1所述泵的方法，……4. 一种清洗方法，包括……",
            {"product", "method"},
        ),
        ("一种计算机可读存储介质，其特征在于……", {"product"}),
        ("", set()),
    ],
)
def test_kinds_of_claims_are_told_by_their_subject(claims, kinds):
    assert independent_kinds(claims) == kinds


@given(st.text(max_size=300))
def test_any_text_of_claims_can_be_read(text):
    assert independent_kinds(text) <= {"product", "method"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d.update(branches=[]), "empty"),
        (lambda d: d["branches"].append(copy.deepcopy(d["branches"][0])), "twice"),
        (lambda d: d["scenarios"][0]["weights"].update(nowhere=3), "strange"),
        (lambda d: d["scenarios"][0].update(weights={"legal": 0, "technical": 0, "economic": 0}), "weights"),
        (lambda d: d.update(min_coverage=0), "whole"),
        (lambda d: d["automatic"].update(family=[[3, 10], [1, 20]]), "steps"),
        (lambda d: d.update(name=""), "text"),
    ],
)
def test_a_scheme_that_contradicts_itself_is_refused(change, code):
    data = copy.deepcopy(default_data())
    change(data)
    with pytest.raises(SchemeError) as caught:
        read_scheme(data)
    assert caught.value.code == code
