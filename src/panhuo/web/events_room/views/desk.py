"""The desk at the door, on a phone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.events.api import Attendee, MatchEvent, check_in, event_figures, undo_check_in
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.events_room.own import frame, hosted_event


@members_only
@require_GET
def event_desk(request: UserRequest, pk: int) -> HttpResponse:
    """Who is expected, who is here; found by name or organisation."""
    event = hosted_event(request, pk)
    people = Attendee.objects.filter(party__event=event, party__state="accepted").select_related("party")
    word = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    if word:
        people = people.filter(name__icontains=word) | people.filter(party__name__icontains=word)
    context = frame(request, event, tab="desk")
    context |= {"people": people.order_by("party__name", "name"), "q": word, "figures": event_figures(event)}
    return render(request, "web/events_room/desk.html", context)


@staff_only
@require_POST
def event_check_in(request: UserRequest, pk: int) -> HttpResponse:
    """Somebody is here, or was checked in by mistake."""
    hosted = MatchEvent.objects.hosted_by(request.user)
    rows = Attendee.objects.filter(party__event__in=hosted).select_related("party__event__organisation")
    one = get_object_or_404(rows, pk=pk)
    if "undo" in request.POST:
        undo_check_in(one, actor=request.user)
    elif check_in(one, actor=request.user):
        messages.success(request, _("%(name)s 已签到") % {"name": one.name})
    back = "event-by-badge" if request.POST.get("badge") else "event-desk"
    return redirect(back, request.POST["badge"] if back == "event-by-badge" else one.party.event_id)
