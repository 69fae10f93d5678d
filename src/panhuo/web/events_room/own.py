"""Which event, and as whom."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from panhuo.exchange.events.api import STEPS, EventState, MatchEvent, is_host, may_edit_event, may_prepare, may_step
from panhuo.orgs.api import User
from panhuo.web.access import UserRequest


def seen_event(request: HttpRequest, pk: int) -> MatchEvent:
    """The event, if the user may see it."""
    rows = MatchEvent.objects.visible_to(request.user)
    related = rows.select_related("organisation", "approver", "campaign__series", "chain", "created_by", "job")
    return get_object_or_404(related, pk=pk)


def hosted_event(request: UserRequest, pk: int) -> MatchEvent:
    """The event, if the user sees its inside: the host's people; else as if there were none."""
    event = seen_event(request, pk)
    if not MatchEvent.objects.hosted_by(request.user).filter(pk=pk).exists():
        raise Http404
    return event


def frame(request: HttpRequest, event: MatchEvent, *, tab: str) -> dict[str, Any]:
    """What every page of an event shows above."""
    user = request.user
    known = user if isinstance(user, User) else None
    inside = known is not None and MatchEvent.objects.hosted_by(known).filter(pk=event.pk).exists()
    planned = event.state in {EventState.SCHEDULED, EventState.HELD, EventState.CLOSED}
    return {
        "event": event,
        "tab": tab,
        "inside": inside,
        "planned": planned,
        "host": known is not None and is_host(known, event),
        "may_edit": known is not None and may_edit_event(known, event),
        "may_prepare": known is not None and may_prepare(known, event),
        "steps": {verb for verb in STEPS if known is not None and may_step(known, event, verb)},
    }
