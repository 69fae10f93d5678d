"""The ledger: what is posted stays, replaying gives the balances."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.entries import Entry, Line, reversal
from panhuo.deals.rules.ledger.interest import InterestClause, late_interest
from panhuo.deals.rules.ledger.ledger import Ledger, balances, ledger_of
from panhuo.deals.rules.ledger.standing import advance_held, open_amounts, refund_left, refund_owed
from panhuo.deals.rules.ledger.trace import downstream, upstream
from panhuo.deals.rules.ledger.transactions import (
    invoice,
    payout,
    receipt,
    refund,
    refund_paid,
    shares,
    use_advance,
)
from panhuo.law.errors import RuleError

DAY = date(2026, 3, 2)


def billed() -> Ledger:
    return Ledger().post(invoice("发票1", day=DAY, amount=100_00, sources=["报告1"]))


def paid(ledger: Ledger, name: str, amount: int, *invoices: str) -> Ledger:
    return ledger.post(receipt(name, day=DAY, amount=amount, payer="甲", open_amounts=open_amounts(ledger, invoices)))


def test_partial_payments_then_an_advance():
    ledger = paid(billed(), "收1", 30_00, "发票1")
    assert ledger.balance(accounts.receivable("发票1")) == 70_00
    ledger = paid(ledger, "收2", 90_00, "发票1")
    assert ledger.balance(accounts.receivable("发票1")) == 0
    assert ledger.balance(accounts.advance("甲")) == -20_00
    ledger = ledger.post(invoice("发票2", day=DAY, amount=50_00))
    ledger = ledger.post(
        use_advance(
            "抵1",
            day=DAY,
            payer="甲",
            held=advance_held(ledger, "甲"),
            invoice_id="发票2",
            open_amount=ledger.balance(accounts.receivable("发票2")),
        )
    )
    assert ledger.balance(accounts.RECEIVABLE) == 30_00
    assert ledger.balance(accounts.CASH) == 120_00


def test_refunds_never_exceed_what_came_in():
    ledger = paid(billed(), "收1", 100_00, "发票1")
    ledger = ledger.post(refund("退1", day=DAY, amount=60_00, payer="甲", of="收1", left=refund_left(ledger, "收1")))
    with pytest.raises(RuleError, match="可退"):
        refund("退2", day=DAY, amount=40_01, payer="甲", of="收1", left=refund_left(ledger, "收1"))
    with pytest.raises(RuleError, match="应退"):
        refund_paid("付退", day=DAY, payer="甲", amount=60_01, owed=refund_owed(ledger, "甲"))
    ledger = ledger.post(refund_paid("付退", day=DAY, payer="甲", amount=60_00, owed=refund_owed(ledger, "甲")))
    assert (ledger.balance(accounts.CASH), ledger.balance(accounts.INCOME)) == (40_00, -40_00)


def test_closed_periods_stay_closed_and_mistakes_are_reversed():
    ledger = billed().close(date(2026, 3, 31))
    with pytest.raises(RuleError, match="结账"):
        ledger.post(invoice("发票2", day=date(2026, 3, 31), amount=1))
    with pytest.raises(RuleError, match="重新打开"):
        ledger.close(date(2026, 2, 28))
    undo = reversal(ledger.get("发票1"), entry_id="冲1", day=date(2026, 4, 1))
    ledger = ledger.post(undo)
    assert balances(ledger.entries) == {}
    assert len(ledger.entries) == 2
    with pytest.raises(RuleError, match="已经冲销"):
        ledger.post(reversal(ledger.get("发票1"), entry_id="冲2", day=date(2026, 4, 1)))
    with pytest.raises(RuleError, match="不符"):
        billed().post(Entry("冲3", DAY, (Line("a", 1), Line("b", -1)), reverses="发票1"))


def test_bad_entries():
    with pytest.raises(RuleError, match="不平"):
        Entry("x", DAY, (Line("a", 1), Line("b", -2)))
    with pytest.raises(RuleError, match="已经存在"):
        billed().post(invoice("发票1", day=DAY, amount=1))


def test_every_fen_is_traced_both_ways():
    ledger = paid(billed(), "收1", 100_00, "发票1")
    ledger = ledger.post(shares("分1", day=DAY, parts={"发明人": 70_00, "学校": 30_00}, receipt_id="收1"))
    ledger = ledger.post(payout("付1", day=DAY, recipient="发明人", amount=70_00, tax=5_00, sources=["分1"]))
    assert upstream(ledger, "付1") == ["分1", "收1", "发票1", "报告1"]
    assert downstream(ledger, "报告1") == ["发票1", "收1", "分1", "付1"]
    assert ledger.balance(accounts.payable("发明人")) == 0
    assert ledger.balance(accounts.TAX) == -5_00


def test_interest_runs_from_the_day_after_the_due_day():
    clause = InterestClause(Decimal("3.65"))
    due = date(2026, 1, 31)

    def owed(until: date, *payments: tuple[date, int], clause: InterestClause = clause) -> int:
        return late_interest(1_000_000, due=due, until=until, payments=payments, clause=clause)

    assert owed(due) == 0
    assert owed(date(2026, 2, 10)) == 1000
    assert owed(date(2026, 2, 20), (date(2026, 2, 10), 500_000)) == 1500
    assert owed(date(2026, 2, 10), clause=InterestClause(Decimal("0.05"), daily=True)) == 5000
    assert owed(date(2026, 2, 10), clause=InterestClause(Decimal("0.05"), daily=True, free_days=10)) == 0
    assert owed(date(2026, 2, 11), clause=InterestClause(Decimal("0.05"), daily=True, free_days=10)) == 5500
    late = InterestClause(Decimal("0.05"), daily=True, free_days=10, from_end_of_free=True)
    assert owed(date(2026, 2, 11), clause=late) == 500
    capped = InterestClause(Decimal("0.05"), daily=True, cap_percent=Decimal("0.2"))
    assert owed(date(2026, 12, 31), clause=capped) == 2000


MOVES = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from("甲乙丙丁"), st.integers(1, 10**12)), max_size=20
)


def entries_of(moves: list[tuple[str, str, int]]) -> list[Entry]:
    return [Entry(str(n), DAY, (Line(a, fen), Line(b, -fen))) for n, (a, b, fen) in enumerate(moves)]


@given(MOVES)
def test_replaying_gives_the_balances(moves):
    entries = entries_of(moves)
    ledger = Ledger()
    for one in entries:
        ledger = ledger.post(one)
    assert ledger == ledger_of(entries)
    found = balances(ledger.entries)
    assert sum(found.values()) == 0
    for account in "甲乙丙丁":
        expected = sum(fen * ((a == account) - (b == account)) for a, b, fen in moves)
        assert ledger.balance(account) == expected == found.get(account, 0)


@given(MOVES)
def test_reversing_everything_leaves_nothing(moves):
    entries = entries_of(moves)
    undone = [reversal(one, entry_id=f"冲{one.id}", day=DAY) for one in entries]
    assert balances(ledger_of([*entries, *undone]).entries) == {}


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8), st.integers(1, 10**9))
def test_receipts_never_overdraw_an_invoice(amounts, billed_fen):
    ledger = Ledger().post(invoice("发票", day=DAY, amount=billed_fen))
    for n, amount in enumerate(amounts):
        ledger = paid(ledger, f"收{n}", amount, "发票")
    assert ledger.balance(accounts.receivable("发票")) == max(billed_fen - sum(amounts), 0)
    assert -ledger.balance(accounts.ADVANCE) == max(sum(amounts) - billed_fen, 0)
