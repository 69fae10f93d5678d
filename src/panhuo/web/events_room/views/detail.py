"""One event: what it is, how far it is, what happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.exchange.events.api import EventParty, event_figures, times
from panhuo.orgs.api import events_of, organisations_of
from panhuo.web.access import public
from panhuo.web.events_room.own import frame, seen_event
from panhuo.web.events_room.words import story


@public
@require_GET
def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The host's people see figures and story; others what was announced, and the way to their invitation."""
    event = seen_event(request, pk)
    context = frame(request, event, tab="overview")
    slots = times(event)
    own = EventParty.objects.visible_to(request.user).filter(event=event)
    context |= {
        "ends_at": slots[-1][1],
        "invited": own.filter(organisation__in=organisations_of(request.user)).exists(),
    }
    if context["inside"]:
        context |= {"figures": event_figures(event), "story": story(events_of("match_event", event.pk))}
    return render(request, "web/events_room/detail.html", context)
