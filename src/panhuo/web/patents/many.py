"""Opening or closing all records of a list at once: counted first, done in the background, taken back if wished."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import Job, job_remaining
from panhuo.patents.api import (
    VISIBILITY_JOB,
    Patent,
    Visibility,
    batch_left,
    batch_rows,
    movable,
    start_visibility,
    undo_key,
    undo_visibility,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.listing import paginate
from panhuo.web.patents.query import PatentListQuery, chips, facet_views
from panhuo.web.patents.views import kept

SHOWN = 10
LEFT_SHOWN = 200


@staff_only
@require_http_methods(["GET", "POST"])
def visibility_many(request: UserRequest) -> HttpResponse:
    """How many of the narrowed list would change; a POST starts it if it is still so many."""
    query = PatentListQuery.of(request)
    patents = query.narrowed()
    if request.method == "POST":
        shown = request.POST.get("shown", "")
        job = start_visibility(
            patents, visibility=request.POST.get("to", ""), shown=int(shown) if shown.isdecimal() else -1,
            key=request.POST.get("key", ""), actor=request.user,
        )  # fmt: skip
        return redirect("patent-visibility-job", job.pk)
    to = request.GET.get("to", "")
    found = movable(patents, visibility=to, user=request.user) if to in Visibility.values else None
    labels = dict(Visibility.choices)
    context = {
        "chips": chips(request.GET, query.filters, facet_views(request.GET, query.facets())),
        "kept": kept(request.GET, without={"to", "page", "size", "sort"}),
        "levels": Visibility.choices,
        "to": to,
        "to_label": labels.get(to, ""),
        "found": found,
        "changing": [(labels[level], n) for level, n in found.changing.items()] if found else [],
        "total": patents.count(),
        "key": uuid4().hex,
        "jobs": paginate(request, _jobs(request)).object_list[:SHOWN],
    }
    return render(request, "web/patents/many.html", context)


@staff_only
@require_GET
def visibility_job(request: UserRequest, pk: int) -> HttpResponse:
    """How far it is; then what was changed and what was left, with the reasons."""
    job = get_object_or_404(_jobs(request), pk=pk)
    busy = job.state in {"queued", "running"}
    if request.GET.get("part") == "progress" and not busy:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"job": job, "busy": busy, "remaining": job_remaining(job)}
    if request.GET.get("part") == "progress":
        return render(request, "web/patents/_many_progress.html", context)
    left = batch_left(job)
    seen = Patent.objects.visible_to(request.user).in_bulk([pk for pk, _reason in left[:LEFT_SHOWN]])
    undo = Job.objects.visible_to(request.user).filter(key=undo_key(job)).first()
    context |= {
        "to_label": dict(Visibility.choices).get(job.params.get("to", ""), ""),
        "undoes": job.params.get("undoes"),
        "done": len(batch_rows(job)),
        "left": len(left),
        "shown_left": [(seen.get(pk), reason) for pk, reason in left[:LEFT_SHOWN]],
        "undo": undo,
        "may_undo": not busy and undo is None and "ids" in job.params,
    }
    return render(request, "web/patents/many_job.html", context)


@staff_only
@require_POST
def visibility_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what a change of many did."""
    job = undo_visibility(get_object_or_404(_jobs(request), pk=pk), actor=request.user)
    messages.success(request, _("开始撤销"))
    return redirect(reverse("patent-visibility-job", args=(job.pk,)))


def _jobs(request: UserRequest) -> QuerySet[Job]:
    return Job.objects.visible_to(request.user).filter(kind=VISIBILITY_JOB).select_related("owner").order_by("-pk")
