"""One patent's flags with their evidence; marks; working all out anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import InvalidInput, NotAllowed, is_staff_of
from panhuo.portfolio.classes.api import FlagMark, PatentFlags, mark_flag, recompute
from panhuo.portfolio.prefiling.api import works_in_line
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.classes.forms import MarkForm
from panhuo.web.classes.scope import unit_of
from panhuo.web.classes.words import flag_views
from panhuo.web.needs.money import to_fen


@members_only
@require_GET
def classes_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Every flag, its answer and what it comes from."""
    row = _row(request, pk)
    marks = FlagMark.objects.filter(organisation=row.organisation, patent=row.patent).select_related("actor")
    context = {
        "row": row,
        "flags": flag_views(row),
        "marks": marks,
        "form": MarkForm(),
        "may_mark": is_staff_of(request.user, row.organisation),
    }
    return render(request, "web/classes/detail.html", context)


@staff_only
@require_POST
def classes_mark(request: UserRequest, pk: int) -> HttpResponse:
    """Say yes or no with evidence, or take it back."""
    row = _row(request, pk)
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请选择标识和判断；金额填数字"), field="flag")
    said = form.cleaned_data
    mark_flag(
        row.organisation,
        row.patent,
        flag=said["flag"],
        value={"yes": True, "no": False, "": None}[said["value"]],
        evidence=said["evidence"],
        amount_fen=to_fen(said["amount"]),
        actor=request.user,
    )
    messages.success(request, _("标注已保存"))
    return redirect("classes-detail", pk)


@staff_only
@require_POST
def classes_recompute(request: UserRequest) -> HttpResponse:
    """Work out all flags of the organisation, in the background."""
    unit, _choices = unit_of(request)
    if unit is None or not (works_in_line(request.user, unit) or request.user.is_superuser):
        raise NotAllowed
    return redirect("job-detail", recompute(unit, actor=request.user).pk)


def _row(request: UserRequest, pk: int) -> PatentFlags:
    rows = PatentFlags.objects.visible_to(request.user).select_related("patent", "organisation")
    return get_object_or_404(rows, pk=pk)
