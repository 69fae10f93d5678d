"""Orders: the list, one order, its steps, its rating."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.services.api import (
    Delivery,
    OrderQuerySet,
    OrderRating,
    OrderState,
    ServiceOrder,
    Side,
    Verb,
    may_rate,
    move_order,
    open_steps,
    rate_order,
    reply_rating,
    sides_of,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput, events_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.format import day, yuan
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.services.forms.orders import DeliveryForm, RateForm
from panhuo.web.services.words import event_line


@members_only
@require_GET
def service_orders(request: UserRequest) -> HttpResponse:
    """Orders of either side."""
    base = ServiceOrder.objects.visible_to(request.user)
    counted = dict(base.order_by().values_list("state").annotate(n=Count("pk")))
    counts = [(value, str(label), counted.get(value, 0)) for value, label in OrderState.choices]
    found = facet(request.GET, name="state", label=_("状态"), counts=counts)
    context = {
        "page": paginate(request, _narrowed(request).select_related("client", "provider", "request")),
        "facets": [found],
        "chips": [Chip(found.label, e.label, e.url) for e in found.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "web/services/orders.html", context)


@members_only
@require_GET
def service_orders_export(request: UserRequest) -> FileResponse:
    heads = [
        (_("订单"), 10.0), (_("标题"), 36.0), (_("服务类型"), 12.0), (_("委托单位"), 28.0), (_("服务方"), 28.0),
        (_("金额"), 14.0), (_("状态"), 14.0), (_("应完成日期"), 12.0), (_("验收日期"), 12.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orders.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("服务订单"), heads)
            rows = _narrowed(request).select_related("client", "provider", "request")
            for at, one in enumerate(rows, start=1):
                cells: tuple[str | int | None, ...] = (
                    one.pk, one.request.title, str(one.get_kind_display()), str(one.client), str(one.provider),
                    yuan(one.price), str(one.get_state_display()), day(one.due_on), day(one.accepted_on),
                )  # fmt: skip
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("服务订单.xlsx"))


@members_only
@require_GET
def service_order(request: UserRequest, pk: int) -> HttpResponse:
    """One order with what may be done next."""
    order = _own(request, pk)
    steps = open_steps(request.user, order)
    rating = OrderRating.objects.filter(order=order).first()
    context = {
        "order": order,
        "steps": [step for step in steps if step.verb != Verb.DELIVER],
        "delivery_form": DeliveryForm() if any(step.verb == Verb.DELIVER for step in steps) else None,
        "deliveries": order.deliveries.select_related("by"),
        "rating": rating,
        "rate_form": RateForm() if may_rate(request.user, order) else None,
        "may_reply": rating is not None and not rating.reply and Side.PROVIDER in sides_of(request.user, order),
        "events": [(one, event_line(one)) for one in events_of("service_order", order.pk)],
    }
    return render(request, "web/services/order.html", context)


@staff_only
@require_POST
def service_order_move(request: UserRequest, pk: int) -> HttpResponse:
    """One step of the table."""
    order = _own(request, pk)
    file = request.FILES.get("file")
    moved = move_order(
        order, verb=request.POST.get("verb", ""), note=request.POST.get("note", ""), file=file, actor=request.user
    )
    messages.success(request, _("订单状态：%(state)s") % {"state": moved.get_state_display()})
    return redirect("service-order", pk)


@staff_only
@require_POST
def service_order_rate(request: UserRequest, pk: int) -> HttpResponse:
    form = RateForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("三项都请评 1 到 5 分"), field="quality")
    rate_order(_own(request, pk), **form.cleaned_data, actor=request.user)
    messages.success(request, _("评价已提交"))
    return redirect("service-order", pk)


@staff_only
@require_POST
def service_order_reply(request: UserRequest, pk: int) -> HttpResponse:
    rating = get_object_or_404(OrderRating.objects.filter(order=_own(request, pk)))
    reply_rating(rating, reply=request.POST.get("reply", ""), actor=request.user)
    return redirect("service-order", pk)


@members_only
@require_GET
def service_delivery_file(request: UserRequest, pk: int) -> FileResponse:
    """A file that was delivered; for both sides."""
    own = ServiceOrder.objects.visible_to(request.user)
    delivery = get_object_or_404(Delivery.objects.filter(order__in=own).exclude(file=""), pk=pk)
    return FileResponse(delivery.file.open("rb"), as_attachment=True, filename=delivery.file_name)


def _narrowed(request: UserRequest) -> OrderQuerySet:
    states = [value for value in request.GET.getlist("state") if value]
    rows = ServiceOrder.objects.visible_to(request.user)
    return rows.filter(state__in=states) if states else rows


def _own(request: UserRequest, pk: int) -> ServiceOrder:
    rows = ServiceOrder.objects.visible_to(request.user).select_related("client", "provider", "request", "offer")
    return get_object_or_404(rows, pk=pk)
