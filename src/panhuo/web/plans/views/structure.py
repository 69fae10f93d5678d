"""One structure of a comparison."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.deals.plans.api import (
    MOST_STRUCTURES,
    Comparison,
    Structure,
    may_edit,
    rate_ranges,
    remove_structure,
    save_structure,
)
from panhuo.deals.rules.plans.parse import parse_plan
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.plans.forms import StructureForm
from panhuo.web.plans.views.browse import own_comparison


@staff_only
@require_http_methods(["GET", "POST"])
def plans_structure(request: UserRequest, pk: int, position: int) -> HttpResponse:
    """The whole plan as a form; `?copy=1` begins with another structure."""
    comparison = own_comparison(request.user, pk)
    if not 1 <= position <= MOST_STRUCTURES:
        raise Http404
    if not may_edit(request.user, comparison):
        raise NotAllowed
    old = comparison.structures.filter(position=position).first()
    source = old or comparison.structures.filter(position=_copied(request)).first()
    form = StructureForm(
        request.POST if request.method == "POST" else None, plan=parse_plan(source.data) if source else None,
        first=comparison.first, last=comparison.last,
        name=old.name if old else _("方案 %(n)s") % {"n": position},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            save_structure(
                comparison, position=position, name=form.cleaned_data["name"], plan=form.plan(), actor=request.user
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("方案已保存"))
            return redirect("plans-comparison", pk)
    context = {
        "comparison": comparison, "form": form, "position": position, "old": old,
        "others": comparison.structures.exclude(position=position), "ranges": rate_ranges(comparison.industry),
    }  # fmt: skip
    return render(request, "web/plans/structure.html", context, status=422 if form.errors else 200)


def _copied(request: UserRequest) -> int:
    wanted = request.GET.get("copy", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) == 1 else 0


@staff_only
@require_POST
def plans_structure_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take a structure out."""
    seen = Comparison.objects.visible_to(request.user).values("pk")
    rows = Structure.objects.filter(comparison__in=seen).select_related("comparison__agreement")
    structure = get_object_or_404(rows, pk=pk)
    remove_structure(structure, actor=request.user)
    messages.info(request, _("方案已删除"))
    return redirect("plans-comparison", structure.comparison_id)
