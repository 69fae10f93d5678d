"""Statements from a workbook, and the jobs of many."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.openlicence.api import (
    COLUMN_LABELS,
    BatchRow,
    BatchState,
    RowAction,
    StatementBatch,
    apply_batch,
    create_batch,
    marked_workbook,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import Job, job_remaining
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.views.rights import house_of
from panhuo.web.agreements.words import stored_line
from panhuo.web.listing import paginate
from panhuo.web.openlicence.forms import UploadForm
from panhuo.web.openlicence.own import own_batch

BUSY = (BatchState.PLANNING, BatchState.APPLYING)


@staff_only
@require_http_methods(["GET", "POST"])
def batch_new(request: UserRequest) -> HttpResponse:
    """Upload; reading starts at once and changes nothing."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        batch = create_batch(holder=house_of(request), name=upload.name, file=upload, actor=request.user)
        return redirect("openlicence-batch", batch.pk)
    rows = StatementBatch.objects.visible_to(request.user).select_related("created_by")
    context = {"form": form, "batches": paginate(request, rows), "labels": list(COLUMN_LABELS.values()), "tab": "open"}
    return render(request, "web/openlicence/batch_new.html", context, status=422 if form.errors else 200)


@staff_only
@require_GET
def batch_template(request: UserRequest) -> FileResponse:
    """A workbook with the headings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        with Book(path) as book:
            book.sheet(_("开放许可声明"), [(label, 18.0) for label in COLUMN_LABELS.values()])
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("开放许可声明表头.xlsx"))


@members_only
@require_GET
def batch_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What each row would become, with its problems and what the linter says."""
    batch = own_batch(request.user, pk)
    busy = batch.state in BUSY
    part = request.GET.get("part") == "progress"
    remaining = job_remaining(batch.job) if batch.job else None
    if part and busy:
        return render(
            request, "web/openlicence/_progress.html", {"batch": batch, "job": batch.job, "remaining": remaining}
        )
    if part:
        return HttpResponse(headers={"HX-Refresh": "true"})
    action = request.GET.get("action", "")
    rows = batch.rows.select_related("statement", "patent")
    page = paginate(request, rows.filter(action=action) if action in RowAction.values else rows)
    every = list(batch.rows.values_list("action", "findings"))
    context = {
        "batch": batch,
        "busy": busy,
        "job": batch.job,
        "remaining": remaining,
        "page": page,
        "rows": [(row, row.problems, [stored_line(one) for one in row.findings]) for row in page],
        "tabs": [
            (value, label, sum(1 for a, _f in every if not value or a == value))
            for value, label in (("", _("全部")), *RowAction.choices)
        ],
        "action": action,
        "writable": sum(1 for a, _f in every if a != RowAction.REFUSE),
        "clean": sum(1 for a, f in every if a != RowAction.REFUSE and not any(one["level"] == "error" for one in f)),
        "tab": "open",
    }
    return render(request, "web/openlicence/batch.html", context)


@staff_only
@require_POST
def batch_apply(request: UserRequest, pk: int) -> HttpResponse:
    """Write the rows that can be written."""
    apply_batch(own_batch(request.user, pk), actor=request.user)
    return redirect("openlicence-batch", pk)


@members_only
@require_GET
def batch_workbook(request: UserRequest, pk: int) -> FileResponse:
    """The file with its wrong cells marked."""
    batch = own_batch(request.user, pk)
    path = marked_workbook(batch)
    return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=f"{Path(batch.name).stem}-marked.xlsx")


@members_only
@require_GET
def bulk_job(request: UserRequest, pk: int) -> HttpResponse:
    """A step for many: how far it is, and which could not take it."""
    job = get_object_or_404(Job.objects.visible_to(request.user).filter(kind="openlicence.bulk"), pk=pk)
    busy = job.state in {"queued", "running"}
    context = {
        "job": job,
        "busy": busy,
        "remaining": job_remaining(job),
        "failed": (job.result or {}).get("failed", []),
        "tab": "open",
    }
    if request.GET.get("part") == "progress" and busy:
        return render(request, "web/openlicence/_job.html", context)
    if request.GET.get("part") == "progress":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "web/openlicence/job.html", context)


__all__ = ["BatchRow", "batch_apply", "batch_detail", "batch_new", "batch_template", "batch_workbook", "bulk_job"]
