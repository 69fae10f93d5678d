"""One task: hand in, look through, send back or accept, pass on."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import NotAllowed, events_of
from panhuo.policies.api import (
    HandIn,
    Policy,
    accept_hand_in,
    candidates,
    count_policies,
    hand_in,
    may_hand_in,
    may_read_list,
    may_review,
    may_run_campaigns,
    move_task_deadline,
    pass_on,
    return_hand_in,
    withdraw,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.policies.books import list_document, list_workbook
from panhuo.web.policies.days import asked_day, day_if_any
from panhuo.web.policies.views.campaigns import chosen_organisations
from panhuo.web.policies.words import told


@members_only
@require_GET
def task_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What is owed, what was handed in, whose turn it is."""
    task = _task(request, pk)
    mine = may_hand_in(request.user, task)
    reads = may_read_list(request.user, task)
    passes = may_run_campaigns(request.user, task.organisation)
    parts = HandIn.objects.visible_to(request.user).filter(parent=task).select_related("organisation")
    context = {
        "task": task,
        "mine": mine,
        "reads": reads,
        "reviews": may_review(request.user, task),
        "counts": count_policies(Policy.objects.filter(holder=task.organisation)) if mine else None,
        "candidates": candidates(task.organisation, campaign=task.campaign) if passes else [],
        "passes": passes,
        "parts": parts,
        "events": told(events_of("hand_in", task.pk).order_by("-pk")[:20]) if reads else [],
    }
    return render(request, "web/policies/task.html", context)


@staff_only
@require_POST
def task_hand_in(request: UserRequest, pk: int) -> HttpResponse:
    """Hand the list in as it is now."""
    hand_in(_task(request, pk), note=request.POST.get("note", ""), actor=request.user)
    messages.success(request, _("已报送"))
    return redirect("policy-task", pk)


@staff_only
@require_POST
def task_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Accept, or send back with the reason."""
    task = _task(request, pk)
    if request.POST.get("verdict") == "accept":
        accept_hand_in(task, actor=request.user)
        messages.success(request, _("已接受"))
    else:
        return_hand_in(task, reason=request.POST.get("reason", ""), actor=request.user)
        messages.success(request, _("已退回"))
    return redirect("policy-task", pk)


@staff_only
@require_POST
def task_pass_on(request: UserRequest, pk: int) -> HttpResponse:
    """Ask those below."""
    task = _task(request, pk)
    if not may_run_campaigns(request.user, task.organisation):
        raise NotAllowed
    offered = candidates(task.organisation, campaign=task.campaign)
    made = pass_on(
        task, organisations=chosen_organisations(request, offered), deadline=day_if_any(request), actor=request.user
    )
    messages.success(request, _("已下达给 %(n)s 个单位") % {"n": len(made)})
    return redirect("policy-task", pk)


@staff_only
@require_POST
def task_deadline(request: UserRequest, pk: int) -> HttpResponse:
    """Move the deadline of this one organisation, with the reason."""
    task = move_task_deadline(
        _task(request, pk), deadline=asked_day(request), reason=request.POST.get("reason", ""), actor=request.user
    )
    messages.success(request, _("期限已改为 %(day)s，并已通知有关单位") % {"day": task.deadline.isoformat()})
    return redirect("policy-task", pk)


@staff_only
@require_POST
def task_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Ask no longer."""
    task = _task(request, pk)
    campaign = task.campaign_id
    withdraw(task, actor=request.user)
    messages.success(request, _("已撤回任务"))
    return redirect("policy-campaign", campaign)


@members_only
@require_GET
def task_list(request: UserRequest, pk: int, form: str) -> FileResponse:
    """The list as it was handed in, as xlsx or docx."""
    task = _task(request, pk)
    kept = task.rows
    if form not in {"xlsx", "docx"} or not kept or not may_read_list(request.user, task):
        raise Http404
    name = f"{task.organisation.name}-{kept['title']}.{form}"
    if form == "xlsx":
        file = list_workbook(title=kept["title"], headings=kept["headings"], rows=kept["rows"])
    else:
        file = list_document(
            title=kept["title"], headings=kept["headings"], rows=kept["rows"], who=task.organisation.name,
            counts=kept["counts"],
        )  # fmt: skip
    return FileResponse(file, as_attachment=True, filename=name)


def _task(request: UserRequest, pk: int) -> HandIn:
    rows = HandIn.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("campaign", "organisation__region", "reviewer", "parent__reviewer", "handed_in_by"), pk=pk
    )
