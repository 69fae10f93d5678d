"""Open licences: the linter, when a licence arises, the life of a statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.agreements.facts import Encumbrances, Licence, Owners, Patent
from panhuo.deals.rules.agreements.kinds import Act
from panhuo.deals.rules.agreements.scope import Scope
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.findings import Severity
from panhuo.deals.rules.open_licence.arises import Announced, Missing, Paying, licence_arises
from panhuo.deals.rules.open_licence.lint import statement_findings, text_findings
from panhuo.deals.rules.open_licence.statement import Fee, Mode, Statement
from panhuo.deals.rules.open_licence.states import Event, State, implementation_periods, step
from panhuo.deals.rules.open_licence.words import promotional_words
from panhuo.deals.rules.sources import Basis
from panhuo.law.errors import RuleError
from panhuo.law.kinds import Kind

TODAY = date(2026, 3, 2)
PATENT = Patent("ZL1", Kind.INVENTION, is_granted=True, expires=date(2036, 5, 1), annuity_paid=True)
OWNERS = Owners(("示例大学",))
FEE = Fee(Mode.LUMP, lump=50_000_00, due="签约后三十日内")
GOOD = Statement("ZL1", ("示例大学",), FEE, TODAY, date(2030, 3, 1), {"其他": "资料以电子形式交付"})


def codes(statement: Statement = GOOD, severity: Severity = Severity.BLOCK, **more: object) -> list[str]:
    given = {"patent": PATENT, "owners": OWNERS, "day": TODAY, **more}
    return [one.code for one in statement_findings(statement, **given) if one.severity is severity]  # type: ignore[arg-type]


def test_a_clean_statement_passes():
    assert codes() == codes(severity=Severity.WARN) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"patent_number": " "}, "number_missing"),
        ({"patentees": ()}, "patentee_missing"),
        ({"patentees": ("别的大学",)}, "patentee_differs"),
        ({"fee": None}, "fee_missing"),
        ({"last": None}, "period_missing"),
        ({"last": date(2026, 3, 1)}, "period_backwards"),
        ({"last": date(2036, 5, 1)}, "beyond_term"),
        ({"texts": {"其他": "本技术国际领先"}}, "promotional"),
        ({"texts": {"其他": "许可使用费为5%"}}, "base_missing"),
        ({"fee": replace(FEE, currency="")}, "currency_missing"),
        ({"fee": replace(FEE, lump=None)}, "lump_missing"),
        ({"fee": replace(FEE, due="")}, "due_missing"),
        ({"fee": replace(FEE, mode=Mode.ROYALTY, rate=Decimal(3))}, "base_missing"),
        ({"fee": replace(FEE, mode=Mode.ROYALTY, base=Base.PROFIT)}, "rate_missing"),
        ({"fee": replace(FEE, mode=Mode.ROYALTY, base=Base.UNITS, per_unit=Decimal(200))}, "unit_missing"),
        ({"fee": replace(FEE, mode=Mode.ENTRY_AND_ROYALTY, base=Base.PROFIT, rate=Decimal(3))}, "entry_missing"),
    ],
)
def test_errors(change: dict[str, object], code: str):
    assert codes(replace(GOOD, **change)) == [code]


@pytest.mark.parametrize(
    ("fee", "warned"),
    [
        (replace(FEE, lump=20_000_000_00), []),
        (replace(FEE, lump=20_000_000_01), ["fixed_above_cap"]),
        (replace(FEE, mode=Mode.ROYALTY, base=Base.NET_SALES, rate=Decimal(20)), []),
        (replace(FEE, mode=Mode.ROYALTY, base=Base.NET_SALES, rate=Decimal("20.01")), ["rate_above_cap"]),
        (replace(FEE, mode=Mode.ROYALTY, base=Base.PROFIT, rate=Decimal(40)), []),
        (replace(FEE, mode=Mode.ROYALTY, base=Base.PROFIT, rate=Decimal(41)), ["rate_above_cap"]),
        (replace(FEE, mode=Mode.ENTRY_AND_ROYALTY, entry=0, base=Base.PROFIT, rate=Decimal(1)), []),
    ],
)
def test_fees_above_the_usual_caps_only_warn(fee: Fee, warned: list[str]):
    assert codes(replace(GOOD, fee=fee)) == []
    assert codes(replace(GOOD, fee=fee), Severity.WARN) == warned


def test_rule_86():
    for kind in (Kind.UTILITY, Kind.DESIGN):
        assert codes(patent=replace(PATENT, kind=kind)) == ["no_report"]
        assert codes(patent=replace(PATENT, kind=kind, has_report=True)) == []
    assert codes(patent=replace(PATENT, is_granted=False)) == ["not_granted"]
    assert codes(patent=replace(PATENT, annuity_paid=False)) == ["annuity_unpaid"]
    assert codes(patent=replace(PATENT, other_obstacle="强制许可争议")) == ["other_obstacle"]
    assert codes(patent=replace(PATENT, annuity_paid=None), severity=Severity.WARN) == ["annuity_unknown"]
    for kind, blocked in ((Act.EXCLUSIVE, True), (Act.SOLE, True), (Act.ORDINARY, False)):
        lies = Encumbrances(licences=(Licence("旧厂", kind),))
        assert bool(codes(encumbrances=lies)) is blocked
    expired = Encumbrances(licences=(Licence("旧厂", Act.EXCLUSIVE, Scope(None, date(2026, 3, 1))),))
    assert codes(encumbrances=expired) == []
    assert codes(owners=Owners(("示例大学", "乙")), statement=replace(GOOD, patentees=("乙", "示例大学"))) == [
        "coowner_consent"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "本专利技术处于国际领先水平",
        "国 际 领 先",
        "ＮＯ.１ 品牌",
        "填补了国内空白",
        "市场前景十分广阔",
        "经济效益显著",
        "欢迎广大企业前来洽谈",
        "唯一掌握该工艺的单位",
        "性能世界一流",
        "颠覆性创新",
        "质优价廉，机不可失",
        "深受用户欢迎",
    ],
)
def test_promotional_words(text: str):
    assert promotional_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "最佳实施方式见说明书第5页",
        "唯一联系人为转化办",
        "统一流程，同一流道",
        "使用费自第一年起支付",
        "第一专利权人负责缴纳年费",
        "享受税收优惠政策",
        "最优化控制参数由许可人提供",
        "许可人提供技术资料和两次现场指导",
        "权利要求1所述的散热结构",
    ],
)
def test_plain_words_are_left_alone(text: str):
    assert promotional_words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用费一次性支付50000", ["unit_missing"]),
        ("使用费一次性支付50,000元", []),
        ("入门费5万元，另提成百分之三", ["base_missing"]),
        ("入门费5万元，另按净销售额的百分之三提成", []),
        ("按净销售额的百分之二十五提成", ["rate_above_cap"]),
        ("按利润的25%提成", []),
        ("使用费二千五百万元", ["fixed_above_cap"]),
        ("使用费0.25亿元", ["fixed_above_cap"]),
        ("使用费含6%增值税", ["base_missing"]),
        ("使用费3万元，增值税税率6%", []),
        ("付费联系电话13900000000", []),
        ("每台支付使用费20元", []),
        ("2026年3月2日前支付使用费3万元", []),
        ("本装置效率提高15%", []),
    ],
)
def test_fees_in_words(text: str, expected: list[str]):
    assert [one.code for one in text_findings([("费用", text)])] == expected


OPEN = Announced(date(2026, 1, 5), date(2026, 5, 8), date(2027, 1, 4))


@pytest.mark.parametrize(
    ("notice", "payments", "due", "day", "missing"),
    [
        (date(2026, 3, 2), [(date(2026, 3, 5), 100)], 100, date(2026, 3, 5), Missing.NOTHING),
        (date(2026, 3, 9), [(date(2026, 3, 5), 100)], 100, date(2026, 3, 9), Missing.NOTHING),
        (date(2026, 3, 2), [(date(2026, 3, 5), 60), (date(2026, 4, 1), 40)], 100, date(2026, 4, 1), Missing.NOTHING),
        (date(2026, 3, 2), [(date(2026, 3, 5), 99)], 100, None, Missing.PAYMENT),
        (None, [(date(2026, 3, 5), 100)], 100, None, Missing.NOTICE),
        (date(2026, 3, 2), [], 0, date(2026, 3, 2), Missing.NOTHING),
        (date(2026, 5, 7), [(date(2026, 5, 7), 100)], 100, date(2026, 5, 7), Missing.NOTHING),
        (date(2026, 5, 7), [(date(2026, 5, 8), 100)], 100, None, Missing.TOO_LATE),
        (date(2026, 1, 4), [(date(2026, 1, 6), 100)], 100, None, Missing.ANNOUNCEMENT),
    ],
)
def test_when_a_licence_arises(notice, payments, due, day, missing):
    found = licence_arises(OPEN, notice=notice, paying=Paying(due, tuple(payments)))
    assert (found.day, found.missing) == (day, missing)
    if due == 0:
        assert found.source.basis is Basis.READING


def test_nothing_arises_before_the_office_announces():
    found = licence_arises(Announced(None), notice=TODAY, paying=Paying(0))
    assert (found.day, found.missing) == (None, Missing.ANNOUNCEMENT)


def test_states():
    state = State.DRAFT
    for event in (Event.CHECK, Event.SUBMIT, Event.ANNOUNCE, Event.ASK_WITHDRAWAL, Event.ANNOUNCE_WITHDRAWAL):
        state = step(state, event)
    assert state is State.WITHDRAWN
    with pytest.raises(RuleError):
        step(State.WITHDRAWN, Event.ANNOUNCE)
    with pytest.raises(RuleError):
        step(State.DRAFT, Event.ANNOUNCE)


DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8))
def test_implementation_periods_hold_the_days_of_the_licences(licences):
    found = implementation_periods(licences)

    def days(periods: list[tuple[date, date]]) -> set[int]:
        return {n for first, last in periods for n in range(first.toordinal(), last.toordinal() + 1)}

    assert days(found) == days(licences)
    assert all(a[1].toordinal() + 1 < b[0].toordinal() for a, b in pairwise(found))
