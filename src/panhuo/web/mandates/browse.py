"""All mandates that the reader's organisations gave or hold; one of them; its paper."""

from __future__ import annotations

from collections import Counter

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.mandates.api import Mandate, MandateState, may_decide_mandate, may_end
from panhuo.orgs.api import RepresentationScope, User, events_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.mandates.forms import ReasonForm, agencies_of
from panhuo.web.mandates.words import event_line, state_words


@members_only
@require_GET
def mandate_list(request: UserRequest) -> HttpResponse:
    """The newest first, narrowed by state."""
    base = Mandate.objects.visible_to(request.user)
    counts = Counter(base.order_by().values_list("state", flat=True))
    chosen = [value for value in request.GET.getlist("state") if value in MandateState.values]
    rows = base.filter(state__in=chosen) if chosen else base
    labels = [(str(value), str(label), counts[value]) for value, label in MandateState.choices]
    facets = [facet(request.GET, name="state", label=_("状态"), counts=labels)]
    page = paginate(request, rows.select_related("principal", "agent"))
    context = {
        "page": page,
        "rows": [(one, scopes_of(one), state_words(one)) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "may_add": bool(agencies_of(request.user)),
    }
    return render(request, "web/mandates/list.html", context)


@members_only
@require_GET
def mandate_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What it says, how it stands, its story, and what the reader may do."""
    mandate = own_mandate(request.user, pk)
    context = {
        "mandate": mandate,
        "scopes": scopes_of(mandate),
        "state": state_words(mandate),
        "left": (mandate.ends_on - timezone.localdate()).days if mandate.is_live else None,
        "may_decide": may_decide_mandate(request.user, mandate),
        "may_end": may_end(request.user, mandate),
        "form": ReasonForm(),
        "story": [(event, event_line(event)) for event in events_of("mandate", mandate.pk)],
    }
    return render(request, "web/mandates/detail.html", context)


@members_only
@require_GET
def mandate_file(request: UserRequest, pk: int) -> FileResponse:
    """The paper, for the two parties."""
    mandate = own_mandate(request.user, pk)
    return FileResponse(mandate.file.open("rb"), as_attachment=True, filename=mandate.file_name)


def own_mandate(user: User, pk: int) -> Mandate:
    """404 for everybody else."""
    return get_object_or_404(
        Mandate.objects.visible_to(user).select_related("principal", "agent", "proposed_by"), pk=pk
    )


def scopes_of(mandate: Mandate) -> list[str]:
    """In words."""
    return [str(RepresentationScope(one).label) for one in mandate.scopes]
