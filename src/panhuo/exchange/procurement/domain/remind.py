"""Reminders of checks that are due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.domain.tell import say_order
from panhuo.exchange.procurement.enums import OrderState
from panhuo.exchange.procurement.models import AgencyOrder
from panhuo.exchange.procurement.queries.orders import stages_since
from panhuo.exchange.services.api import staff_of

AFTER: Final = timedelta(days=10)
"""How long after filing or grant a missing check is asked for. Our choice."""


def remind_checks(*, today: date | None = None) -> int:
    """Ask once a stage; gives how many checks are missing."""
    today = today or timezone.localdate()
    missing = 0
    rows = AgencyOrder.objects.filter(state=OrderState.FILED).select_related("organisation", "placed_by", "filing")
    for order in rows.prefetch_related("checks", "filing__events"):
        done = {check.stage for check in order.checks.all()}
        for stage, since in stages_since(order).items():
            if stage not in done and since + AFTER <= today:
                missing += 1
                text = _("代理委托 #%(n)s 还没有做质量检查") % {"n": order.pk}
                key = f"agency_check:{order.pk}:{stage}"
                say_order(order, users={order.placed_by, *staff_of([order.organisation])}, text=text, key=key)
    return missing
