"""The import wizard: list, upload, and the page of one import with its progress and its preview."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from panhuo.imports.api import (
    FileState,
    ImportBatch,
    ImportState,
    RowFlag,
    allowed_verbs,
    batch_counts,
    batch_rows,
    create_batch,
    file_message,
    get_batch,
)
from panhuo.intake.api import Kind, write_template
from panhuo.orgs.api import InvalidInput, job_remaining
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.imports.forms import UploadForm
from panhuo.web.imports.rows import first_tab, row_view, tabs
from panhuo.web.listing import paginate

BUSY = (ImportState.UPLOADED, ImportState.PLANNING, ImportState.APPLYING, ImportState.UNDOING)
TEMPLATES: dict[str, Kind] = {"patents": "patents", "needs": "needs"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@members_only
def import_list(request: UserRequest) -> HttpResponse:
    """Imports of the user's organisations, the newest first."""
    batches = ImportBatch.objects.visible_to(request.user).select_related("organisation", "created_by")
    page = paginate(request, batches.prefetch_related("files"))
    return render(request, "web/imports/list.html", {"page": page})


@staff_only
@require_http_methods(["GET", "POST"])
def import_new(request: UserRequest) -> HttpResponse:
    """Upload files; planning starts at once."""
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            batch = create_batch(
                target=form.cleaned_data["target"],
                files=form.named_files(),
                organisation=form.cleaned_data["organisation"],
                visibility=form.cleaned_data["visibility"],
                actor=request.user,
            )
        except InvalidInput as error:
            field = "uploads" if error.field == "files" else error.field
            form.add_error(field if field in form.fields else None, error.message)
        else:
            return redirect("import-detail", batch.pk)
    return render(request, "web/imports/new.html", {"form": form})


@members_only
def import_template(request: UserRequest, target: str) -> HttpResponse:
    """An empty workbook with our columns, to be filled in."""
    kind = TEMPLATES.get(target)
    if kind is None:
        raise Http404
    with NamedTemporaryFile(suffix=".xlsx") as file:
        write_template(kind, Path(file.name))
        answer = HttpResponse(Path(file.name).read_bytes(), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="panhuo-{target}.xlsx"'
    return answer


@members_only
def import_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Progress while something runs, then the preview. htmx asks for the progress alone (`?part=progress`)."""
    batch = get_batch(pk, actor=request.user)
    busy = batch.state in BUSY
    if request.GET.get("part") == "progress":
        if not busy:
            return HttpResponseClientRefresh()
        return render(request, "web/imports/_progress.html", _frame(batch, busy=busy))
    return render(request, "web/imports/detail.html", _frame(batch, busy=busy) | _preview(request, batch, busy=busy))


def _frame(batch: ImportBatch, *, busy: bool) -> dict[str, Any]:
    verbs = allowed_verbs(batch)
    return {
        "batch": batch,
        "busy": busy,
        "job": batch.job,
        "remaining": job_remaining(batch.job) if batch.job else None,
        "verbs": {str(verb): True for verb in verbs},
    }


def _preview(request: UserRequest, batch: ImportBatch, *, busy: bool) -> dict[str, Any]:
    files = list(batch.files.all())
    context: dict[str, Any] = {
        "files": [(file, file_message(file)) for file in files],
        "needs_mapping": any(file.state == FileState.NEEDS_MAPPING for file in files),
    }
    if busy:
        return context
    counts = batch_counts(batch)
    tab = request.GET.get("tab", "")
    tab = tab if tab in {t.value for t in tabs(counts)} else first_tab(counts)
    flag, warned = request.GET.get("flag", ""), "warned" in request.GET
    flagged = flag in RowFlag.values and flag != RowFlag.NONE
    chosen = batch_rows(batch, flag=flag) if flagged else batch_rows(batch, action=tab, warned=warned)
    page = paginate(request, chosen.select_related("file"))
    return context | {
        "counts": counts,
        "tabs": tabs(counts),
        "tab": "" if flagged else tab,
        "warned": warned,
        "flags": [(value, label, counts[value]) for value, label in RowFlag.choices if value and counts[value]],
        "page": page,
        "rows": [row_view(row, batch) for row in page.object_list],
    }
