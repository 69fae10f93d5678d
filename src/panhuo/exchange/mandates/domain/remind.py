"""Before a mandate ends both parties are told, once each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.mandates.domain.tell import say
from panhuo.exchange.mandates.enums import MandateState
from panhuo.exchange.mandates.models import Mandate

DAYS_BEFORE: Final = (30, 7)
"""Our choice; no text names a number."""


@transaction.atomic
def remind_of_ends(*, today: date | None = None) -> int:
    """Tell agent and principal of mandates that end soon; gives how many mandates that were."""
    day = today or timezone.localdate()
    soon = Mandate.objects.filter(
        state=MandateState.ACCEPTED, ends_on__gte=day, ends_on__lte=day + timedelta(days=max(DAYS_BEFORE))
    ).select_related("principal", "agent")
    for mandate in soon:
        left = (mandate.ends_on - day).days
        stage = min(days for days in DAYS_BEFORE if left <= days)
        for to, other in ((mandate.agent, mandate.principal), (mandate.principal, mandate.agent)):
            text = _("与 %(name)s 的委托将于 %(day)s 到期") % {"name": other, "day": mandate.ends_on}
            say(mandate, to=to, text=text, key=f"ends:{stage}")
    return len(soon)
