"""Every 分 traced, from the report to the inventor and back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import Entry, TraceRow, trace, trace_rows
from panhuo.deals.shares.api import Share
from panhuo.intake.api import Book as Workbook
from panhuo.orgs.api import User
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.money import agreement_of
from panhuo.web.plans.views.compare import put_yuan
from panhuo.web.plans.words import key_words

NOBODY: Final[list[Share | None]] = [None]


def rows_of(agreement: Agreement, user: User) -> list[tuple[TraceRow, list[Share]]]:
    """The traced table of an agreement's own office: each row with the shares that came of it."""
    entries = Entry.objects.visible_to(user).filter(agreement=agreement)
    whole = entries.select_related("reverses", "reversed_by", "invoice", "agreement")
    rows = trace_rows(whole.prefetch_related("lines", "sources__source"))
    shares: dict[int, list[Share]] = {}
    seen = Share.objects.visible_to(user).filter(division__agreement=agreement, division__state="posted")
    for share in seen.select_related("recipient", "division", "payout"):
        shares.setdefault(share.division.source_id, []).append(share)
    return [(row, shares.get(row.receipt.pk, []) if row.receipt else []) for row in rows]


@staff_only
@require_GET
def ledger_trace(request: UserRequest, pk: int) -> HttpResponse:
    """Report → invoice → receipt → shares; and from each share back."""
    agreement = agreement_of(request.user, pk)
    rows = rows_of(agreement, request.user)
    context = {
        "agreement": agreement,
        "rows": [(row, _what(row), shares, sum(one.amount for one in shares)) for row, shares in rows],
        "received": sum(row.received for row, _shares in rows),
        "shared": sum(
            one.amount for _pk, found in {row.receipt.pk: s for row, s in rows if row.receipt}.items() for one in found
        ),
    }
    return render(request, "web/ledger/trace.html", context)


def _what(row: TraceRow) -> str:
    """What an invoice is for."""
    invoice = getattr(row.invoice, "invoice", None)
    return "" if invoice is None else (invoice.text or key_words(invoice.key))


@staff_only
@require_GET
def ledger_trace_export(request: UserRequest, pk: int) -> FileResponse:
    """The traced table as a workbook: a line for each share of each receipt."""
    agreement = agreement_of(request.user, pk)
    columns = [
        (_("报告"), 10.0), (_("应收"), 16.0), (_("事由"), 30.0), (_("开票（元）"), 16.0), (_("收款"), 16.0),
        (_("到账日"), 12.0), (_("抵付本笔（元）"), 16.0), (_("分配"), 16.0), (_("份额"), 14.0), (_("对象"), 20.0),
        (_("金额（元）"), 16.0), (_("代扣税款（元）"), 16.0), (_("发放"), 16.0), (_("发放日"), 12.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trace.xlsx"
        with Workbook(path) as book:
            sheet, at = book.sheet(_("逐分追溯"), columns), 0
            for row, shares in rows_of(agreement, request.user):
                for share in shares or NOBODY:
                    at += 1
                    _line(book, sheet, at, row, share)
        name = _("逐分追溯 %(n)s.xlsx") % {"n": agreement}
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=name)


def _line(book: Workbook, sheet: object, at: int, row: TraceRow, share: Share | None) -> None:
    texts = {
        0: f"#{row.report.pk}" if row.report else "", 1: str(row.invoice or ""), 2: _what(row),
        4: str(row.receipt or ""), 5: str(row.receipt.day) if row.receipt else "", 7: str(row.shares or ""),
    }  # fmt: skip
    if share is not None:
        texts |= {
            8: share.part, 9: share.recipient.name, 12: str(share.payout or ""),
            13: str(share.paid_on) if share.paid_on else "",
        }  # fmt: skip
    for column, text in texts.items():
        book.put(sheet, at, column, text)
    put_yuan(book, sheet, at, 3, row.billed)
    put_yuan(book, sheet, at, 6, row.received)
    if share is not None:
        put_yuan(book, sheet, at, 10, share.amount)
        if share.tax is not None:
            put_yuan(book, sheet, at, 11, share.tax)


@staff_only
@require_GET
def ledger_entry(request: UserRequest, pk: int) -> HttpResponse:
    """One entry: its lines, what it comes from and what came of it."""
    rows = Entry.objects.visible_to(request.user).select_related("book", "agreement", "reverses", "posted_by")
    entry = get_object_or_404(rows, pk=pk)
    return render(request, "web/ledger/entry.html", {"entry": entry, "trace": trace(entry)})
