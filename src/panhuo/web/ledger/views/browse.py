"""Agreements by their money, and the books."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import Agreement, AgreementState
from panhuo.deals.ledger.api import Book, Standing, owing, standing
from panhuo.intake.api import Book as Workbook
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import facet, paginate
from panhuo.web.plans.views.compare import put_yuan


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """`to_bill`: what is due and not billed; `awaited`: reports that are late."""

    agreement: Agreement
    standing: Standing
    to_bill: int
    awaited: int


@members_only
@require_GET
def ledger_list(request: UserRequest) -> HttpResponse:
    """Agreements that are signed or over; those with something to do can be filtered."""
    rows = _rows(request)
    page = paginate(request, rows)
    page.object_list = [money_row(one) for one in page.object_list]
    states = Agreement.objects.visible_to(request.user).exclude(state__in=BEFORE)
    counts = [(value, str(label), states.filter(state=value).count()) for value, label in AgreementState.choices]
    context = {
        "page": page,
        "facets": [facet(request.GET, name="state", label=_("状态"), counts=counts)],
        "books": Book.objects.visible_to(request.user).select_related("organisation"),
    }
    return render(request, "web/ledger/list.html", context)


BEFORE = (AgreementState.DRAFT, AgreementState.REVIEW, AgreementState.APPROVED, AgreementState.DROPPED)


def _rows(request: UserRequest) -> list[Agreement]:
    rows = Agreement.objects.visible_to(request.user).exclude(state__in=BEFORE).select_related("holder")
    wanted = [one for one in request.GET.getlist("state") if one in AgreementState.values]
    if wanted:
        rows = rows.filter(state__in=wanted)
    return list(rows.prefetch_related("parties").order_by("-pk"))


def money_row(agreement: Agreement) -> MoneyRow:
    """How one agreement's money stands today."""
    today = timezone.localdate()
    state = owing(agreement, on=today)
    to_bill = sum(max(one.left, 0) for one in state.owed if one.day <= today) if state else 0
    return MoneyRow(agreement, standing(agreement, on=today), to_bill, len(state.awaited) if state else 0)


@staff_only
@require_GET
def ledger_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    columns = [
        (_("协议"), 20.0), (_("名称"), 40.0), (_("状态"), 10.0), (_("已开票（元）"), 16.0), (_("已收款（元）"), 16.0),
        (_("未付（元）"), 16.0), (_("逾期（元）"), 16.0), (_("待开票（元）"), 16.0), (_("待交报告"), 10.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        with Workbook(path) as book:
            sheet = book.sheet(_("协议账目"), columns)
            for at, row in enumerate((money_row(one) for one in _rows(request)), start=1):
                texts = (str(row.agreement), row.agreement.title, str(row.agreement.get_state_display()))
                for column, text in enumerate(texts):
                    book.put(sheet, at, column, text)
                now = row.standing
                for column, fen in enumerate((now.billed, now.received, now.open, now.overdue, row.to_bill), start=3):
                    put_yuan(book, sheet, at, column, fen)
                book.put(sheet, at, 8, row.awaited)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("协议账目.xlsx"))
