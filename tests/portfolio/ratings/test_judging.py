"""The rules, without a database."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from panhuo.portfolio.ratings.judging.agreement import Rule, Said, judge
from panhuo.portfolio.ratings.judging.assign import assign

RULE = Rule(3, 2, 4, 35, 25, 1)
SAID = st.builds(Said, prospect=st.integers(1, 5), interested=st.booleans())
RULES = st.builds(
    Rule,
    st.integers(1, 5),
    st.integers(0, 4),
    st.integers(1, 5),
    st.integers(26, 50),
    st.integers(10, 25),
    st.integers(0, 3),
)


def of(*prospects: int, grade: int | None = 4, interested: int = 1, rule: Rule = RULE) -> str:
    return judge(grade, [Said(p, n < interested) for n, p in enumerate(prospects)], rule).outcome


def test_each_outcome():
    assert of(4, 4) == "too_few"
    assert of() == "too_few"
    assert of(4, 4, 4, grade=None) == "no_grade"
    assert of(5, 5, 2) == "spread"
    assert of(4, 4, 3) == "agreed_high"
    assert of(4, 4, 3, interested=0) == "school_higher"
    assert of(3, 3, 4) == "school_higher"
    assert of(5, 5, 4, grade=3) == "firm_higher"
    assert of(2, 2, 3, grade=2) == "agreed_low"
    assert of(3, 3, 3, grade=2) == "firm_higher"


def test_thresholds_are_inclusive_and_exact():
    assert of(4, 3, rule=replace(RULE, min_raters=2)) == "agreed_high"
    assert of(4, 4, 3, rule=replace(RULE, min_prospect_tenths=37)) == "school_higher", "11/3 is below 3.7"
    assert judge(4, [Said(4, True), Said(4, True), Said(3, True)], RULE).mean == Fraction(11, 3)
    assert judge(4, [Said(4, True), Said(4, True), Said(3, True)], RULE).mean_hundredths == 367


@given(grade=st.none() | st.integers(1, 5), said=st.lists(SAID, max_size=8), rule=RULES)
def test_nothing_is_agreed_without_enough_raters_or_a_grade(grade, said, rule):
    verdict = judge(grade, said, rule)
    if len(said) < rule.min_raters:
        assert verdict.outcome == "too_few"
    if verdict.outcome.startswith("agreed"):
        assert grade is not None
        assert verdict.raters >= rule.min_raters
        assert verdict.spread is not None
        assert verdict.spread <= rule.max_spread


@given(grade=st.integers(1, 5), said=st.lists(SAID, min_size=1, max_size=8), rule=RULES)
def test_the_order_of_ratings_does_not_matter(grade, said, rule):
    assert judge(grade, said, rule) == judge(grade, said[::-1], rule)


CANDIDATES = st.dictionaries(st.integers(1, 30), st.lists(st.sampled_from("甲乙丙丁戊"), max_size=8), max_size=12)


@given(candidates=CANDIDATES, per_patent=st.integers(1, 4), per_enterprise=st.integers(1, 5))
def test_quotas_hold_and_nobody_is_asked_twice(candidates, per_patent, per_enterprise):
    given_ = assign(candidates, per_patent=per_patent, per_enterprise=per_enterprise)
    load = Counter(name for names in given_.values() for name in names)
    assert all(n <= per_enterprise for n in load.values())
    for patent, names in given_.items():
        assert len(names) == len(set(names)) <= per_patent
        assert set(names) <= set(candidates[patent])
        if len(names) < per_patent:
            left = set(candidates[patent]) - set(names)
            assert all(load[name] == per_enterprise for name in left), "somebody free was left out"


def test_a_patent_that_few_can_judge_is_not_left_over():
    given_ = assign({1: ["甲", "乙"], 2: ["甲"]}, per_patent=1, per_enterprise=1)
    assert given_ == {1: ["乙"], 2: ["甲"]}
