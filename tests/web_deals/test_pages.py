"""Every page of deals' money opens for those who may, with what it promises on it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from deals.money import YUAN, in_force, make_agreement, paid, reported, use_first_plan
from factories import make_user
from panhuo.deals.agreements.api import set_profile
from panhuo.deals.ledger.api import record_fact, refund, terms_of
from panhuo.deals.plans.api import Comparison, create_comparison, save_structure
from panhuo.deals.rules.shares.roles import Part
from panhuo.deals.rules.shares.roles import Role as PartRole
from panhuo.deals.shares.api import (
    MemberValue,
    add_recipient,
    add_rule,
    pay_share,
    post_division,
    propose_division,
    set_roster,
    start_notice,
)
from panhuo.deals.usefirst.api import Terms, ask_for, follow_agreement, list_result, save_result
from panhuo.orgs.api import Role
from web.records import plain

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def clock(monkeypatch):
    now = SimpleNamespace(day=DAY)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: now.day)
    return now


@pytest.fixture
def boss(university):
    return make_user(username="boss", organisation=university, role=Role.ADMIN)


@pytest.fixture
def money(university, enterprise, office, firm, boss, clock):
    """An agreement with everything on it."""
    set_profile(university, institution="state_university", region="浙江省", actor=boss)
    parts = [Part("团队", PartRole.TEAM, Decimal(70)), Part("学校", PartRole.INSTITUTION, Decimal(30))]
    add_rule(
        university,
        title="分配办法",
        article="第五条",
        valid_from=date(2024, 1, 1),
        valid_to=None,
        parts=parts,
        costs=None,
        notice_days=15,
        actor=boss,
    )
    agreement = in_force(make_agreement(university, enterprise, office, use_first=True), use_first_plan(), office)
    record_fact(agreement, kind="trial", day=date(2024, 10, 10), evidence="验收单", actor=firm)
    reported(agreement, first=12, sales=[100_000 * YUAN, 0, 33], firm=firm, office=office)
    inventor = make_user(username="inventor", organisation=university, role=Role.VIEWER)
    who = add_recipient(university, kind="person", name="示例完成人", user=inventor, actor=office)
    set_roster(agreement, members=[MemberValue("团队", who)], actor=office)
    receipt = paid(agreement, key="royalty:1:2025-03-31", office=office, day=DAY)
    division = propose_division(receipt.entry, actor=office)
    start_notice(division, actor=office)
    clock.day += timedelta(days=16)
    division = post_division(division, actor=office)
    pay_share(division.shares.get(recipient=who), tax=1, actor=office)
    refund(receipt, amount=100, reason="多收", actor=office)
    second = propose_division(paid(agreement, key="instalment:1", office=office, day=DAY).entry, actor=office)
    start_notice(second, actor=office)
    comparison = create_comparison(
        actor=office,
        organisation=university,
        title="比较",
        first=agreement.starts_on,
        last=agreement.ends_on,
        agreement=agreement,
    )
    save_structure(comparison, position=1, name="甲", plan=use_first_plan(), actor=office)
    deal = follow_agreement(agreement, actor=office, region="四川省")
    result = save_result(
        university,
        values={"title": "成果", "summary": "用途", "trl": 5, "ownership_clear": True, "disputed": False},
        patents=[plain("公开示例", holder=university)],
        offer=Terms(free_months=6),
        actor=office,
    )
    list_result(result, actor=office)
    ask = ask_for(result, enterprise=enterprise, purpose="做泵", size="small", wish=Terms(free_months=12), actor=firm)
    return SimpleNamespace(
        agreement=agreement,
        division=division,
        second=second,
        comparison=comparison,
        deal=deal,
        result=result,
        ask=ask,
        who=who,
        inventor=inventor,
        receipt=receipt,
        book=terms_of(agreement).book,
    )


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client: Client, name: str, *args: Any, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200, f"{name}: {response.status_code}"
    return response.content.decode()


def sheet(client: Client, name: str, *args: Any) -> list[tuple[Any, ...]]:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    book = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))
    return list(book.active.iter_rows(values_only=True))


def test_the_office_sees_it_all(money, office):
    client, a = client_of(office), money.agreement
    assert "5,000.02 元" in text(client, "ledger-agreement", a.pk)
    assert "一种示例装置许可" in text(client, "ledger-list")
    for name, args in [
        ("ledger-part", a.pk),
        ("ledger-entry", money.receipt.entry.pk),
        ("ledger-book", money.book.pk),
        ("plans-list", None),
        ("plans-comparison", money.comparison.pk),
        ("plans-part", a.pk),
        ("plans-rates", None),
        ("shares-list", None),
        ("shares-agreement", a.pk),
        ("shares-part", a.pk),
        ("shares-division", money.second.pk),
        ("shares-notices", None),
        ("shares-statement", None),
        ("shares-recipient", money.who.pk),
        ("shares-rules", None),
        ("shares-tables", None),
        ("shares-equity", None),
        ("shares-stake-new", None),
        ("shares-profit-new", None),
        ("shares-grants", None),
        ("shares-grant-new", None),
        ("usefirst-library", None),
        ("usefirst-new", None),
        ("usefirst-result", money.result.pk),
        ("usefirst-requests", None),
        ("usefirst-request", money.ask.pk),
        ("usefirst-deals", None),
        ("usefirst-deal", money.deal.pk),
        ("usefirst-part", a.pk),
        ("usefirst-regions", None),
        ("plans-new", None),
    ]:
        assert "<h" in text(client, name, *([args] if args else [])), name
    traced = text(client, "ledger-trace", a.pk)
    assert "示例完成人" in traced
    assert "重放全部分录" in text(client, "ledger-book", money.book.pk, query="?check=1")
    assert "免费期（月）" in text(client, "usefirst-request", money.ask.pk)
    structure = client.get(reverse("plans-structure", args=(money.comparison.pk, 1)))
    assert structure.status_code == 200
    assert 'value="量产"' in structure.content.decode()
    report = client.get(reverse("ledger-report", args=(a.pk,)) + "?first=15&months=3")
    assert "2025-04-01" in report.content.decode()


def test_what_is_exported_adds_up(money, office, inventor_client):
    rows = sheet(client_of(office), "ledger-trace-export", money.agreement.pk)[1:]
    posted = [row for row in rows if row[7]]
    assert sum(Decimal(str(row[10])) for row in posted) == Decimal("5000.02")
    assert {row[9] for row in posted} == {"示例完成人", "示例理工大学"}
    journal = sheet(client_of(office), "ledger-book-export", money.book.pk)[1:]
    assert sum(Decimal(str(row[6] or 0)) for row in journal) == sum(Decimal(str(row[7] or 0)) for row in journal) > 0
    mine = sheet(inventor_client, "shares-statement-export")[1:]
    assert Decimal(str(mine[0][4])) == Decimal("3500.02")
    for name in ("ledger-export", "shares-export", "usefirst-export"):
        assert len(sheet(client_of(office), name)) == 2 or name == "shares-export"
    assert len(sheet(client_of(office), "plans-export", money.comparison.pk)) >= 1


@pytest.fixture
def inventor_client(money):
    return client_of(money.inventor)


def test_the_inventor_sees_the_own_share_alone(money, inventor_client, outsider, firm):
    page = text(inventor_client, "shares-statement")
    assert "3,500.02 元" in page
    assert "7,000 元" in page  # under notice
    notice = text(inventor_client, "shares-notices")
    assert "团队" in notice
    for name, pk in [
        ("shares-division", money.division.pk),
        ("shares-recipient", money.who.pk),
        ("ledger-entry", money.receipt.entry.pk),
        ("ledger-book", money.book.pk),
    ]:
        assert inventor_client.get(reverse(name, args=(pk,))).status_code in {403, 404}, name
    for person in (outsider, firm):
        client = client_of(person)
        assert client.get(reverse("shares-division", args=(money.division.pk,))).status_code == 404
        assert "3,500.02" not in text(client, "shares-statement")
        assert client.get(reverse("shares-agreement", args=(money.agreement.pk,))).status_code == 404
        assert client.get(reverse("ledger-trace", args=(money.agreement.pk,))).status_code in {200, 404}


def test_the_firm_sees_its_side(money, firm):
    client = client_of(firm)
    page = text(client, "ledger-agreement", money.agreement.pk)
    assert "5,000.02 元" in page
    assert "登记收款" not in page
    assert "示例完成人" not in text(client, "ledger-trace", money.agreement.pk)
    text(client, "plans-comparison", money.comparison.pk)
    text(client, "usefirst-deal", money.deal.pk)
    text(client, "usefirst-ask", money.result.pk)


def test_anybody_reads_the_library(money, root):
    page = Client().get(reverse("usefirst-result", args=(money.result.pk,))).content.decode()
    assert "用途" in page
    assert Client().get(reverse("usefirst-regions")).status_code == 200
    client = client_of(root)
    assert "整表替换" in text(client, "shares-tables")
    assert "整表替换" in text(client, "usefirst-regions")
    assert client.get(reverse("shares-division", args=(money.division.pk,))).status_code == 404


def test_figures_and_a_structure_go_in_by_form(money, office):
    client, pk = client_of(office), money.comparison.pk
    form = {
        "name": "一次买断",
        "first": "2024-01-01",
        "last": "2028-12-31",
        "lump": "1,000,000.01",
        "entry": "",
        "r0_base": "units",
        "r0_rate0": "2.5",
        "r0_until0": "1000",
        "r0_rate1": "1.25",
        "r0_period": "12",
        "r0_prorate": "on",
    }
    assert client.post(reverse("plans-structure", args=(pk, 2)), form).status_code == 302
    plan = Comparison.objects.get(pk=pk).structures.get(position=2).data
    assert plan["lump"] == 1_000_000_01
    assert [(step["until"], Decimal(step["rate"])) for step in plan["royalties"][0]["steps"]] == [
        (1000, 250),
        (None, 125),
    ]
    bad = client.post(reverse("plans-structure", args=(pk, 3)), {**form, "lump": "十元", "entry": "7"})
    assert bad.status_code == 422
    assert "“十元”不是金额" in bad.content.decode()
    assert 'value="7"' in bad.content.decode()  # what was right is kept
    years = {f"net_sales_{n}": "1200000" for n in range(5)} | {f"units_{n}": "100" for n in range(5)}
    figures = {
        "first": "2024-01-01",
        "last": "2028-12-31",
        "percent": "8",
        "low": "0.5",
        "high": "1.5",
        "accepted": "2024-10-10",
        "milestone_0": "2026-01-01",
        **years,
    }
    assert client.post(reverse("plans-comparison", args=(pk,)), figures).status_code == 302
    page = text(client, "plans-comparison", pk)
    assert "与“甲”等值" in page
    assert "cash-data" in page
    wrong = client.post(reverse("plans-comparison", args=(pk,)), {**figures, "net_sales_0": "1 2 3"})
    assert wrong.status_code == 422
    assert "应填一个数，或者按月填 12 个数" in wrong.content.decode()
