"""Appeals against sanctions, decided by somebody who did not record them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.domain.tell import authority_staff_of, staff_of
from panhuo.exchange.services.enums import AppealState, CreditState
from panhuo.exchange.services.may import may_appeal, may_decide_appeal
from panhuo.exchange.services.models import Appeal, CreditRecord
from panhuo.law.workdays import official_calendar
from panhuo.orgs.api import InvalidInput, NotAllowed, log_event, notify

if TYPE_CHECKING:
    from panhuo.orgs.api import User

ANSWER_DAYS: Final = 20
"""Working days in which an appeal should be decided. Our choice; only shown and reminded of."""


@transaction.atomic
def appeal(record: CreditRecord, *, text: str, actor: User) -> Appeal:
    """Appeal against a sanction; it stays in force until the decision and says that an appeal is open.

    Raises:
        NotAllowed: not staff of the sanctioned organisation, an appeal is open already, or the sanction was lifted.
        InvalidInput: no grounds.
    """
    locked = CreditRecord.objects.select_for_update().select_related("organisation", "recorded_by").get(pk=record.pk)
    if not may_appeal(actor, locked):
        raise NotAllowed
    if not text.strip():
        raise InvalidInput(_("请写明申诉理由"), field="text", code="empty")
    made = Appeal.objects.create(record=locked, text=text.strip(), by=actor, due_on=_due(timezone.localdate()))
    event = _log(locked, "appealed", actor)
    notify(
        users={locked.recorded_by, *authority_staff_of(locked.organisation)},
        text=_("“%(name)s”对处罚提出申诉") % {"name": locked.organisation},
        url=reverse("service-credit", args=(locked.organisation_id,)),
        key=f"event:{event}",
    )
    return made


@transaction.atomic
def decide_appeal(one: Appeal, *, uphold: bool, decision: str, actor: User) -> Appeal:
    """Lift the sanction or let it stand, with reasons.

    Raises:
        NotAllowed: who recorded the sanction, staff of the sanctioned organisation, not its authority, or decided.
        InvalidInput: no reasons.
    """
    locked = (
        Appeal.objects.select_for_update(of=("self",)).select_related("record__organisation__region").get(pk=one.pk)
    )
    if not may_decide_appeal(actor, locked):
        raise NotAllowed(_("作出处罚的人不能处理对它的申诉"))
    if not decision.strip():
        raise InvalidInput(_("请写明决定的理由"), field="decision", code="empty")
    locked.state = AppealState.UPHELD if uphold else AppealState.DISMISSED
    locked.decision, locked.decided_by, locked.decided_at = decision.strip(), actor, timezone.now()
    locked.save()
    if uphold:
        CreditRecord.objects.filter(pk=locked.record_id).update(state=CreditState.LIFTED)
    event = _log(locked.record, "appeal_upheld" if uphold else "appeal_dismissed", actor)
    notify(
        users=staff_of([locked.record.organisation]),
        text=_("申诉已有决定：%(state)s") % {"state": locked.get_state_display()},
        url=reverse("service-credit", args=(locked.record.organisation_id,)),
        key=f"event:{event}",
    )
    return locked


def _due(start: date) -> date:
    """The day some working days later; beyond the holiday tables every weekday counts."""
    calendar, day, left = official_calendar(), start, ANSWER_DAYS
    while left:
        day += timedelta(days=1)
        left -= not calendar.is_holiday(day)
    return day


def _log(record: CreditRecord, verb: str, actor: User) -> int:
    event = log_event(
        object_type="credit", object_id=record.pk, verb=verb, actor=actor, organisation=record.organisation
    )
    return event.pk
