"""Names of accounts."""

from __future__ import annotations

from typing import Final

CASH: Final = "资金"
RECEIVABLE: Final = "应收"
INCOME: Final = "收入/使用费"
INTEREST: Final = "收入/利息"
ADVANCE: Final = "预收"
REFUNDABLE: Final = "应退"
SHARED: Final = "分配/支出"
PAYABLE: Final = "应付"
TAX: Final = "应交税费/代扣"


def receivable(invoice: str) -> str:
    return f"{RECEIVABLE}/{invoice}"


def advance(payer: str) -> str:
    return f"{ADVANCE}/{payer}"


def payable(recipient: str) -> str:
    return f"{PAYABLE}/{recipient}"


def refundable(payer: str) -> str:
    return f"{REFUNDABLE}/{payer}"
