"""Symbols and flags, as a plain library."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.portfolio.classes.rules.flags import FIVE, Answer, Flag, FlagFacts, TableHit, find_flags, high_value
from panhuo.portfolio.classes.rules.symbols import levels, meet, normal_symbol

TODAY = date(2026, 11, 25)
HIT = TableHit("H01M10/05", "H01M", "新能源", "示例表")
symbols = st.from_regex(r"[A-H]\d{2}[A-Z]\d{1,4}/\d{2,6}", fullmatch=True)


def facts(**said):
    usual = {"is_invention": True, "in_force": True, "filed": date(2010, 1, 1), "has_symbols": True}
    return FlagFacts(**(usual | said))


@pytest.mark.parametrize(
    ("text", "normal"),
    [("h 01 m 10 / 05", "H01M10/05"), ("H01M0010", "H01M10"), ("H01", "H01"), ("A61F5/58", "A61F5/58"),
     ("", None), ("X01", None), ("H1M", None), ("H01M/05", None), ("锂电池", None)],
)  # fmt: skip
def test_symbols_are_read_or_refused(text, normal):
    assert normal_symbol(text) == normal


@given(symbols)
def test_every_level_takes_the_symbol(symbol):
    normal = normal_symbol(symbol)
    assert normal is not None
    for level in levels(normal):
        assert normal.startswith(level)
        assert meet([normal], {level: "x"}) == (normal, level, "x")


def test_the_finest_entry_wins_and_neighbours_do_not():
    table = {"H01": "粗", "H01M": "中", "H01M10": "细"}
    assert meet(["H01M10/05"], table) == ("H01M10/05", "H01M10", "细")
    assert meet(["H01M4/00"], table)[2] == "中"
    assert meet(["H01M100/05"], {"H01M10": "x"}) is None
    assert meet(["H01M10/052"], {"H01M10/05": "x"}) is None


def test_what_is_not_known_is_unknown():
    found = find_flags(facts(filed=None), today=TODAY)
    assert {finding.answer for finding in found.values()} == {Answer.UNKNOWN}
    assert high_value(found) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("filed", "answer"),
    [(date(2016, 11, 25), Answer.NO), (date(2016, 11, 24), Answer.YES), (date(2017, 1, 1), Answer.NO),
     (date(2000, 2, 29), Answer.YES)],
)  # fmt: skip
def test_ten_years_are_counted_from_filing(filed, answer):
    assert find_flags(facts(filed=filed), today=TODAY)[Flag.TEN_YEARS].answer is answer


def test_a_table_says_yes_with_its_evidence_and_no_where_it_takes_nothing():
    yes = find_flags(facts(tables={Flag.SEI: HIT}), today=TODAY)[Flag.SEI]
    assert yes.template % yes.params == "H01M10/05 属于新能源（示例表）"
    assert find_flags(facts(tables={Flag.SEI: None}), today=TODAY)[Flag.SEI].answer is Answer.NO
    assert find_flags(facts(tables={Flag.SEI: None}, has_symbols=False), today=TODAY)[Flag.SEI].answer is Answer.UNKNOWN


def test_a_family_abroad_is_not_yet_a_right_abroad():
    found = find_flags(facts(family_countries=("CN", "US", "EP")), today=TODAY)[Flag.OVERSEAS]
    assert found.answer is Answer.UNKNOWN
    assert "EP、US" in found.template % found.params
    assert find_flags(facts(family_countries=("CN",)), today=TODAY)[Flag.OVERSEAS].answer is Answer.NO


def test_a_pledge_without_its_amount_decides_nothing():
    assert find_flags(facts(pledges=2), today=TODAY)[Flag.PLEDGE].answer is Answer.UNKNOWN
    assert find_flags(facts(pledges=0), today=TODAY)[Flag.PLEDGE].answer is Answer.NO
    marked = find_flags(facts(pledges=2, marks={Flag.PLEDGE: (True, "合同 SL-1")}), today=TODAY)
    assert marked[Flag.PLEDGE].answer is Answer.YES


@pytest.mark.parametrize("basis", [{"is_invention": False}, {"in_force": False}])
def test_only_inventions_in_force_are_of_high_value(basis):
    found = find_flags(facts(tables={Flag.SEI: HIT, Flag.GREEN: HIT}, award="奖", **basis), today=TODAY)
    assert {found[flag].answer for flag in FIVE} == {Answer.NO}
    assert found[Flag.GREEN].answer is Answer.YES
    assert high_value(found) is Answer.NO


@given(
    st.builds(
        FlagFacts,
        is_invention=st.none() | st.booleans(),
        in_force=st.none() | st.booleans(),
        filed=st.none() | st.dates(date(1985, 4, 1), TODAY),
        has_symbols=st.booleans(),
        tables=st.dictionaries(st.sampled_from([Flag.SEI, Flag.DIGITAL, Flag.GREEN]), st.none() | st.just(HIT)),
        said=st.dictionaries(st.sampled_from(list(Flag)), st.booleans()),
        family_size=st.none() | st.integers(0, 30),
        pledges=st.none() | st.integers(0, 5),
    )
)
def test_every_flag_has_an_answer_and_words_for_it(known):
    found = find_flags(known, today=TODAY)
    assert set(found) == set(Flag)
    for finding in found.values():
        assert finding.template % finding.params if finding.params else finding.template
    assert (high_value(found) is Answer.YES) == any(found[flag].answer is Answer.YES for flag in FIVE)
