"""The entries of a deal's money: invoice, receipt, refund, shares, payout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.entries import Entry, entry
from panhuo.deals.rules.ledger.ledger import Ledger
from panhuo.law.errors import RuleError


def _positive(amount: int) -> None:
    if amount <= 0:
        raise RuleError("金额应大于零", code="not_positive")


def invoice(entry_id: str, *, day: date, amount: int, sources: Sequence[str] = (), interest: bool = False) -> Entry:
    """What is billed (分). Its id names the receivable; `sources` are the report or clause it comes from.

    Raises:
        RuleError: the amount is not above 0.
    """
    _positive(amount)
    income = accounts.INTEREST if interest else accounts.INCOME
    move = (accounts.receivable(entry_id), income, amount)
    return entry(entry_id, day, move, text="发票", sources=tuple(sources))


def receipt(entry_id: str, *, day: date, amount: int, payer: str, invoices: Sequence[str], ledger: Ledger) -> Entry:
    """Money received, set off against `invoices` in their order; what is left is an advance of the payer.

    Raises:
        RuleError: the amount is not above 0.
    """
    _positive(amount)
    left, moves = amount, []
    for number in dict.fromkeys(invoices):
        part = min(left, max(ledger.balance(accounts.receivable(number)), 0))
        moves.append((accounts.CASH, accounts.receivable(number), part))
        left -= part
    moves.append((accounts.CASH, accounts.advance(payer), left))
    used = tuple(number for number, move in zip(dict.fromkeys(invoices), moves, strict=False) if move[2])
    return entry(entry_id, day, *moves, text="收款", sources=used)


def use_advance(entry_id: str, *, day: date, payer: str, invoice_id: str, ledger: Ledger) -> Entry:
    """Set a payer's advance off against an invoice, as far as both reach.

    Raises:
        RuleError: there is no advance or nothing open.
    """
    held, open_ = -ledger.balance(accounts.advance(payer)), ledger.balance(accounts.receivable(invoice_id))
    amount = min(held, open_)
    _positive(amount)
    move = (accounts.advance(payer), accounts.receivable(invoice_id), amount)
    return entry(entry_id, day, move, text="预收抵减", sources=(invoice_id,))


def refund(entry_id: str, *, day: date, amount: int, payer: str, of: str, ledger: Ledger) -> Entry:
    """Income that the receipt `of` brought is given back: owed to the payer until `refund_paid`.

    Raises:
        RuleError: the amount is not above 0, or more than was received and not yet given back.
    """
    _positive(amount)
    received = _income_left(ledger, of)
    if amount > received:
        raise RuleError("退款 %(amount)s 超过可退金额 %(left)s", code="refund_too_high", amount=amount, left=received)
    move = (accounts.INCOME, accounts.refundable(payer), amount)
    return entry(entry_id, day, move, text="退款", sources=(of,))


def refund_paid(entry_id: str, *, day: date, payer: str, amount: int, ledger: Ledger) -> Entry:
    """Pay a refund out.

    Raises:
        RuleError: more than is owed.
    """
    _positive(amount)
    if amount > -ledger.balance(accounts.refundable(payer)):
        raise RuleError("支付超过应退金额", code="refund_too_high")
    return entry(entry_id, day, (accounts.refundable(payer), accounts.CASH, amount), text="支付退款")


def shares(entry_id: str, *, day: date, parts: Mapping[str, int], receipt_id: str) -> Entry:
    """What a receipt owes to each recipient (分); negative parts take back after a refund."""
    moves = [(accounts.SHARED, accounts.payable(name), amount) for name, amount in parts.items()]
    return entry(entry_id, day, *moves, text="收益分配", sources=(receipt_id,))


def payout(
    entry_id: str, *, day: date, recipient: str, amount: int, tax: int = 0, sources: Sequence[str] = ()
) -> Entry:
    """Pay a share out; `tax` (分), as entered, is withheld.

    Raises:
        RuleError: tax below 0 or above the amount.
    """
    _positive(amount)
    if not 0 <= tax <= amount:
        raise RuleError("代扣税款应在 0 与应付金额之间", code="odd_tax")
    account = accounts.payable(recipient)
    moves = [(account, accounts.CASH, amount - tax), (account, accounts.TAX, tax)]
    return entry(entry_id, day, *moves, text="支付收益", sources=tuple(sources))


def _income_left(ledger: Ledger, of: str) -> int:
    """Cash that the receipt brought, less refunds of it that stand."""
    brought = sum(line.amount for line in ledger.get(of).lines if line.account == accounts.CASH)
    undone = {one.reverses for one in ledger.entries if one.reverses}
    back = sum(
        line.amount
        for one in ledger.entries
        if of in one.sources and one.id not in undone and not one.reverses
        for line in one.lines
        if line.account == accounts.INCOME
    )
    return 0 if of in undone else brought - max(back, 0)
