"""From the report to the receipt: what is owed, billed, paid, refunded, and that none of it is ever changed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from deals.money import FIRST, YUAN, in_force, make_agreement, paid, reported, use_first_plan
from panhuo.deals.ledger.api import (
    Entry,
    Invoice,
    Line,
    Report,
    all_balances,
    bill_charge,
    bill_interest,
    bill_other,
    check_book,
    close_period,
    credit_invoice,
    decide_report,
    hand_in_report,
    interest_owed,
    open_separate_book,
    owing,
    pay_refund,
    receive,
    record_fact,
    refund,
    set_terms,
    standing,
    terms_of,
    trace,
    trace_rows,
    undo_receipt,
    use_advance,
    withdraw_fact,
)
from panhuo.deals.ledger.queries.posted import NotChangedError
from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.ledger.interest import InterestClause
from panhuo.orgs.api import InvalidInput, NotAllowed, Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def agreement(university, enterprise, office):
    made = make_agreement(university, enterprise, office)
    return in_force(made, use_first_plan(), office)


@pytest.fixture
def selling(agreement, firm, office):
    """Accepted trial, milestone, and two quarters of sales after the free year."""
    record_fact(agreement, kind="trial", day=date(2024, 10, 10), evidence="验收单", actor=firm)
    reported(agreement, first=12, sales=[100_000 * YUAN, 0, 33], firm=firm, office=office)
    reported(agreement, first=15, sales=[1, 2, 200_000 * YUAN], firm=firm, office=office)
    return agreement


def keys(agreement: Any) -> dict[str, int]:
    return {one.key: one.amount for one in owing(agreement, on=DAY).owed}


def test_what_is_owed_follows_from_the_facts_alone(agreement, firm, office):
    assert keys(agreement) == {}
    record_fact(agreement, kind="trial", day=date(2024, 10, 10), evidence="验收单", actor=firm)
    assert keys(agreement) == {"instalment:1": 10_000 * YUAN}
    report = hand_in_report(agreement, first=12, figures={Base.NET_SALES: [100_000 * YUAN, 0, 33]}, actor=firm)
    assert "royalty:1:2025-03-31" not in keys(agreement)
    decide_report(report, accept=True, actor=office)
    assert keys(agreement)["royalty:1:2025-03-31"] == 5_000 * YUAN + 2
    waiting = owing(agreement, on=date(2025, 10, 1)).awaited
    assert [(one.first, one.last) for one in waiting] == [(15, 17), (18, 20)]
    fact = record_fact(agreement, kind="milestone", key="量产", day=date(2025, 5, 5), evidence="验收单", actor=firm)
    assert keys(agreement)["milestone:量产"] == 50_000 * YUAN
    withdraw_fact(fact, actor=office)
    assert "milestone:量产" not in keys(agreement)


def test_partial_payments_an_advance_and_refunds(selling, office, enterprise):
    invoice = bill_charge(selling, key="royalty:1:2025-03-31", actor=office, day=DAY, due_on=DAY)
    with pytest.raises(InvalidInput, match="已经开票"):
        bill_charge(selling, key="royalty:1:2025-03-31", actor=office)
    receive(selling, amount=2_000 * YUAN, day=DAY, payer=enterprise.name, actor=office)
    assert standing(selling, on=DAY).open == 3_000 * YUAN + 2
    second = receive(selling, amount=4_000 * YUAN, day=DAY, payer=enterprise.name, actor=office)
    now = standing(selling, on=DAY)
    assert (now.open, sum(now.advance.values()), now.income) == (0, 1_000 * YUAN - 2, invoice.amount)
    other = bill_charge(selling, key="instalment:1", actor=office, day=DAY)
    use_advance(other, payer=enterprise.name, actor=office, day=DAY)
    assert standing(selling, on=DAY).open == 9_000 * YUAN + 2
    with pytest.raises(InvalidInput, match="已经用掉"):
        undo_receipt(second, reason="记错", actor=office)
    with pytest.raises(InvalidInput, match=r"超过可退金额 3000\.02"):
        refund(second, amount=3_000 * YUAN + 3, reason="多收", actor=office)
    given = refund(second, amount=1_000 * YUAN, reason="多收", actor=office, day=DAY)
    pay_refund(given, actor=office, day=DAY)
    with pytest.raises(InvalidInput, match="已经支付"):
        pay_refund(given, actor=office)
    now = standing(selling, on=DAY)
    assert now.income == invoice.amount + 1_000 * YUAN - 2 - 1_000 * YUAN
    assert now.refunds == {}
    assert check_book(terms_of(selling).book) == []


def test_a_corrected_report_bills_the_difference(selling, firm, office):
    key = "royalty:1:2025-03-31"
    bill_charge(selling, key=key, actor=office, day=DAY)
    reported(selling, first=12, sales=[150_000 * YUAN, 0, 33], firm=firm, office=office)
    assert Report.objects.filter(agreement=selling, state="replaced").count() == 1
    more = bill_charge(selling, key=key, actor=office, day=DAY)
    assert more.amount == 2_500 * YUAN
    reported(selling, first=12, sales=[0, 0, 0], firm=firm, office=office)
    state = owing(selling, on=DAY)
    assert state.orphans == [(key, 7_500 * YUAN + 2)]
    credit_invoice(more, reason="报告更正", actor=office)
    assert owing(selling, on=DAY).orphans == [(key, 5_000 * YUAN + 2)]


def test_a_cap_is_never_passed(university, enterprise, office, firm):
    made = make_agreement(university, enterprise, office)
    capped = in_force(made, use_first_plan(cap=12_000 * YUAN), office)
    record_fact(capped, kind="trial", day=date(2024, 10, 10), evidence="验收单", actor=firm)
    reported(capped, first=12, sales=[100_000 * YUAN, 0, 0], firm=firm, office=office)
    record_fact(capped, kind="milestone", key="量产", day=date(2025, 5, 5), evidence="验收单", actor=firm)
    assert keys(capped) == {"instalment:1": 10_000 * YUAN, "royalty:1:2025-03-31": 2_000 * YUAN}
    for key in keys(capped):
        bill_charge(capped, key=key, actor=office, day=DAY)
    assert standing(capped, on=DAY).billed == 12_000 * YUAN


def test_interest_by_the_contract(selling, office, enterprise):
    terms = terms_of(selling)
    invoice = bill_charge(selling, key="instalment:1", actor=office, day=date(2026, 1, 1), due_on=date(2026, 1, 10))
    assert interest_owed(invoice, until=DAY) is None
    clause = InterestClause(Decimal("3.65"))
    with pytest.raises(InvalidInput, match="依据"):
        set_terms(selling, book=terms.book, due_days=30, interest=clause, source="", actor=office)
    set_terms(selling, book=terms.book, due_days=30, interest=clause, source="合同第 8 条", actor=office)
    receive(selling, amount=5_000 * YUAN, day=date(2026, 1, 20), payer=enterprise.name, actor=office)
    # 10 days on 10,000 and 10 on 5,000 at 3.65 % of 365 days: 10.00 + 5.00
    assert interest_owed(invoice, until=date(2026, 1, 30)) == 15 * YUAN
    billed = bill_interest(invoice, until=date(2026, 1, 30), actor=office)
    assert billed.amount == 15 * YUAN
    assert interest_owed(invoice, until=date(2026, 1, 30)) == 0
    assert all_balances(terms.book)["收入/利息"] == -15 * YUAN


def test_closed_periods_stay_closed(selling, office, enterprise, make_admin):
    book = terms_of(selling).book
    paid(selling, key="instalment:1", office=office, day=date(2026, 1, 5))
    with pytest.raises(NotAllowed):
        close_period(book, until=date(2026, 1, 31), actor=office)
    close_period(book, until=date(2026, 1, 31), actor=make_admin)
    with pytest.raises(InvalidInput, match="已经结账"):
        receive(selling, amount=1, day=date(2026, 1, 31), payer=enterprise.name, actor=office)
    with pytest.raises(InvalidInput, match="不能重新打开"):
        close_period(book, until=date(2026, 1, 31), actor=make_admin)
    receive(selling, amount=1, day=date(2026, 2, 1), payer=enterprise.name, actor=office)
    assert check_book(book) == []


def test_what_is_posted_is_never_changed(selling, office):
    receipt = paid(selling, key="instalment:1", office=office, day=DAY)
    entry = receipt.entry
    entry.text = "改"
    with pytest.raises(NotChangedError):
        entry.save()
    for rows in (Entry.objects, Line.objects, Invoice.objects):
        with pytest.raises(NotChangedError):
            rows.filter(pk__gt=0).update(pk=1)
        with pytest.raises(NotChangedError):
            rows.all().delete()
    undo_receipt(receipt, reason="退票", actor=office)
    with pytest.raises(InvalidInput, match="已经冲销"):
        undo_receipt(receipt, reason="退票", actor=office)


def test_separate_books_do_not_mix(selling, office, university, enterprise):
    apart = open_separate_book(university, name="单列账一", actor=office)
    paid(selling, key="instalment:1", office=office, day=DAY)
    with pytest.raises(InvalidInput, match="不互转"):
        set_terms(selling, book=apart, due_days=30, interest=None, source="", actor=office)
    other = make_agreement(university, enterprise, office, title="单列的示例")
    set_terms(other, book=apart, due_days=30, interest=None, source="", actor=office)
    bill_other(other, text="使用费", amount=7, actor=office, day=DAY)
    assert sum(all_balances(apart).values()) == 0
    assert set(all_balances(apart).values()) == {7, -7}
    assert all_balances(terms_of(selling).book)["资金"] == 10_000 * YUAN


def test_every_fen_is_traced_both_ways(selling, office):
    receipt = paid(selling, key="royalty:1:2025-03-31", office=office, day=DAY)
    found = trace(receipt.entry)
    assert [step.entry.kind for step in found.back if step.entry] == ["KP"]
    report = next(step.report for step in found.back if step.report)
    assert report.figures["net_sales"][0] == 100_000 * YUAN
    assert any(step.plan for step in found.back)
    rows = trace_rows(Entry.objects.filter(agreement=selling).prefetch_related("lines", "sources__source"))
    assert [(row.report, row.billed, row.received) for row in rows] == [(report, receipt.amount, receipt.amount)]


def test_who_may_do_what(selling, firm, office, outsider, enterprise, university):
    from factories import make_user

    viewer = make_user(organisation=university, role=Role.VIEWER)
    receipt = paid(selling, key="instalment:1", office=office, day=DAY)
    for person in (firm, outsider, viewer):
        with pytest.raises(NotAllowed):
            bill_charge(selling, key="royalty:1:2025-03-31", actor=person)
        assert not Entry.objects.visible_to(person).exists()
    assert type(receipt).objects.visible_to(firm).count() == 1
    assert not Invoice.objects.visible_to(outsider).exists()
    with pytest.raises(NotAllowed):
        hand_in_report(selling, first=18, figures={Base.NET_SALES: [1, 2, 3]}, actor=outsider)
    with pytest.raises(NotAllowed):
        hand_in_report(selling, first=18, figures={Base.NET_SALES: [1, 2, 3]}, actor=viewer)


def test_a_report_that_cannot_be_is_refused(selling, firm):
    def hand_in(first: int, values: list[int]) -> None:
        hand_in_report(selling, first=first, figures={Base.NET_SALES: values}, actor=firm)

    with pytest.raises(InvalidInput, match="部分重叠"):
        hand_in(17, [1, 2, 3])
    with pytest.raises(InvalidInput, match="还没有结束"):
        hand_in(50, [1])
    with pytest.raises(InvalidInput, match="不在合同期限内"):
        hand_in(60, [1])
    with pytest.raises(InvalidInput, match="每个月"):
        hand_in_report(selling, first=18, figures={Base.PROFIT: [1]}, actor=firm)


@pytest.mark.parametrize("seed", [1, 2])
def test_replaying_random_postings_gives_the_balances(seed, selling, office, enterprise):
    draw = random.Random(seed)
    receipts: list[Any] = []
    day = FIRST
    for _ in range(25):
        day = min(day + timedelta(days=draw.randint(0, 20)), timezone.localdate())
        act = draw.choice(["bill", "receive", "receive", "refund", "credit", "advance", "undo"])
        invoices = list(Invoice.objects.filter(agreement=selling))
        try:
            if act == "bill":
                bill_other(selling, text="费用", amount=draw.randint(1, 10**6), actor=office, day=day)
            elif act == "receive":
                receipts.append(
                    receive(selling, amount=draw.randint(1, 10**6), day=day, payer=enterprise.name, actor=office)
                )
            elif act == "refund" and receipts:
                pay_refund(
                    refund(draw.choice(receipts), amount=draw.randint(1, 10**4), reason="x", actor=office, day=day),
                    actor=office,
                    day=day,
                )
            elif act == "credit" and invoices:
                credit_invoice(draw.choice(invoices), reason="x", actor=office, day=day)
            elif act == "advance" and invoices:
                use_advance(draw.choice(invoices), payer=enterprise.name, actor=office, day=day)
            elif act == "undo" and receipts:
                undo_receipt(draw.choice(receipts), reason="x", actor=office, day=day)
        except InvalidInput:
            continue
    book = terms_of(selling).book
    assert check_book(book) == []
    now, balances = standing(selling, on=day), all_balances(book)
    assert sum(balances.values()) == 0
    assert now.open == sum(fen for account, fen in balances.items() if account.startswith("应收/"))
    assert now.income == -sum(fen for name, fen in balances.items() if name.startswith("收入/")) - now.open
