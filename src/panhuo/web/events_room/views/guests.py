"""One-time links: an invitation, and the code on a badge. Made for a phone, without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.events.api import (
    EventState,
    PartyState,
    agenda,
    attendee_by_token,
    check_in,
    is_host,
    party_by_token,
)
from panhuo.web.access import public
from panhuo.web.events_room.answer import answer_context, answer_form, take_answer


@public
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation of an organisation without an account."""
    party = party_by_token(token)
    if party is None:
        raise Http404
    form = answer_form(request, party)
    if request.method == "POST" and take_answer(request, party, form, actor=None):
        messages.success(request, _("答复已收到"))
        return redirect("event-by-link", token)
    context = answer_context(request, party, form) | {"may": True, "inside": False}
    return render(request, "web/events_room/invitation.html", context, status=422 if form.errors else 200)


@public
@require_http_methods(["GET", "POST"])
def by_badge(request: HttpRequest, token: str) -> HttpResponse:
    """The code on a badge: staff of the host check the person in at any time, the person alone on the day."""
    attendee = attendee_by_token(token)
    if attendee is None or attendee.party.state != PartyState.ACCEPTED:
        raise Http404
    event = attendee.party.event
    staff = is_host(request.user, event)
    if request.method == "POST":
        fresh = check_in(attendee, actor=request.user if staff else None)  # type: ignore[arg-type]  # a host is a User
        messages.success(request, _("签到成功") if fresh else _("已经签到过了"))
        return redirect("event-by-badge", token)
    context = {
        "attendee": attendee,
        "event": event,
        "staff": staff,
        "token": token,
        "slots": agenda(event, party=attendee.party),
        "open": event.state in {EventState.SCHEDULED, EventState.HELD}
        and (staff or timezone.localdate(event.starts_at) == timezone.localdate()),
    }
    return render(request, "web/events_room/badge.html", context)
