"""The list of comparisons, a new one, and sharing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.plans.api import Comparison, create_comparison, may_import_rates, share_comparison
from panhuo.orgs.api import DomainError, NotAllowed, Organisation, User
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.plans.forms import ComparisonForm


def own_comparison(user: User, pk: int) -> Comparison:
    """404 for one that the user may not see."""
    rows = Comparison.objects.visible_to(user).select_related("organisation", "agreement__holder", "created_by")
    return get_object_or_404(rows.prefetch_related("structures"), pk=pk)


@members_only
def plans_list(request: UserRequest) -> HttpResponse:
    """Comparisons that the user sees, the newest first."""
    rows = Comparison.objects.visible_to(request.user).select_related("organisation", "agreement")
    context = {
        "page": paginate(request, rows.prefetch_related("structures")),
        "may_add": bool(houses_of(request.user)),
        "may_rates": may_import_rates(request.user),
    }
    return render(request, "web/plans/list.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def plans_new(request: UserRequest) -> HttpResponse:
    """A comparison, on an agreement where the address names one."""
    agreement = _agreement(request)
    initial = {}
    if agreement is not None:
        initial = {"title": agreement.title, "first": agreement.starts_on, "last": agreement.ends_on}
    form = ComparisonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_comparison(
                actor=request.user,
                organisation=_house(request.user, agreement),
                agreement=agreement,
                **form.cleaned_data,
            )
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("plans-comparison", made.pk)
    context = {"form": form, "title": _("比较付费方案"), "submit": _("开始比较"), "back": "plans-list"}
    return render(request, "web/plans/form.html", context, status=422 if form.errors else 200)


def _agreement(request: UserRequest) -> Agreement | None:
    wanted = request.GET.get("agreement", "")
    if not wanted.isdecimal():
        return None
    return get_object_or_404(Agreement.objects.visible_to(request.user).select_related("holder"), pk=int(wanted))


def _house(user: User, agreement: Agreement | None) -> Organisation:
    """The organisation for which the user draws it up: one of the agreement's, if there is one."""
    houses = houses_of(user)
    if agreement is not None:
        concerned = {agreement.holder_id, *agreement.parties.values_list("organisation_id", flat=True)}
        houses = [one for one in houses if one.pk in concerned] or houses
    if not houses:
        raise NotAllowed
    return houses[0]


@staff_only
@require_POST
def plans_share(request: UserRequest, pk: int) -> HttpResponse:
    """Let the other side see a comparison that hangs on no agreement."""
    comparison = own_comparison(request.user, pk)
    name = request.POST.get("organisation", "").strip()
    other = Organisation.objects.visible_to(request.user).filter(name=name).first()
    if other is None:
        messages.error(request, _("没有找到名称为“%(name)s”的机构") % {"name": name})
    else:
        share_comparison(comparison, organisation=other, actor=request.user)
        messages.success(request, _("已共享给 %(name)s") % {"name": other.name})
    return redirect("plans-comparison", pk)
