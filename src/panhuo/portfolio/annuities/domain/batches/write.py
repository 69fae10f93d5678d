"""Applying a planned batch, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import transaction

from panhuo.orgs.api import InvalidInput, log_event
from panhuo.portfolio.annuities.domain.accounts import OBJECT_TYPE, record_payment
from panhuo.portfolio.annuities.domain.sync import recompute
from panhuo.portfolio.annuities.enums import BatchKind, BatchState, RowAction
from panhuo.portfolio.annuities.models import AnnuityAccount, AnnuityBatch, AnnuityRow, Payment

Progress = Callable[[int, int], None]
CHUNK: Final = 200
_DATES: Final = ("reduction_since",)


def apply_rows(batch: AnnuityBatch, *, with_differences: bool, progress: Progress | None = None) -> dict[str, int]:
    """Write the rows that are not written yet (`before` is None), a chunk a transaction: a kill loses nothing."""
    actions = [RowAction.WRITE, *([RowAction.DIFFERS] if with_differences else [])]
    todo = list(batch.rows.filter(action__in=actions, before__isnull=True).order_by("pk").values_list("pk", flat=True))
    written = 0
    for start in range(0, len(todo), CHUNK):
        with transaction.atomic():
            rows = list(batch.rows.filter(pk__in=todo[start : start + CHUNK]).select_related("account__organisation"))
            written += sum(_write(batch, row) for row in rows)
            recompute(sorted({row.account_id for row in rows if row.account_id}))
            if progress:
                progress(min(start + CHUNK, len(todo)), len(todo))
    AnnuityBatch.objects.filter(pk=batch.pk).update(state=BatchState.APPLIED)
    return {"written": written}


def _write(batch: AnnuityBatch, row: AnnuityRow) -> bool:
    account = row.account
    if account is None:
        return False
    if batch.kind == BatchKind.RECEIPTS:
        try:
            payment = record_payment(
                account, year=row.values["year"], day=date.fromisoformat(row.values["day"]),
                amount=row.values["amount"], receipt_no=row.values.get("receipt_no", ""),
                payer=row.values.get("payer", ""), batch=batch, actor=None, follow=False,
            )  # fmt: skip
        except InvalidInput:
            return False
        row.before = {"payment": payment.pk}
    else:
        account.refresh_from_db()
        row.before = {name: _plain(getattr(account, name)) for name in row.changes}
        for name, (_old, new) in row.changes.items():
            setattr(account, name, _value(name, new))
        account.save(update_fields=list(row.changes))
    row.save(update_fields=("before",))
    log_event(
        object_type=OBJECT_TYPE, object_id=account.pk, verb="imported", actor=batch.created_by,
        organisation=batch.organisation, data={"batch": batch.pk, "row": row.number, "set": row.changes},
    )  # fmt: skip
    return True


def undo_rows(batch: AnnuityBatch, *, progress: Progress | None = None) -> dict[str, int]:
    """Put back what was before, field by field; a value that was changed since stays."""
    todo = list(batch.rows.filter(before__isnull=False).order_by("pk").values_list("pk", flat=True))
    kept = 0
    for start in range(0, len(todo), CHUNK):
        with transaction.atomic():
            rows = list(batch.rows.filter(pk__in=todo[start : start + CHUNK]).select_related("account"))
            kept += sum(_take_back(batch, row) for row in rows)
            recompute(sorted({row.account_id for row in rows if row.account_id}))
            if progress:
                progress(min(start + CHUNK, len(todo)), len(todo))
    AnnuityBatch.objects.filter(pk=batch.pk).update(state=BatchState.UNDONE)
    return {"undone": len(todo), "kept": kept}


def _take_back(batch: AnnuityBatch, row: AnnuityRow) -> int:
    """Gives how many values stay because they were changed since."""
    kept, before = 0, row.before or {}
    if batch.kind == BatchKind.RECEIPTS:
        Payment.objects.filter(pk=before["payment"]).update(withdrawn=True)
    elif row.account is not None:
        account = AnnuityAccount.objects.get(pk=row.account.pk)
        for name, (_old, new) in row.changes.items():
            if getattr(account, name) == _value(name, new):
                setattr(account, name, _value(name, before[name]))
            else:
                kept += 1
        account.save(update_fields=list(row.changes))
    row.before = None
    row.save(update_fields=("before",))
    return kept


def _value(name: str, stored: Any) -> Any:
    return date.fromisoformat(stored) if name in _DATES and stored else stored


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
