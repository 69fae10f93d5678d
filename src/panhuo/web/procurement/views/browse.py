"""The list of purchases, and of orders with its Excel."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.procurement.api import AgencyOrder, OrderState, Procurement, ProcurementState
from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.format import day, yuan
from panhuo.web.listing import Chip, Facet, facet, paginate
from panhuo.web.procurement.scope import buyers_of


@signed_in
@require_GET
def procurement_list(request: UserRequest) -> HttpResponse:
    """One's own purchases, those to score, those to offer for."""
    base = Procurement.objects.visible_to(request.user)
    counted = dict(base.order_by().values_list("state").annotate(n=Count("pk", distinct=True)))
    found = _states(request, [(v, str(label), counted.get(v, 0)) for v, label in ProcurementState.choices])
    states = [value for value in request.GET.getlist("state") if value]
    rows = base.filter(state__in=states) if states else base
    context = {
        "page": paginate(request, rows.select_related("organisation")),
        "facets": [found],
        "chips": [Chip(found.label, e.label, e.url) for e in found.entries if e.active],
        "clear_url": "?",
        "may_buy": bool(buyers_of(request.user)),
    }
    return render(request, "web/procurement/list.html", context)


@signed_in
@require_GET
def agency_orders(request: UserRequest) -> HttpResponse:
    """Orders of either side."""
    base = AgencyOrder.objects.visible_to(request.user)
    counted = dict(base.order_by().values_list("state").annotate(n=Count("pk")))
    found = _states(request, [(v, str(label), counted.get(v, 0)) for v, label in OrderState.choices])
    states = [value for value in request.GET.getlist("state") if value]
    rows = base.filter(state__in=states) if states else base
    context = {
        "page": paginate(request, rows.select_related("organisation", "agency", "filing").prefetch_related("checks")),
        "facets": [found],
        "chips": [Chip(found.label, e.label, e.url) for e in found.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "web/procurement/orders.html", context)


@signed_in
@require_GET
def agency_orders_export(request: UserRequest) -> FileResponse:
    """By number: no word of a disclosure."""
    states = [value for value in request.GET.getlist("state") if value]
    base = AgencyOrder.objects.visible_to(request.user)
    rows = base.filter(state__in=states) if states else base
    heads = [
        (_("委托"), 10.0), (_("采购单位"), 28.0), (_("代理机构"), 28.0), (_("披露编号"), 12.0), (_("价格"), 14.0),
        (_("状态"), 14.0), (_("承办代理师"), 14.0), (_("申请号"), 20.0), (_("委托日期"), 12.0), (_("质量检查"), 30.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orders.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("代理委托"), heads)
            joined = rows.select_related("organisation", "agency", "filing").prefetch_related("checks")
            for at, one in enumerate(joined, start=1):
                checks = "；".join(f"{c.get_stage_display()}：{c.get_outcome_display()}" for c in one.checks.all())
                cells: tuple[str | int | None, ...] = (
                    one.pk, str(one.organisation), str(one.agency), one.disclosure_id, yuan(one.price),
                    str(one.get_state_display()), one.attorney, one.filing.number if one.filing else "",
                    day(one.placed_at), checks,
                )  # fmt: skip
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("代理委托.xlsx"))


def _states(request: UserRequest, counts: list[tuple[str, str, int]]) -> Facet:
    return facet(request.GET, name="state", label=_("状态"), counts=counts)
