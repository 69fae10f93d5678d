"""Invitations of the user's organisations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.exchange.events.api import EventParty, may_answer
from panhuo.orgs.api import NotAllowed, organisations_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.events_room.answer import answer_context, answer_form, take_answer
from panhuo.web.listing import paginate


@members_only
@require_GET
def invitation_list(request: UserRequest) -> HttpResponse:
    """What the user's organisations are invited to, the next event first."""
    own = organisations_of(request.user)
    rows = EventParty.objects.visible_to(request.user).filter(organisation__in=own).exclude(state="listed")
    rows = rows.select_related("event__organisation", "organisation").order_by("-event__starts_at", "pk")
    return render(request, "web/events_room/invitations.html", {"page": paginate(request, rows)})


@members_only
@require_GET
def invitation_of(request: UserRequest, pk: int) -> HttpResponse:
    """From an event to the user's own invitation."""
    own = organisations_of(request.user)
    rows = EventParty.objects.visible_to(request.user).filter(event=pk, organisation__in=own).exclude(state="listed")
    return redirect("event-invitation", get_object_or_404(rows.order_by("pk")[:1]).pk)


@members_only
@require_http_methods(["GET", "POST"])
def invitation(request: UserRequest, pk: int) -> HttpResponse:
    """Answer, see the own slots, write down results."""
    rows = EventParty.objects.visible_to(request.user).select_related("event__organisation", "organisation")
    party = get_object_or_404(rows, pk=pk)
    may = may_answer(request.user, party)
    form = answer_form(request, party)
    if request.method == "POST":
        if not may:
            raise NotAllowed
        if take_answer(request, party, form, actor=request.user):
            messages.success(request, _("答复已收到"))
            return redirect("event-invitation", pk)
    context = answer_context(request, party, form) | {"may": may, "inside": True}
    return render(request, "web/events_room/invitation.html", context, status=422 if form.errors else 200)
