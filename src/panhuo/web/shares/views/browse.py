"""Divisions of the office, and income that waits to be divided."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count, QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import offices_of
from panhuo.deals.shares.api import Division, DivisionState, undivided
from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.listing import facet, paginate
from panhuo.web.plans.views.compare import put_yuan


@staff_only
@require_GET
def shares_list(request: UserRequest) -> HttpResponse:
    """Filter by state; above it agreements whose receipts nobody divided."""
    base = Division.objects.visible_to(request.user)
    counted = dict(base.order_by().values_list("state").annotate(n=Count("pk")))
    counts = [(value, str(label), counted.get(value, 0)) for value, label in DivisionState.choices]
    context = {
        "page": paginate(request, _narrowed(request).select_related("agreement", "source")),
        "facets": [facet(request.GET, name="state", label=_("状态"), counts=counts)],
        "waiting": _waiting(request),
        "tab": "list",
    }
    return render(request, "web/shares/list.html", context)


def _narrowed(request: UserRequest) -> QuerySet[Division]:
    rows = Division.objects.visible_to(request.user)
    wanted = [one for one in request.GET.getlist("state") if one in DivisionState.values]
    return (rows.filter(state__in=wanted) if wanted else rows).order_by("-pk")


def _waiting(request: UserRequest) -> list[tuple[Agreement, int, int]]:
    """Agreements with undivided income: how many receipts, and their 分."""
    held = Agreement.objects.filter(holder__in=offices_of(request.user), receipts__isnull=False).distinct()
    found = [(one, undivided(one)) for one in held]
    return [(one, len(rows), sum(fen for _entry, fen in rows)) for one, rows in found if rows]


@staff_only
@require_GET
def shares_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    columns = [
        (_("分配"), 10.0), (_("协议"), 20.0), (_("收款"), 16.0), (_("状态"), 10.0), (_("收入（元）"), 16.0),
        (_("净收入（元）"), 16.0), (_("公示至"), 12.0), (_("入账"), 16.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shares.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("收益分配"), columns)
            rows = _narrowed(request).select_related("agreement", "source", "entry")
            for at, one in enumerate(rows, start=1):
                texts = {
                    0: f"#{one.pk}", 1: str(one.agreement), 2: str(one.source), 3: str(one.get_state_display()),
                    6: str(one.notice_last or ""), 7: str(one.entry or ""),
                }  # fmt: skip
                for column, text in texts.items():
                    book.put(sheet, at, column, text)
                put_yuan(book, sheet, at, 4, one.gross)
                put_yuan(book, sheet, at, 5, one.net)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("收益分配.xlsx"))
