"""One need."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from panhuo.exchange.answers.api import requests_visible_to
from panhuo.exchange.contacts.api import Contact
from panhuo.needs.api import Need, format_budget, industry_name, may_edit_need, named_organisations
from panhuo.orgs.api import User
from panhuo.web.access import public
from panhuo.web.match.facts import modes_of, need_owner
from panhuo.web.match.pushed import pushed_to


@public
@require_GET
def need_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked, on which terms, and the way to its matches."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation", "region"), pk=pk)
    context: dict[str, Any] = {
        "need": need,
        "owner": need_owner(need, request.user),
        "industry": industry_name(need.industry),
        "budget": format_budget(need),
        "modes": modes_of(need),
        "overdue": need.deadline is not None and need.deadline < timezone.localdate(),
        "may_edit": isinstance(request.user, User) and may_edit_need(request.user, need),
        "files": need.attachments.all(),
        "reading": need.reading,
        "pushed": pushed_to(need, user=request.user),
    }
    if isinstance(request.user, User):
        context |= _turns(request.user, need)
    return render(request, "web/needs/detail.html", context)


def _turns(user: User, need: Need) -> dict[str, Any]:
    """Who was asked and what they answered, contacts about it, and whom the writer named."""
    return {
        "requests": requests_visible_to(user).filter(need=need).order_by("due_on", "pk"),
        "contacts": Contact.objects.visible_to(user).filter(need=need).select_related("supply"),
        "named": named_organisations(need) if may_edit_need(user, need) else [],
    }
