"""The columns of the list that is handed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import acting_organisation
from panhuo.policies.api import LIST_FIELDS, columns_of, may_keep_for, save_layout, title_of
from panhuo.web.access import UserRequest, members_only


@members_only
@require_http_methods(["GET", "POST"])
def layout(request: UserRequest) -> HttpResponse:
    """Which columns, in which order, under which headings. A number gives the place, an empty one leaves it out."""
    organisation = acting_organisation(request.user)
    if request.method == "POST" and organisation is not None:
        save_layout(organisation, title=request.POST.get("title", ""), columns=_columns(request), actor=request.user)
        messages.success(request, _("已保存"))
        return redirect("policy-layout")
    chosen = dict(columns_of(organisation))
    places = {name: at for at, name in enumerate(chosen, start=1)}
    names = [*chosen, *(name for name in LIST_FIELDS if name not in chosen)]
    context = {
        "organisation": organisation,
        "title": title_of(organisation),
        "rows": [(n, LIST_FIELDS[n].heading, places.get(n, ""), chosen.get(n, LIST_FIELDS[n].heading)) for n in names],
        "may_save": organisation is not None and may_keep_for(request.user, organisation),
    }
    return render(request, "web/policies/layout.html", context)


def _columns(request: UserRequest) -> list[tuple[str, str]]:
    found = []
    for name in LIST_FIELDS:
        place = request.POST.get(f"place-{name}", "").strip()
        if place.isascii() and place.isdigit():
            found.append((int(place), name, request.POST.get(f"heading-{name}", "")))
    return [(name, heading) for _place, name, heading in sorted(found, key=lambda one: one[0])]
