"""Patents and accounts for tests; all invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from panhuo.patents.api import IdentifierValue, Patent, PatentValues, Visibility, application, save_patents
from panhuo.portfolio.annuities.api import AnnuityAccount, sync_accounts, update_account


def number(n: int, *, year: int = 2017, digit: str = "1") -> str:
    """An application number with its right check digit."""
    from panhuo.intake.api import check_digit

    body = f"{year}{digit}{n:07d}"
    return f"{body}.{check_digit(body)}"


def make_patents(holder: Any, count: int, *, start: int = 1, **said: Any) -> list[Patent]:
    """Granted inventions of the holder, filed in 2017 and granted in 2019, a day apart."""
    values = [
        PatentValues(
            **(
                {
                    "title": f"一种示例装置{start + n}",
                    "kind": "invention",
                    "status_text": "授权",
                    "application_date": date(2017, 1, 3 + n % 25),
                    "grant_date": date(2019, 6, 4),
                    "owners": (holder.name,),
                    "identifiers": (application(number(start + n)),),
                }
                | said
            )
        )
        for n in range(count)
    ]
    return [r.patent for r in save_patents(values, holder=holder, visibility=Visibility.ORGANISATION, actor=None)]


def make_accounts(holder: Any, count: int, *, paid_through: int | None = None, **said: Any) -> Sequence[AnnuityAccount]:
    """Accounts of such patents, reckoned."""
    patents = make_patents(holder, count, **said)
    sync_accounts(holder)
    accounts = list(AnnuityAccount.objects.filter(organisation=holder, patent__in=patents).order_by("pk"))
    for account in accounts if paid_through else []:
        update_account(account, values={"paid_through": paid_through}, actor=None)
    return list(AnnuityAccount.objects.filter(pk__in=[a.pk for a in accounts]).order_by("pk"))


__all__ = ["IdentifierValue", "make_accounts", "make_patents", "number"]
