"""The worked legal cases on open licences, filings and shares (../shared/data/law_examples.json); verified ones are law."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from panhuo.deals.rules.agreements.conflicts import conflicts
from panhuo.deals.rules.agreements.coowners import split_fee
from panhuo.deals.rules.agreements.facts import (
    Encumbrances,
    Licence,
    Owners,
    OwnersAgreement,
    Patent,
    Pledge,
    Proposal,
    Suspension,
)
from panhuo.deals.rules.agreements.kinds import LICENCES, Act, licence_kind
from panhuo.deals.rules.agreements.scope import Scope
from panhuo.deals.rules.filings.deadlines import filing
from panhuo.deals.rules.findings import Need, Severity, allowed
from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.money import fen_of, yuan
from panhuo.deals.rules.open_licence.arises import Announced, Missing, Paying, licence_arises
from panhuo.deals.rules.open_licence.blocks import block_findings
from panhuo.deals.rules.open_licence.lint import text_findings
from panhuo.deals.rules.open_licence.states import implementation_periods
from panhuo.deals.rules.shares.awards import statutory_award
from panhuo.deals.rules.shares.equity import equity_share
from panhuo.deals.rules.shares.exploitation import total_share, yearly_shares
from panhuo.deals.rules.shares.floors import Way, floors_for
from panhuo.deals.rules.shares.net_income import Cost, definition_for, net_income
from panhuo.deals.rules.shares.split import floor_amount, judge
from panhuo.deals.rules.shares.wages import wage_remarks
from panhuo.deals.rules.sources import Basis
from panhuo.law.kinds import Kind
from panhuo.law.workdays import official_calendar

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "law_examples.json"
pytestmark = pytest.mark.shared
TODAY = date(2026, 3, 2)
CALENDAR = official_calendar()
SUSPENSIONS = {
    "ownership dispute, 细则103": Suspension.OWNERSHIP,
    "court preservation, 细则104": Suspension.PRESERVATION,
}


def case(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    if not FILE.is_file():
        pytest.skip("needs ../shared/data/law_examples.json, which is not on this machine")
    found = next(c for c in json.loads(FILE.read_text(encoding="utf-8")) if c["id"] == name)
    return found["input"], found["expected"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def patent_of(given: dict[str, Any]) -> Patent:
    return Patent(
        "示例",
        Kind(given.get("kind", "invention")),
        is_granted=given.get("grant_announced", True),
        annuity_paid=given.get("annuity", "paid") == "paid",
        in_grace="grace" in given.get("annuity", "paid"),
        has_report=given.get("evaluation_report"),
    )


def lies_of(given: dict[str, Any]) -> Encumbrances:
    consented = frozenset({Act.OPEN_LICENCE}) if given.get("pledgee_consent") else frozenset()
    return Encumbrances(
        licences=(Licence("甲"),) if given.get("ordinary_licence") == "in force" else (),
        pledges=(Pledge("示例银行", consented=consented),) if given.get("pledge") else (),
        suspensions=((SUSPENSIONS[given["suspension"]], Scope()),) if "suspension" in given else (),
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("O03", "no_report"),
        ("O04", None),
        ("O07", None),
        ("O08", "suspended"),
        ("O09", "suspended"),
        ("O10", "annuity_in_grace"),
        ("O11", "pledged_without_consent"),
        ("O12", None),
        ("O13", "promotional"),
        ("O14", "coowner_consent"),
    ],
)
def test_open_licence_may_or_blocked(name: str, code: str | None):
    given, wanted = case(name)
    owners = Owners(("甲", "乙") if "co_owner" in given else ("甲",))
    found = block_findings(patent_of(given), lies_of(given), day=TODAY)
    found += conflicts(Proposal(Act.OPEN_LICENCE, TODAY, by="甲"), patent=patent_of(given), owners=owners)
    found += text_findings([("其他事项", given["statement"].replace("five fields, clear", "无"))])
    blocks = {one.code for one in found if one.severity is Severity.BLOCK}
    assert (wanted["result"] == "blocked") == bool(blocks)
    assert blocks == ({code} if code else set())


def test_o10_and_o14_are_readings_and_say_so():
    found = block_findings(patent_of(case("O10")[0]), Encumbrances(), day=TODAY)
    assert [(one.code, one.basis) for one in found] == [("annuity_in_grace", Basis.READING)]
    found = conflicts(Proposal(Act.OPEN_LICENCE, TODAY, by="甲"), patent=patent_of({}), owners=Owners(("甲", "乙")))
    assert [(one.code, one.basis) for one in found] == [("coowner_consent", Basis.READING)]


def test_o15_no_exclusive_licence_under_open_licence():
    _given, wanted = case("O15")
    found = conflicts(
        Proposal(Act.EXCLUSIVE, TODAY, by="甲", counterparty="X"),
        patent=patent_of({}),
        owners=Owners(("甲",)),
        encumbrances=Encumbrances(open_licence=True),
    )
    assert not allowed(found)
    assert found[0].article == "专利法第五十一条第三款"
    assert wanted["reason"] in found[0].message.replace("实行开放许可的专利不得", "不得就该专利")


def test_o17_licences_survive_the_withdrawal():
    given, _wanted = case("O17")
    withdrawn = day(given["withdrawal_announced"])
    statement = Announced(date(2026, 1, 5), withdrawn)
    licences = [
        licence_arises(statement, notice=date(2026, 2, n), paying=Paying(100, ((date(2026, 2, n), 100),))).day
        for n in range(1, given["licensees"] + 1)
    ]
    assert all(licences)
    assert implementation_periods([(first, date(2027, 1, 31)) for first in licences]) == [
        (date(2026, 2, 1), date(2027, 1, 31))
    ]
    assert not licence_arises(statement, notice=withdrawn, paying=Paying(100, ((withdrawn, 100),))).day


def test_o18_notice_without_payment_is_no_licence():
    given, wanted = case("O18")
    notice = day(given["written_notice"])
    arising = licence_arises(Announced(date(2026, 1, 5)), notice=notice, paying=Paying(50_000_00))
    assert wanted["result"] == "no_licence_yet"
    assert (arising.day, arising.missing) == (None, Missing.PAYMENT)
    free = licence_arises(Announced(date(2026, 1, 5)), notice=notice, paying=Paying(0))
    assert (free.day, free.source.basis) == (notice, Basis.READING)


@pytest.mark.parametrize("name", ["F01", "F02", "F04"])
def test_licence_filing(name: str):
    given, wanted = case(name)
    found = filing(Act.ORDINARY, effective=day(given["effective"]), registered=None, calendar=CALENDAR)
    assert found
    assert found.by
    assert found.by.day == day(wanted["file_by"])


def test_f06_and_f10_fee_of_coowners():
    given, wanted = case("F06")
    owners = Owners(tuple(given["owners"]))
    found = conflicts(Proposal(Act.ORDINARY, TODAY, by="A"), patent=patent_of({}), owners=owners)
    assert allowed(found) is wanted["allowed"]
    assert [one.code for one in found] == ["coowner_fee_shared"]
    split = split_fee(fen_of(given["fee"]), owners)
    assert [yuan(part) for part in split.parts.values()] == wanted["split_if_equal"]
    assert split.assumed

    given, wanted = case("F10")
    agreement = OwnersAgreement(alone={"A": LICENCES}, shares={"A": Decimal(60), "B": Decimal(40)})
    owners = Owners(tuple(given["owners"]), agreement=agreement)
    found = conflicts(Proposal(Act.EXCLUSIVE, TODAY, by="A"), patent=patent_of({}), owners=owners)
    assert allowed(found) is wanted["allowed"]
    split = split_fee(fen_of(given["fee"]), owners)
    assert [yuan(part) for part in split.parts.values()] == wanted["split"]
    assert not split.assumed


@pytest.mark.parametrize(("name", "acts"), [("F08", [Act.EXCLUSIVE]), ("F09", [Act.TRANSFER, Act.PLEDGE, Act.ABANDON])])
def test_all_coowners_consent(name: str, acts: list[Act]):
    given, wanted = case(name)
    owners = Owners(tuple(given["owners"]), frozenset(given.get("consents", ())))
    for act in acts:
        found = conflicts(Proposal(act, TODAY, by="A"), patent=patent_of({}), owners=owners)
        assert allowed(found) is wanted["allowed"]
        assert found[0].needs is Need.CONSENT_OF_OWNERS
        assert list(found[0].parties) == wanted.get("missing", ["B"])
        assert (found[0].article, found[0].basis) == ("专利法第十四条第二款", Basis.LAW)


def test_f11_transfer_works_from_registration():
    given, wanted = case("F11")
    found = filing(Act.TRANSFER, effective=day(given["signed"]), registered=day(given["registered"]), calendar=CALENDAR)
    assert found
    assert found.effective == day(wanted["effective"])
    assert found.by is wanted["time_limit_to_register"]
    assert found.written


def test_f13_approval_abroad():
    given, wanted = case("F13")
    acts = {"transfer": Act.TRANSFER, "exclusive licence": Act.EXCLUSIVE, "ordinary licence": Act.ORDINARY}
    patent = Patent("示例", Kind.INVENTION, is_granted=True, publicly_funded=given["publicly_funded"])
    for kind in given["kinds"]:
        proposal = Proposal(acts[kind], TODAY, by="甲", foreign=True)
        codes = {one.code for one in conflicts(proposal, patent=patent, owners=Owners(("甲",)))}
        assert ("project_approval" in codes) is wanted["approval_of_project_manager"][kind]
        assert ("transfer_abroad" in codes) is (kind == "transfer")


def test_f14_sublicence():
    _given, wanted = case("F14")
    for allows, ok in ((None, wanted["allowed"]), (False, False), (True, True)):
        found = conflicts(
            Proposal(Act.SUB, TODAY, by="乙", counterparty="丙"),
            patent=patent_of({}),
            owners=Owners(("甲",)),
            encumbrances=Encumbrances(licences=(Licence("乙", sublicence=allows),)),
        )
        assert allowed(found) is ok
    assert [one.code for one in found] == ["sublicence_ordinary"]


def test_f15_pledge_is_warned_of_and_waits_for_consent():
    _given, wanted = case("F15")
    found = conflicts(
        Proposal(Act.EXCLUSIVE, TODAY, by="甲"),
        patent=patent_of({}),
        owners=Owners(("甲",)),
        encumbrances=Encumbrances(pledges=(Pledge("示例银行"),)),
    )
    assert allowed(found) is wanted["allowed"]
    assert [(one.code, one.severity, one.basis, one.article) for one in found] == [
        ("pledged", Severity.WARN, Basis.MEMORY, "民法典第四百四十四条")
    ]


def test_f16_kind_not_stated():
    given, wanted = case("F16")
    assert licence_kind(given["kind_in_contract"]) is Act.ORDINARY
    assert wanted["treated_as"] == "普通许可"


def test_f17_letting_a_licensed_patent_lapse():
    found = conflicts(
        Proposal(Act.LAPSE, TODAY, by="甲"),
        patent=patent_of({}),
        owners=Owners(("甲",)),
        encumbrances=Encumbrances(licences=(Licence("乙"),)),
    )
    assert case("F17")[1]["needs"] == "licensee agreement"
    assert not allowed(found)
    assert (found[0].code, found[0].needs) == ("licensor_keeps_up", Need.CONSENT_OF_LICENSEE)


INSTITUTIONS = {
    "state university (国家设立)": Institution.STATE_UNIVERSITY,
    "private university (民办)": Institution.PRIVATE_UNIVERSITY,
    "private company": Institution.PRIVATE_ENTERPRISE,
    "state-owned enterprise (国有企业), not an institute": Institution.STATE_ENTERPRISE,
}


def floor_of(given: dict[str, Any], way: Way = Way.NET) -> Decimal:
    ruled = bool(given.get("rule") or given.get("agreement"))
    who = INSTITUTIONS[given["institution"].split(", Beijing")[0]]
    return floors_for(who, way=way, region="", on=TODAY, ruled=ruled).percent


@pytest.mark.parametrize("name", ["S01", "S05"])
def test_floor_where_nothing_is_ruled(name: str):
    given, wanted = case(name)
    assert yuan(floor_amount(fen_of(given["net_income"]), percent=floor_of(given))) == wanted["min_to_persons"]


@pytest.mark.parametrize("name", ["S02", "S03", "S06", "S10"])
def test_rule_or_agreement_against_the_floor(name: str):
    given, wanted = case(name)
    percent = Decimal((given.get("rule") or given.get("agreement")).rstrip(" %"))
    found = judge(fen_of(given["net_income"]), percent_to_persons=percent, floor_percent=floor_of(given))
    assert found.valid is wanted.get("valid", wanted.get("rule_valid"))
    for field, value in (
        ("to_persons", found.to_persons),
        ("floor", found.floor),
        ("min_to_persons", found.floor),
        ("shortfall", found.shortfall),
    ):
        if field in wanted:
            assert yuan(value) == wanted[field], field


def test_s07_equity():
    given, wanted = case("S07")
    found = equity_share(
        fen_of(given["company_capital"]),
        patents_percent=Decimal(given["equity_for_patents_pct"]),
        floor_percent=floor_of(given, Way.EQUITY),
    )
    assert yuan(found.formed) == wanted["equity_formed"]
    assert str(found.percent_of_company) == str(wanted["min_pct_of_company_to_persons"])
    assert yuan(found.capital_to_persons) == wanted["min_capital_to_persons"]


def test_s08_own_exploitation():
    given, wanted = case("S08")
    profits = {int(year): fen_of(profit) for year, profit in given["operating_profit"].items()}
    percent = floor_of(given, Way.PROFIT)
    assert percent == Decimal(given["rate"].rstrip(" %"))
    assert {str(y): yuan(part) for y, part in yearly_shares(profits, percent=percent).items()} == wanted["by_year"]
    assert yuan(total_share(profits, years=(1, 2, 3), percent=percent)) == wanted["min_3_years"]
    assert yuan(total_share(profits, years=(1, 2, 3, 4, 5), percent=percent)) == wanted["if_5_years"]


def test_s10_wage_total():
    assert case("S10")[1]["wage_total"].startswith("counted in")
    assert [one.source.article for one in wage_remarks(Institution.STATE_ENTERPRISE)] == [
        "促进科技成果转化法第四十五条第三款"
    ]


def test_s11_net_income_in_beijing():
    given, wanted = case("S11")
    definition = definition_for(region="北京", on=TODAY)
    assert definition
    costs = {
        Cost.TAXES: fen_of(given["taxes"]),
        Cost.UPKEEP: fen_of(given["upkeep_of_patent"]),
        Cost.NEGOTIATION: fen_of(given["valuation_and_negotiation"]),
    }
    net = net_income(fen_of(given["receipts"]), costs=costs, definition=definition)
    floors = floors_for(Institution.STATE_UNIVERSITY, way=Way.NET, region="北京", on=TODAY, ruled=True)
    found = judge(net.amount, percent_to_persons=Decimal(70), floor_percent=floors.percent)
    assert yuan(net.amount) == wanted["net_income"]
    assert yuan(found.to_persons) == wanted["to_persons"]
    assert yuan(found.floor) == wanted["national_floor"]
    assert [one.percents[Way.NET] for one in floors.optional] == [Decimal(70)]


def test_s13_college_shares_do_not_count():
    from panhuo.deals.rules.shares.roles import Part, Role

    given, wanted = case("S13")
    parts = [
        Part("团队", Role.TEAM, Decimal(45)),
        Part("学院", Role.COLLEGE, Decimal(35)),
        Part("学校", Role.INSTITUTION, Decimal(20)),
    ]
    percent = sum(part.percent for part in parts if part.to_person)
    found = judge(fen_of(given["net_income"]), percent_to_persons=Decimal(percent), floor_percent=floor_of(given))
    assert found.valid is wanted["valid"]
    assert (yuan(found.to_persons), yuan(found.floor), yuan(found.shortfall)) == (
        wanted["to_persons"],
        wanted["floor"],
        wanted["shortfall"],
    )


@pytest.mark.parametrize("name", ["S15", "S16"])
def test_statutory_award(name: str):
    given, wanted = case(name)
    for patent in given["patents"]:
        kind = Kind(patent["kind"])
        award = statutory_award(kind, grant_announced=day(patent["grant_announced"]), ruled=False, calendar=CALENDAR)
        assert award
        assert yuan(award.amount) == wanted["award"][patent["kind"]]
        if "pay_by" in wanted:
            assert award.pay_by.day == day(wanted["pay_by"])
