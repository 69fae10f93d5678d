"""Income that waits to be divided."""

from __future__ import annotations

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import Entry, EntryKind
from panhuo.deals.shares.domain.divide import income_of
from panhuo.deals.shares.enums import DivisionState
from panhuo.deals.shares.models import Division


def undivided(agreement: Agreement) -> list[tuple[Entry, int]]:
    """Receipts and used advances that brought income which nobody divided, with their 分."""
    done = Division.objects.filter(agreement=agreement).exclude(state=DivisionState.CANCELLED).values("source")
    rows = Entry.objects.filter(
        agreement=agreement, kind__in=(EntryKind.RECEIPT, EntryKind.ADVANCE), reversed_by=None
    ).exclude(pk__in=done)
    return [(row, amount) for row in rows.prefetch_related("lines") if (amount := income_of(row))]


def refunds_to_take_back(agreement: Agreement) -> list[Entry]:
    """Refunds of income that was divided and posted, not taken back yet."""
    posted = Division.objects.filter(agreement=agreement, state=DivisionState.POSTED, kind="income").values("source")
    done = Division.objects.filter(agreement=agreement).exclude(state=DivisionState.CANCELLED).values("source")
    rows = Entry.objects.filter(agreement=agreement, kind=EntryKind.REFUND, sources__source__in=posted)
    return list(rows.filter(lines__account="收入/使用费", reversed_by=None).exclude(pk__in=done).distinct())
