"""What stands open in a ledger: the figures that the next transaction needs."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.ledger import Ledger


def open_amounts(ledger: Ledger, invoices: Iterable[str]) -> dict[str, int]:
    """分 still open of each invoice, in the order given."""
    return {number: ledger.balance(accounts.receivable(number)) for number in invoices}


def advance_held(ledger: Ledger, payer: str) -> int:
    """What a payer paid in advance, in 分."""
    return -ledger.balance(accounts.advance(payer))


def refund_owed(ledger: Ledger, payer: str) -> int:
    """What is to be given back to a payer, in 分."""
    return -ledger.balance(accounts.refundable(payer))


def refund_left(ledger: Ledger, receipt_id: str) -> int:
    """Income that a receipt brought and that was not given back: without its advance, less refunds that stand.

    Raises:
        RuleError: there is no such receipt.
    """
    undone = {one.reverses for one in ledger.entries if one.reverses}
    if receipt_id in undone:
        return 0
    under = f"{accounts.RECEIVABLE}/"
    brought = -sum(line.amount for line in ledger.get(receipt_id).lines if line.account.startswith(under))
    back = sum(
        line.amount
        for one in ledger.entries
        if receipt_id in one.sources and one.id not in undone and not one.reverses
        for line in one.lines
        if line.account == accounts.INCOME
    )
    return brought - back
