"""The plan of an agreement."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.plans.api import Comparison, Structure, agreed_plan, choose_structure, may_set_plan
from panhuo.deals.rules.plans.parse import parse_plan
from panhuo.deals.rules.plans.words import plan_words
from panhuo.orgs.api import InvalidInput
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.money import agreement_of


@staff_only
@require_POST
def plans_choose(request: UserRequest, pk: int) -> HttpResponse:
    """Make a structure the plan of its comparison's agreement."""
    seen = Comparison.objects.visible_to(request.user).values("pk")
    rows = Structure.objects.filter(comparison__in=seen).select_related("comparison__agreement__holder")
    structure = get_object_or_404(rows, pk=pk)
    agreement = structure.comparison.agreement
    if agreement is None:
        raise InvalidInput(_("这份比较没有关联协议"), field="agreement")
    choose_structure(structure, agreement=agreement, actor=request.user, reason=request.POST.get("reason", ""))
    messages.success(request, _("已作为协议的付费方案；草拟中的协议，付费条款随之更新"))
    return redirect("agreements-detail", agreement.pk)


@members_only
@require_GET
def plans_part(request: UserRequest, pk: int) -> HttpResponse:
    """What stands on the agreement's page."""
    agreement = agreement_of(request.user, pk)
    record = agreed_plan(agreement)
    context = {
        "agreement": agreement,
        "record": record,
        "words": plan_words(parse_plan(record.data)) if record else "",
        "comparisons": Comparison.objects.visible_to(request.user).filter(agreement=agreement),
        "may_set": may_set_plan(request.user, agreement),
    }
    return render(request, "web/plans/_part.html", context)
