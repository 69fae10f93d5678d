"""Those who take part, as the host sees them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.events.api import (
    EventParty,
    MatchEvent,
    PartyState,
    add_party,
    event_figures,
    invitation_token,
    invite_all,
    set_party,
)
from panhuo.orgs.api import InvalidInput
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.events_room.forms import PartyForm
from panhuo.web.events_room.own import frame, hosted_event


@members_only
@require_http_methods(["GET", "POST"])
def event_parties(request: UserRequest, pk: int) -> HttpResponse:
    """Both sides with their answers; one-time links for those without an account."""
    event = hosted_event(request, pk)
    form = PartyForm(request.POST or None)
    if request.method == "POST":
        if not form.is_valid():
            raise InvalidInput(_("请填写单位名称"), field="name", code="form")
        add_party(event, actor=request.user, **form.cleaned_data)
        return redirect("event-parties", pk)
    context = frame(request, event, tab="parties")
    parties = event.parties.select_related("organisation").annotate(people=Count("attendees"))
    context |= {
        "rows": [(one, _link(request, one) if context["host"] else "") for one in parties],
        "figures": event_figures(event),
        "form": form,
        "waiting": _waiting(event),
    }
    return render(request, "web/events_room/parties.html", context)


def _waiting(event: MatchEvent) -> int:
    proposed = event.pairs.filter(state="proposed")
    wanted = {pk for pair in proposed.values_list("supply", "demand") for pk in pair}
    return event.parties.filter(pk__in=wanted, state=PartyState.LISTED).count()


def _link(request: UserRequest, party: EventParty) -> str:
    if party.organisation_id is not None or party.state == PartyState.LISTED:
        return ""
    return request.build_absolute_uri(f"/r/event/{invitation_token(party)}/")


@staff_only
@require_POST
def event_invite(request: UserRequest, pk: int) -> HttpResponse:
    """Invite all who have a pair and were not invited yet."""
    n = invite_all(hosted_event(request, pk), actor=request.user)
    messages.success(request, ngettext("已邀请 %(n)s 家", "已邀请 %(n)s 家", n) % {"n": n})
    return redirect("event-parties", pk)


@staff_only
@require_POST
def event_party(request: UserRequest, pk: int) -> HttpResponse:
    """How many tables a party can hold at the same time."""
    rows = EventParty.objects.visible_to(request.user).select_related("event__organisation")
    party = get_object_or_404(rows, pk=pk)
    text = request.POST.get("at_once", "")
    set_party(party, at_once=int(text) if text.isdecimal() and len(text) < 4 else 0, actor=request.user)  # noqa: PLR2004
    return redirect("event-parties", party.event_id)
