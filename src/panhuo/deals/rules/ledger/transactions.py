"""The entries of a deal's money: invoice, receipt, refund, shares, payout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from panhuo.deals.rules.ledger import accounts
from panhuo.deals.rules.ledger.entries import Entry, entry
from panhuo.deals.rules.money import yuan
from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError


def _positive(amount: int) -> None:
    if amount <= 0:
        raise RuleError(gettext_noop("金额应大于零"), code="not_positive")


def invoice(entry_id: str, *, day: date, amount: int, sources: Sequence[str] = (), interest: bool = False) -> Entry:
    """What is billed (分). Its id names the receivable; `sources` are the report or clause it comes from.

    Raises:
        RuleError: the amount is not above 0.
    """
    _positive(amount)
    income = accounts.INTEREST if interest else accounts.INCOME
    move = (accounts.receivable(entry_id), income, amount)
    return entry(entry_id, day, move, text="发票", sources=tuple(sources))


def receipt(entry_id: str, *, day: date, amount: int, payer: str, open_amounts: Mapping[str, int]) -> Entry:
    """Money received, set off against invoices in the order of `open_amounts` (分 still open by invoice id).

    What is left is an advance of the payer.

    Raises:
        RuleError: the amount is not above 0.
    """
    _positive(amount)
    left, moves, used = amount, [], []
    for number, open_ in open_amounts.items():
        part = min(left, max(open_, 0))
        if part:
            moves.append((accounts.CASH, accounts.receivable(number), part))
            used.append(number)
            left -= part
    moves.append((accounts.CASH, accounts.advance(payer), left))
    return entry(entry_id, day, *moves, text="收款", sources=tuple(used))


def use_advance(entry_id: str, *, day: date, payer: str, held: int, invoice_id: str, open_amount: int) -> Entry:
    """Set a payer's advance (`held`, 分) off against an invoice, as far as both reach.

    Raises:
        RuleError: there is no advance or nothing open.
    """
    amount = min(held, open_amount)
    _positive(amount)
    move = (accounts.advance(payer), accounts.receivable(invoice_id), amount)
    return entry(entry_id, day, move, text="预收抵减", sources=(invoice_id,))


def refund(entry_id: str, *, day: date, amount: int, payer: str, of: str, left: int) -> Entry:
    """Income that the receipt `of` brought is given back: owed to the payer until `refund_paid`.

    `left`: what the receipt brought and was not given back yet (`refund_left`).

    Raises:
        RuleError: the amount is not above 0, or above `left`.
    """
    _positive(amount)
    if amount > left:
        raise RuleError(
            gettext_noop("退款 %(amount)s 超过可退金额 %(left)s"),
            code="refund_too_high",
            amount=yuan(amount),
            left=yuan(left),
        )
    move = (accounts.INCOME, accounts.refundable(payer), amount)
    return entry(entry_id, day, move, text="退款", sources=(of,))


def refund_advance(entry_id: str, *, day: date, amount: int, payer: str, held: int, of: str) -> Entry:
    """An advance that came with the receipt `of` is given back: owed to the payer until `refund_paid`.

    Raises:
        RuleError: the amount is not above 0, or above the advance that is held.
    """
    _positive(amount)
    if amount > held:
        raise RuleError(
            gettext_noop("退款 %(amount)s 超过可退金额 %(left)s"),
            code="refund_too_high",
            amount=yuan(amount),
            left=yuan(held),
        )
    move = (accounts.advance(payer), accounts.refundable(payer), amount)
    return entry(entry_id, day, move, text="退预收款", sources=(of,))


def refund_paid(entry_id: str, *, day: date, payer: str, amount: int, owed: int, sources: Sequence[str] = ()) -> Entry:
    """Pay a refund out.

    Raises:
        RuleError: more than is owed.
    """
    _positive(amount)
    if amount > owed:
        raise RuleError(gettext_noop("支付超过应退金额"), code="refund_too_high")
    return entry(
        entry_id, day, (accounts.refundable(payer), accounts.CASH, amount), text="支付退款", sources=tuple(sources)
    )


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
        raise RuleError(gettext_noop("代扣税款应在 0 与应付金额之间"), code="odd_tax")
    account = accounts.payable(recipient)
    moves = [(account, accounts.CASH, amount - tax), (account, accounts.TAX, tax)]
    return entry(entry_id, day, *moves, text="支付收益", sources=tuple(sources))
