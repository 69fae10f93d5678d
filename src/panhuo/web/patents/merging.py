"""Two records that are one patent are compared side by side and merged by hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import NotAllowed
from panhuo.patents.api import (
    MergeLine,
    Patent,
    PatentFilters,
    PatentQuerySet,
    Stays,
    filter_patents,
    kept_patents,
    may_edit,
    merge_patents,
    plan_merge,
    undo_merge,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.imports.values import field_label, written
from panhuo.web.patents.detail import visible_patent
from panhuo.web.patents.work import work_links

OFFERED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A field of both records as text; `left` and `right`: whether that side's value stays."""

    label: str
    kept: str
    lost: str
    left: bool
    right: bool


@staff_only
@require_http_methods(["GET", "POST"])
def patent_merge(request: UserRequest, pk: int) -> HttpResponse:
    """Look for the other record; compare; merge. `keep=other` keeps the other one instead of this."""
    patent = _own(request, pk)
    asked = request.POST.get("other") or request.GET.get("other", "")
    if not asked:
        found = _candidates(request, patent)
        context = {"patent": patent, "found": found, "q": request.GET.get("q", "")}
        return render(request, "web/patents/merge_find.html", context)
    if not asked.isdecimal() or len(asked) > 18:  # noqa: PLR2004
        return redirect("patent-merge", pk)
    other = _own(request, int(asked))
    swapped = (request.POST.get("keep") or request.GET.get("keep", "")) == "other"
    keep, lose = (other, patent) if swapped else (patent, other)
    if request.method == "POST":
        kept = merge_patents(keep, lose, actor=request.user)
        messages.success(request, _("已合并。如果弄错了，可以在本页“撤销合并”。"))
        return redirect("patent-detail", kept.pk)
    plan = plan_merge(keep, lose, actor=request.user)
    context = {
        "patent": patent,
        "other": other,
        "keep": keep,
        "lose": lose,
        "swapped": swapped,
        "rows": [_row(line) for line in plan.lines],
        "refusal": plan.refusal,
        "stranded": [link for link in work_links(lose, request.user) if not link.begins],
    }
    return render(request, "web/patents/merge.html", context)


@staff_only
@require_POST
def patent_unmerge(request: UserRequest, pk: int) -> HttpResponse:
    """Set what was merged by hand apart again, as long as nothing was written since."""
    undo_merge(_own(request, pk), actor=request.user)
    messages.success(request, _("已撤销合并，两条记录恢复原样"))
    return redirect("patent-detail", pk)


def _own(request: UserRequest, pk: int) -> Patent:
    """The record, of which the user may say what it is; 404 for one that is not seen."""
    patent = visible_patent(request, pk)
    if not may_edit(request.user, patent):
        raise NotAllowed
    return get_object_or_404(Patent.objects.select_related("holder"), pk=patent.pk)


def _candidates(request: UserRequest, patent: Patent) -> list[Patent]:
    """Records that the user may change: those that are looked for, else those with the same title."""
    own = kept_patents(Patent.objects.visible_to(request.user), request.user).exclude(pk=patent.pk)
    word = request.GET.get("q", "")
    found: PatentQuerySet = own.filter(Q(title=patent.title) & ~Q(title=""))
    if word.strip():
        found = filter_patents(own, PatentFilters.from_params({"q": word}))
    return list(found.for_list().order_by("-pk")[:OFFERED])


def _row(line: MergeLine) -> Row:
    return Row(
        label=field_label("patents", line.field),
        kept=written(line.field, line.kept),
        lost=written(line.field, line.lost),
        left=line.stays != Stays.LOST,
        right=line.stays != Stays.KEPT,
    )
