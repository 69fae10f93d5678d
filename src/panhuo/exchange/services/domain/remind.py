"""Reminders: appeals that wait too long, orders past their day."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.domain.tell import authority_staff_of, staff_of
from panhuo.exchange.services.enums import AppealState, OrderState
from panhuo.exchange.services.models import Appeal, ServiceOrder
from panhuo.orgs.api import notify

RUNNING = (OrderState.PLACED, OrderState.CONFIRMED, OrderState.RETURNED)


def remind_services(*, today: date | None = None) -> int:
    """Remind once of each; gives how many are late."""
    today = today or timezone.localdate()
    return _appeals(today) + _orders(today)


def _appeals(today: date) -> int:
    late = Appeal.objects.filter(state=AppealState.OPEN, due_on__lt=today)
    for one in late.select_related("record__organisation__region"):
        house = one.record.organisation
        url = reverse("service-credit", args=(house.pk,))
        text = _("“%(name)s”的申诉已过答复期限") % {"name": house}
        notify(users=authority_staff_of(house), text=text, url=url, key=f"appeal_late:{one.pk}")
    return late.count()


def _orders(today: date) -> int:
    late = ServiceOrder.objects.filter(state__in=RUNNING, due_on__lt=today)
    for order in late.select_related("client", "provider"):
        url = reverse("service-order", args=(order.pk,))
        text = _("订单 #%(n)s 已过应完成日期") % {"n": order.pk}
        users = staff_of([order.client, order.provider])
        notify(users=users, text=text, url=url, key=f"service_order_late:{order.pk}")
    return late.count()
