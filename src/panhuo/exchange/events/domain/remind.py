"""Reminders: invitations without an answer, meetings without a result, next steps that are due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.tell import say, staff_of
from panhuo.exchange.events.enums import EventState, PartyState
from panhuo.exchange.events.models import EventPair, EventParty

ASK_AGAIN: Final = timedelta(days=3)


def remind(*, today: date | None = None) -> int:
    """Remind each once; gives how many reasons there were."""
    today = today or timezone.localdate()
    return _unanswered(today) + _due(today)


def _unanswered(today: date) -> int:
    rows = EventParty.objects.filter(
        state=PartyState.INVITED, event__state__in=(EventState.INVITING, EventState.SCHEDULED),
        organisation__isnull=False,
    ).select_related("event", "organisation")  # fmt: skip
    late = [one for one in rows if one.invited_at and today - timezone.localdate(one.invited_at) >= ASK_AGAIN]
    for party in late:
        if party.organisation is not None:
            text = _("请答复对接活动“%(title)s”的邀请")
            key = f"event:again:{party.pk}"
            say(party.event, users=staff_of(party.organisation), text=text, key=key, page="event-invitation-of")
    return len(late)


def _due(today: date) -> int:
    rows = EventPair.objects.filter(next_on__lte=today, event__state__in=(EventState.HELD, EventState.SCHEDULED))
    rows = rows.exclude(next_step="").select_related("event__organisation")
    for pair in rows:
        text = _("对接活动“%(title)s”有一项下一步已到期")
        key = f"event:next:{pair.pk}:{pair.next_on}"
        say(pair.event, users=staff_of(pair.event.organisation), text=text, key=key)
    return len(rows)
