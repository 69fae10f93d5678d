"""Equity, shares of profit, and rights granted to inventors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from factories import make_user
from panhuo.deals.agreements.api import set_profile
from panhuo.deals.shares.api import (
    EquityStake,
    GrantPaper,
    Holding,
    RightsGrant,
    add_grant_file,
    add_recipient,
    draft_grant,
    enter_profit,
    findings_of,
    open_profit_share,
    papers_missing,
    put_in_force,
    record_stake,
)
from panhuo.orgs.api import InvalidInput, Role
from web.records import plain

pytestmark = pytest.mark.django_db
ON = date(2025, 5, 5)


@pytest.fixture
def state(university, make_admin):
    return set_profile(university, institution="state_university", region="四川省", actor=make_admin)


@pytest.fixture
def inventor(university):
    return make_user(username="inventor", organisation=university, role=Role.VIEWER)


@pytest.fixture
def who(university, office, inventor):
    person = add_recipient(university, kind="person", name="完成人", user=inventor, actor=office)
    return person, add_recipient(university, kind="body", name="资产公司", actor=office)


def test_equity_is_shared_in_capital_and_kept_above_the_floor(university, office, inventor, who, state, outsider):
    person, body = who

    def stake(percent: str) -> EquityStake:
        holdings = [Holding(person, Decimal(percent), True), Holding(body, 100 - Decimal(percent), False)]
        return record_stake(
            university,
            company="示例公司",
            on=ON,
            capital=1_000_000_033,
            patents_percent=Decimal("33.33"),
            holdings=holdings,
            evidence="公司章程",
            actor=office,
        )

    with pytest.raises(InvalidInput, match=r"低于 50%"):
        stake("49.99")
    made = stake("50")
    mine, theirs = made.parts.order_by("pk")
    assert mine.capital + theirs.capital == 333_300_011  # 33.33 % of the capital, to the 分
    assert mine.capital * 2 >= Decimal(1_000_000_033) * Decimal("33.33") / 100
    assert (mine.percent, theirs.percent) == ("16.665", "16.665")
    assert EquityStake.objects.visible_to(inventor).get() == made
    assert not EquityStake.objects.visible_to(outsider).exists()


def test_profit_is_shared_for_consecutive_years(university, office, who, state):
    with pytest.raises(InvalidInput, match="低于 5%"):
        open_profit_share(
            university,
            title="x",
            started=2022,
            years=3,
            percent=Decimal(4),
            recipients=[(who[0], Decimal(1))],
            actor=office,
        )
    with pytest.raises(InvalidInput, match="连续年数应为 3 至 5 年"):
        open_profit_share(
            university,
            title="x",
            started=2022,
            years=2,
            percent=Decimal(5),
            recipients=[(who[0], Decimal(1))],
            actor=office,
        )
    share = open_profit_share(
        university,
        title="示例产线",
        started=2022,
        years=3,
        percent=Decimal(5),
        recipients=[(who[0], Decimal(2)), (who[1], Decimal(1))],
        actor=office,
    )
    first = enter_profit(share, year=2022, profit=800_000_01, evidence="审计报告", actor=office)
    assert first.amount == 40_000_01  # a floor is rounded up
    assert sum(first.shares.values()) == first.amount
    assert enter_profit(share, year=2023, profit=-5, evidence="审计报告", actor=office).amount == 0
    with pytest.raises(InvalidInput, match="只有 2022 至 2024 年"):
        enter_profit(share, year=2025, profit=1, evidence="x", actor=office)


def test_rights_are_granted_with_their_evidence(university, office, inventor, who, make_admin, outsider, firm):
    set_profile(university, institution="state_university", region="汕头市", actor=make_admin)
    patent = plain("一种示例", holder=university)
    short = draft_grant(university, kind="use", patents=[patent], holders=[(who[0], "100")], years=8, actor=office)
    assert [one.code for one in findings_of(short)] == ["use_too_short"]
    with pytest.raises(InvalidInput, match="汕头"):
        put_in_force(short, actor=office)
    with pytest.raises(InvalidInput, match="之和应为 100%"):
        draft_grant(university, kind="use", patents=[patent], holders=[(who[0], "90")], years=10, actor=office)
    grant = draft_grant(university, kind="use", patents=[patent], holders=[(who[0], "100")], years=10, actor=office)
    with pytest.raises(InvalidInput, match="其他完成人同意证明"):
        put_in_force(grant, actor=office)
    for paper in papers_missing(grant):
        add_grant_file(grant, paper=paper, file=ContentFile(b"x", name=f"{paper}.pdf"), actor=office)
    assert put_in_force(grant, actor=office).state == "in_force"
    assert GrantPaper.REGISTRATION not in papers_missing(grant)
    assert RightsGrant.objects.visible_to(inventor).count() == 2
    assert not RightsGrant.objects.visible_to(firm).exists()
    assert not RightsGrant.objects.visible_to(outsider).exists()
