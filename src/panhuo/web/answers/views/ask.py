"""The enterprise asks: one institution from a match, or all that were matched."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.exchange.answers.api import ask, institutions_of
from panhuo.needs.api import Need
from panhuo.orgs.api import InvalidInput
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.needs.after import ask_now


@staff_only
@require_POST
def answer_ask(request: UserRequest, pk: int) -> HttpResponse:
    """Ask the owner of one patent about this need."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    text = request.POST.get("patent", "")
    rows = Patent.objects.visible_to(request.user).prefetch_related("owners__owner_name__organisation")
    patent = get_object_or_404(rows, pk=int(text) if text.isdecimal() and len(text) < 19 else 0)  # noqa: PLR2004
    houses = institutions_of(patent)
    if not houses:
        raise InvalidInput(_("这件专利的权利人不在平台上，无法请其答复"), field="patent", code="inactive")
    asked = [
        ask(need, organisation=one, patents=(patent.pk,), message=request.POST.get("message", ""), actor=request.user)
        for one in houses
    ]
    messages.success(
        request, _("已请 %(name)s 在 %(day)s 前答复") % {"name": asked[0].organisation, "day": asked[0].due_on}
    )
    return redirect("answer-detail", asked[0].pk)


@staff_only
@require_POST
def answer_ask_all(request: UserRequest, pk: int) -> HttpResponse:
    """Ask all matched institutions."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    ask_now(need, request)
    return redirect("need-detail", pk)
