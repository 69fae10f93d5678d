"""One need."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from panhuo.needs.api import Need, format_budget, industry_name, may_edit_need
from panhuo.orgs.api import User
from panhuo.web.access import public
from panhuo.web.match.facts import modes_of, need_owner


@public
@require_GET
def need_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked, on which terms, and the way to its matches."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation", "region"), pk=pk)
    context = {
        "need": need,
        "owner": need_owner(need, request.user),
        "industry": industry_name(need.industry),
        "budget": format_budget(need),
        "modes": modes_of(need),
        "overdue": need.deadline is not None and need.deadline < timezone.localdate(),
        "may_edit": isinstance(request.user, User) and may_edit_need(request.user, need),
    }
    return render(request, "web/needs/detail.html", context)
