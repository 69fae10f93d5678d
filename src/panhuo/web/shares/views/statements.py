"""Statements: one's own, and the office's of each recipient."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from panhuo.deals.shares.api import EquityPart, ProfitYear, Recipient, RightsGrant, Statement, statement
from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.plans.views.compare import put_yuan


@signed_in
@require_GET
@cache_control(no_store=True, private=True)
def shares_statement(request: UserRequest) -> HttpResponse:
    """What I got, of what, with how much tax; and what I hold beside money."""
    mine = Recipient.objects.filter(user=request.user)
    ids = {str(pk) for pk in mine.values_list("pk", flat=True)}
    years = ProfitYear.objects.filter(profit_share__organisation__in=mine.values("organisation"))
    context = {
        "statement": statement(request.user),
        "who": request.user,
        "own": True,
        "stakes": EquityPart.objects.visible_to(request.user).filter(recipient__in=mine).select_related("stake"),
        "grants": RightsGrant.objects.visible_to(request.user).filter(holders__recipient__in=mine).distinct(),
        "profits": [
            (one, sum(fen for key, fen in one.shares.items() if key in ids))
            for one in years.select_related("profit_share")
            if ids & set(one.shares)
        ],
    }
    return render(request, "web/shares/statement.html", context)


@staff_only
@require_GET
@cache_control(no_store=True, private=True)
def shares_recipient(request: UserRequest, pk: int) -> HttpResponse:
    """The office's view of one recipient."""
    recipient = get_object_or_404(Recipient.objects.visible_to(request.user), pk=pk)
    context = {"statement": statement(request.user, recipient=recipient), "who": recipient, "own": False}
    return render(request, "web/shares/statement.html", context)


@signed_in
@require_GET
@cache_control(no_store=True, private=True)
def shares_statement_export(request: UserRequest) -> FileResponse:
    """One's own statement as a workbook; `?recipient=` for the office."""
    wanted = request.GET.get("recipient", "")
    recipient = None
    if wanted.isdecimal():
        recipient = get_object_or_404(Recipient.objects.visible_to(request.user), pk=int(wanted))
    found = statement(request.user, recipient=recipient)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "statement.xlsx"
        with Book(path) as book:
            _write(book, found)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("收益结算单.xlsx"))


def _write(book: Book, found: Statement) -> None:
    columns = [
        (_("日期"), 12.0), (_("协议"), 30.0), (_("份额"), 16.0), (_("状态"), 10.0), (_("金额（元）"), 16.0),
        (_("代扣税款（元）"), 16.0), (_("发放日"), 12.0), (_("来源"), 50.0),
    ]  # fmt: skip
    sheet = book.sheet(_("收益结算单"), columns)
    for at, line in enumerate(found.lines, start=1):
        share = line.share
        back = [str(step.entry) for step in line.back if step.entry]
        back += [f"#{step.report.pk}" for step in line.back if step.report]
        texts = {
            0: str(share.division.source.day), 1: share.division.agreement.title, 2: share.part,
            3: str(share.division.get_state_display()), 6: str(share.paid_on or ""),
            7: " ← ".join([str(share.division.source), *back]),
        }  # fmt: skip
        for column, text in texts.items():
            book.put(sheet, at, column, text)
        put_yuan(book, sheet, at, 4, share.amount)
        if share.tax is not None:
            put_yuan(book, sheet, at, 5, share.tax)
