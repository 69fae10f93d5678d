"""Income shares: every 分 goes to somebody, floors are kept, each region by its own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.money import fen_of, raise_fen, round_fen, split_fen
from panhuo.deals.rules.regions import chain
from panhuo.deals.rules.shares.awards import Award, statutory_award
from panhuo.deals.rules.shares.exploitation import award_years, total_share
from panhuo.deals.rules.shares.floors import Way, floors_for
from panhuo.deals.rules.shares.granted_rights import Grant, grant_findings
from panhuo.deals.rules.shares.net_income import Cost, definition_for, net_income, own_definition
from panhuo.deals.rules.shares.pay_by import pay_award_by
from panhuo.deals.rules.shares.roles import Part, Role
from panhuo.deals.rules.shares.split import floor_amount, judge, share
from panhuo.deals.rules.shares.structure import structure_findings
from panhuo.deals.rules.shares.wages import wage_remarks
from panhuo.law.errors import RuleError
from panhuo.law.kinds import Kind
from panhuo.law.workdays import official_calendar

TODAY = date(2026, 3, 2)
UNI, COMPANY = Institution.STATE_UNIVERSITY, Institution.PRIVATE_ENTERPRISE


@pytest.mark.parametrize(
    ("who", "region", "ruled", "way", "percent"),
    [
        (UNI, "", True, Way.NET, 50),
        (UNI, "北京", True, Way.NET, 50),
        (UNI, "上海市", True, Way.EQUITY, 50),
        (UNI, "浙江省", True, Way.NET, 70),
        (UNI, "浙江省舟山市", True, Way.NET, 85),
        (UNI, "山东", True, Way.PROFIT, 10),
        (UNI, "浙江", True, Way.PROFIT, 5),
        (UNI, "河南", True, Way.EQUITY, 70),
        (UNI, "江苏", True, Way.NET, 50),
        (COMPANY, "", True, Way.NET, 0),
        (COMPANY, "", False, Way.NET, 50),
        (COMPANY, "河南", False, Way.NET, 70),
        (COMPANY, "河南", True, Way.NET, 0),
        (COMPANY, "浙江", False, Way.NET, 50),
        (Institution.PRIVATE_UNIVERSITY, "浙江", True, Way.NET, 0),
    ],
)
def test_floors_by_region_and_institution(who, region, ruled, way, percent):
    found = floors_for(who, way=way, region=region, on=TODAY, ruled=ruled)
    assert found.percent == percent


def test_floors_are_dated_and_options_stay_options():
    before = floors_for(UNI, way=Way.NET, region="河南", on=date(2019, 12, 31), ruled=True)
    assert before.percent == 50
    beijing = floors_for(UNI, way=Way.NET, region="北京", on=TODAY, ruled=True)
    assert [one.percents[Way.NET] for one in beijing.optional] == [70]
    assert beijing.binding
    assert beijing.binding.article == "促进科技成果转化法第四十五条第二款"
    assert floors_for(Institution.PUBLIC_OTHER, way=Way.NET, region="", on=TODAY, ruled=True).unclear


def test_a_floor_is_never_missed_by_rounding():
    found = judge(1234567_89, percent_to_persons=Decimal(70), floor_percent=Decimal(70))
    assert (found.to_persons, found.floor) == (864197_53, 864197_53)
    assert floor_amount(1, percent=Decimal(50)) == 1
    assert floor_amount(-5, percent=Decimal(50)) == 0


def test_net_income_differs_by_region():
    costs = {Cost.TAXES: 30, Cost.NEGOTIATION: 8, Cost.RESEARCH_OWN: 100, Cost.RESEARCH_PUBLIC: 200}
    found = {}
    for region in ("北京", "上海", "浙江"):
        definition = definition_for(region=region, on=TODAY)
        assert definition
        found[region] = net_income(1000, costs=costs, definition=definition)
    assert [one.amount for one in found.values()] == [962, 962, 862]
    assert found["上海"].by_reading == (Cost.NEGOTIATION,)
    assert found["浙江"].refused == {Cost.RESEARCH_PUBLIC: 200}
    assert found["浙江"].definition.base == "技术合同的实际成交额"
    assert definition_for(region="江苏", on=TODAY) is None, "the nation's law defines none"
    own = own_definition([Cost.TAXES], article="本校办法第八条")
    assert definition_for(region="江苏", on=TODAY, own=own) is own


def test_profitable_years():
    profits = {2026: -5, 2027: 0, 2028: 1000, 2029: 999, 2030: 0}
    assert award_years(profits, started=2026, years=3, allowed=(3, 5)) == (2026, 2027, 2028)
    assert total_share(profits, years=(2026, 2027, 2028), percent=Decimal(5)) == 50
    late = award_years(profits, started=2026, years=5, allowed=(5, 5), from_first_profit=True)
    assert late == (2028, 2029, 2030, 2031, 2032)
    with pytest.raises(RuleError, match="2031"):
        total_share(profits, years=late, percent=Decimal(5))
    with pytest.raises(RuleError):
        award_years(profits, started=2026, years=2, allowed=(3, 5))


def test_awards_by_the_rule_of_the_day_of_grant():
    def of(day: date, kind: Kind = Kind.DESIGN, *, ruled: bool = False) -> Award | None:
        return statutory_award(kind, grant_announced=day, ruled=ruled, calendar=official_calendar())

    assert [of(day).amount for day in (date(2024, 1, 19), date(2024, 1, 20))] == [1000_00, 1500_00]
    assert of(TODAY, ruled=True) is None
    assert str(of(date(2025, 11, 30)).pay_by.day) == "2026-02-28", "worked Saturday before the long holiday's end"
    with pytest.raises(RuleError, match="没有收录"):
        of(date(2009, 1, 1))


def test_award_among_persons_in_zhejiang():
    parts = [
        Part("主要完成人", Role.MAIN_CONTRIBUTOR, Decimal(45)),
        Part("参加人", Role.CONTRIBUTOR, Decimal(22)),
        Part("经理", Role.TRANSFER_STAFF, Decimal(3)),
        Part("学校", Role.INSTITUTION, Decimal(30)),
    ]
    amounts = share(1_000_000_00, parts=parts, floor_percent=Decimal(70))
    found = structure_findings(parts, amounts, institution=UNI, region="浙江省杭州市", on=TODAY)
    assert [one.code for one in found] == ["main_below", "staff_below"]
    assert not structure_findings(parts, amounts, institution=UNI, region="北京", on=TODAY)


def test_staff_that_did_not_contribute_are_no_persons_of_the_floor():
    assert not Part("经理", Role.TRANSFER_STAFF, Decimal(5), contributed=False).to_person
    assert not Part("中介", Role.BROKER, Decimal(5)).to_person


def test_rights_granted_to_inventors():
    assert [one.code for one in grant_findings(Grant(share=Decimal(60), years=9), region="汕头")] == [
        "use_too_short",
        "share_too_small",
    ]
    assert [one.severity.value for one in grant_findings(Grant(years=9), region="江苏")] == ["warn"]
    assert grant_findings(Grant(share=Decimal(70), also_shares_income=True), region="浙江")


def test_regions_wages_and_payment():
    assert chain("广东省汕头市") == ("汕头", "广东", "")
    assert chain("浙江省") == ("浙江", "")
    assert wage_remarks(COMPANY) == []
    assert len(wage_remarks(UNI, region="北京")) == 2
    assert pay_award_by(received=date(2026, 8, 31), region="河南", ruled=False) == date(2027, 2, 28)
    assert pay_award_by(received=TODAY, region="山东", ruled=False) is None


@st.composite
def rules(draw) -> list[Part]:
    cuts = sorted(draw(st.lists(st.integers(0, 10_000), min_size=0, max_size=7)))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    return [
        Part(f"第{n}", draw(st.sampled_from(list(Role))), Decimal(size) / 100, draw(st.booleans()))
        for n, size in enumerate(sizes)
    ]


@given(st.integers(-(10**13), 10**13), rules(), st.sampled_from([0, 50, 70, 85]))
def test_shares_equal_the_receipt_for_any_rule(net, parts, floor):
    found = share(net, parts=parts, floor_percent=Decimal(floor))
    assert sum(found.values()) == net
    assert all(amount * net >= 0 for amount in found.values()), "nobody pays so that others get more"
    assert list(found) == [part.name for part in parts]
    persons = sum((part.percent for part in parts if part.to_person), Decimal(0))
    if persons >= floor and net > 0:
        got = sum(found[part.name] for part in parts if part.to_person)
        assert got * 100 >= net * floor
    back = share(-net, parts=parts, floor_percent=Decimal(floor))
    assert back == {name: -amount for name, amount in found.items()}


@given(st.integers(-(10**13), 10**13), st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any))
def test_largest_remainder(total, weights):
    parts = split_fen(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)


def test_ties_go_to_the_earlier():
    assert split_fen(100, [1, 1, 1]) == [34, 33, 33]
    assert split_fen(-100, [1, 1, 1]) == [-34, -33, -33]
    with pytest.raises(RuleError):
        split_fen(1, [0, 0])
    with pytest.raises(RuleError, match="100"):
        share(1, parts=[Part("甲", Role.TEAM, Decimal(99))])


def test_rounding_and_reading_of_money():
    assert [round_fen(Decimal(x)) for x in ("0.5", "1.5", "-0.5", "2.4999")] == [1, 2, -1, 2]
    assert [raise_fen(Decimal(x)) for x in ("0.01", "1", "-0.5")] == [1, 1, 0]
    assert fen_of("1,234.50") == 123450
    for bad in ("1.005", "NaN", "一", "Infinity"):
        with pytest.raises(RuleError):
            fen_of(bad)
