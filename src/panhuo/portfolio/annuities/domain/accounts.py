"""Changing what is known of an account, paying, stopping to pay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, Organisation, log_event
from panhuo.portfolio.annuities.access import require_work
from panhuo.portfolio.annuities.domain.compute import CHUNK
from panhuo.portfolio.annuities.domain.sync import recompute
from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityDue, Payment

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.annuities.models import AnnuityBatch

FIELDS: Final = (
    "department", "payer", "reduction_percent", "reduction_since", "paid_through", "compensation_days", "note",
)  # fmt: skip
OBJECT_TYPE: Final = "annuity_account"
MOST_YEARS: Final = 40


@transaction.atomic
def update_account(account: AnnuityAccount, *, values: Mapping[str, Any], actor: User | None) -> dict[str, list[Any]]:
    """Set fields of `FIELDS`; gives {field: [before, after]} of those that changed. The schedule follows.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: a reduction that doesn't exist, or a year out of range.
    """
    require_work(actor, account.organisation)
    account = AnnuityAccount.objects.select_for_update().get(pk=account.pk)
    changes = set_fields(account, values)
    if changes:
        account.save(update_fields=list(changes))
        data = {name: [_plain(old), _plain(new)] for name, (old, new) in changes.items()}
        log_event(
            object_type=OBJECT_TYPE, object_id=account.pk, verb="changed", actor=actor,
            organisation=account.organisation, data=data,
        )  # fmt: skip
        recompute([account.pk])
    return changes


def set_fields(account: AnnuityAccount, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Set and check, without writing."""
    percent, year = values.get("reduction_percent"), values.get("paid_through")
    if percent not in {None, 0, 70, 85}:
        raise InvalidInput(_("费减比例只有 85%、70% 或无"), field="reduction_percent")
    if year is not None and not 1 <= year <= MOST_YEARS:
        raise InvalidInput(_("年度应为 1 到 40 之间的整数"), field="paid_through")
    changes = {}
    for name in FIELDS:
        if name in values and getattr(account, name) != values[name]:
            changes[name] = [getattr(account, name), values[name]]
            setattr(account, name, values[name])
    return changes


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def record_payment(
    account: AnnuityAccount,
    *,
    year: int,
    day: date,
    amount: int,
    actor: User | None,
    receipt_no: str = "",
    payer: str = "",
    batch: AnnuityBatch | None = None,
    follow: bool = True,
) -> Payment:
    """`amount` 分 were paid on `day` for annuity `year`. Paid in part, the year stays unpaid (细则第一百一十五条).

    `follow=False`: the caller reckons the account anew itself.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: nothing paid, no such year, or a receipt that was recorded before.
    """
    require_work(actor, account.organisation)
    if amount <= 0:
        raise InvalidInput(_("金额应大于零"), field="amount")
    if not 1 <= year <= MOST_YEARS:
        raise InvalidInput(_("年度应为 1 到 40 之间的整数"), field="year")
    same = Payment.objects.filter(account=account, year=year, withdrawn=False)
    if receipt_no and same.filter(receipt_no=receipt_no).exists():
        raise InvalidInput(_("这张收据已登记过"), field="receipt_no", code="known_receipt")
    payment = Payment.objects.create(
        account=account, organisation=account.organisation, year=year, day=day, amount=amount,
        receipt_no=receipt_no[:80], payer=payer[:120], batch=batch, actor=actor,
    )  # fmt: skip
    if follow:
        _log_payment(payment, "paid", actor)
        recompute([account.pk])
    return payment


@transaction.atomic
def withdraw_payment(payment: Payment, *, actor: User | None) -> None:
    """It was recorded by mistake. Raises `NotAllowed`."""
    require_work(actor, payment.organisation)
    payment.withdrawn = True
    payment.save(update_fields=("withdrawn",))
    _log_payment(payment, "payment_withdrawn", actor)
    recompute([payment.account_id])


def _log_payment(payment: Payment, verb: str, actor: User | None) -> None:
    data = {"year": payment.year, "day": payment.day.isoformat(), "amount": payment.amount}
    log_event(
        object_type=OBJECT_TYPE, object_id=payment.account_id, verb=verb, actor=actor,
        organisation=payment.organisation, data=data,
    )  # fmt: skip


@transaction.atomic
def stop_paying(
    organisation: Organisation, *, accounts: Iterable[int], on: date | None, actor: User | None, reason: str
) -> int:
    """Nothing more is paid for these from `on`; None takes that back. Gives how many changed.

    The decision itself, with its notice and votes, is the matter of `decisions`; this only keeps them out of payment
    lists, forecasts and reminders.
    """
    require_work(actor, organisation)
    rows = AnnuityAccount.objects.filter(organisation=organisation, pk__in=list(accounts))
    rows = rows.filter(stopped_on=None) if on else rows.exclude(stopped_on=None)
    ids = list(rows.values_list("pk", flat=True))
    for part in (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)):
        AnnuityAccount.objects.filter(pk__in=part).update(stopped_on=on)
        AnnuityDue.objects.filter(account__in=part, account__dead=False).update(live=on is None)
    for pk in ids:
        log_event(
            object_type=OBJECT_TYPE, object_id=pk, verb="stopped" if on else "resumed", actor=actor,
            organisation=organisation, data={"on": on.isoformat() if on else None, "reason": reason[:200]},
        )  # fmt: skip
    return len(ids)
