"""Proposing an event, changing its frame, taking its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.chains.api import Chain
from panhuo.exchange.events.api import (
    edit_event,
    ensure_editions,
    may_edit_event,
    may_propose_for,
    propose_event,
    take_step,
)
from panhuo.orgs.api import DomainError, NotAllowed, organisations_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.events_room.forms import EventForm
from panhuo.web.events_room.own import hosted_event, seen_event


@staff_only
@require_http_methods(["GET", "POST"])
def event_new(request: UserRequest) -> HttpResponse:
    """A proposal; `?chain=` fills in the chain that the user comes from."""
    own = [one for one in organisations_of(request.user).order_by("pk") if may_propose_for(request.user, one)]
    if not own:
        raise NotAllowed
    ensure_editions()
    initial: dict[str, Any] = {"organisation": own[0].pk}
    wanted = request.GET.get("chain", "")
    chain = Chain.objects.visible_to(request.user).filter(pk=wanted if wanted.isdecimal() else 0).first()
    if chain is not None:
        initial |= {"chain": chain.pk, "title": _("%(chain)s专场对接") % {"chain": chain.title}}
    form = EventForm(request.POST or None, organisations=own, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            host = form.cleaned_data["organisation"]
            made = propose_event(host, values=form.values(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存为拟议，提交后由批准人批准"))
            return redirect("event-detail", made.pk)
    context = {"form": form, "event": None}
    return render(request, "web/events_room/form.html", context, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def event_edit(request: UserRequest, pk: int) -> HttpResponse:
    """The frame, as long as there is no schedule."""
    event = hosted_event(request, pk)
    if not may_edit_event(request.user, event):
        raise Http404
    form = EventForm(request.POST or None, organisations=[event.organisation], user=request.user, instance=event)
    del form.fields["organisation"]
    if request.method == "POST" and form.is_valid():
        try:
            edit_event(event, values=form.values(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("event-detail", pk)
    context = {"form": form, "event": event}
    return render(request, "web/events_room/form.html", context, status=422 if form.errors else 200)


@members_only
@require_POST
def event_step(request: UserRequest, pk: int) -> HttpResponse:
    """Submit, approve, send back, hold, close, cancel."""
    event = seen_event(request, pk)
    take_step(event, verb=request.POST.get("verb", ""), note=request.POST.get("note", ""), actor=request.user)
    messages.success(request, _("现在是“%(state)s”") % {"state": event.get_state_display()})
    return redirect("event-detail", pk)
