"""Files of receipts and running spreadsheets: upload, preview, apply, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from panhuo.orgs.api import job_remaining
from panhuo.portfolio.annuities.api import (
    COLUMN_LABELS,
    AnnuityBatch,
    AnnuityRow,
    BatchKind,
    BatchState,
    RowAction,
    apply_annuity_batch,
    create_annuity_batch,
    marked_workbook,
    undo_annuity_batch,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.annuities.forms import BatchForm
from panhuo.web.annuities.who import portfolio_of
from panhuo.web.format import moment, yuan
from panhuo.web.listing import paginate
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of

BUSY = (BatchState.PLANNING, BatchState.APPLYING, BatchState.UNDOING)
ORDER = (RowAction.DIFFERS, RowAction.WRITE, RowAction.SAME, RowAction.UNKNOWN, RowAction.REFUSED)


def own_batch(request: UserRequest, pk: int) -> AnnuityBatch:
    batches = AnnuityBatch.objects.visible_to(request.user).select_related("organisation", "job", "created_by")
    batch: AnnuityBatch = get_object_or_404(batches, pk=pk)
    return batch


@members_only
def annuity_batches(request: UserRequest) -> HttpResponseBase:
    """All files, the newest first; `?export=xlsx` as Excel."""
    batches = AnnuityBatch.objects.visible_to(request.user).filter(organisation=portfolio_of(request))
    by = [Narrowing("kind", _("内容"), BatchKind.choices), Narrowing("state", _("状态"), BatchState.choices)]
    listed = short_list(request, batches, by=by)
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("收据与台账导入"), columns=_list_columns())
    context = {"listed": listed, "page": listed.page, "tab": "files"}
    return render(request, "web/annuities/batches.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("文件"), 40, lambda batch: batch.name),
        Column(_("内容"), 16, lambda batch: str(batch.get_kind_display())),
        Column(_("状态"), 12, lambda batch: str(batch.get_state_display())),
        Column(_("时间"), 17, lambda batch: moment(batch.created_at)),
    ]


@staff_only
@require_http_methods(["GET", "POST"])
def annuity_batch_new(request: UserRequest) -> HttpResponse:
    """Upload; checking starts at once and changes nothing."""
    initial = {"kind": request.GET.get("kind", "takeover")}
    form = BatchForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        batch = create_annuity_batch(
            portfolio_of(request), kind=form.cleaned_data["kind"], name=upload.name, file=upload, actor=request.user
        )
        return redirect("annuity-batch", batch.pk)
    context = {"form": form, "columns": COLUMN_LABELS.values(), "tab": "files"}
    return render(request, "web/annuities/batch_new.html", context, status=422 if form.errors else 200)


@members_only
def annuity_batch(request: UserRequest, pk: int) -> HttpResponse:
    """Progress while something runs, then the rows by what will become of them."""
    batch = own_batch(request, pk)
    busy = batch.state in BUSY
    remaining = job_remaining(batch.job) if batch.job else None
    context: dict[str, Any] = {"batch": batch, "busy": busy, "job": batch.job, "remaining": remaining, "tab": "files"}
    if request.GET.get("part") == "progress":
        return render(request, "web/annuities/_progress.html", context) if busy else HttpResponseClientRefresh()
    if not busy:
        context |= _preview(request, batch)
    return render(request, "web/annuities/batch.html", context)


def _preview(request: UserRequest, batch: AnnuityBatch) -> dict[str, Any]:
    counts = {action: batch.rows.filter(action=action).count() for action in ORDER}
    wanted = request.GET.get("action", "")
    action = wanted if wanted in counts else next((str(a) for a in ORDER if counts[a]), str(RowAction.WRITE))
    page = paginate(request, batch.rows.filter(action=action).select_related("account__patent"))
    return {
        "tabs": [(str(a), str(a.label), counts[a]) for a in ORDER],
        "action": action,
        "page": page,
        "rows": [(row, _changes(row), _differences(row)) for row in page.object_list],
        "matching": counts[RowAction.WRITE],
        "with_differences": counts[RowAction.WRITE] + counts[RowAction.DIFFERS],
        "differing": counts[RowAction.DIFFERS],
        "recognised": [COLUMN_LABELS[name] for name in batch.columns],
    }


def _changes(row: AnnuityRow) -> list[tuple[str, Any, Any]]:
    labels = {"department": _("院系"), "payer": _("缴费人"), "reduction_percent": _("费减比例"), "note": _("备注"),
              "reduction_since": _("费减起日"), "paid_through": _("已缴至年度")}  # fmt: skip
    found = [(labels[name], _shown(name, old), _shown(name, new)) for name, (old, new) in row.changes.items()]
    if "day" in row.values and not found:
        year = _("第 %(n)s 年度") % {"n": row.values.get("year")}
        found = [(year, None, f"{row.values['day']} · {yuan(row.values.get('amount'))}")]
    return found


def _shown(name: str, value: Any) -> Any:
    if name != "reduction_percent" or value is None:
        return value
    return f"{value}%" if value else _("不减")


def _differences(row: AnnuityRow) -> list[tuple[str, str, str, str]]:
    return [(COLUMN_LABELS[field], said, by_rule, rule) for field, said, by_rule, rule in row.differences]


@staff_only
@require_POST
def annuity_batch_apply(request: UserRequest, pk: int) -> HttpResponse:
    """Write the rows; those that differ from the rules only if asked for."""
    with_differences = request.POST.get("with_differences") == "1"
    apply_annuity_batch(own_batch(request, pk), with_differences=with_differences, actor=request.user)
    return redirect("annuity-batch", pk)


@staff_only
@require_POST
def annuity_batch_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what was written."""
    undo_annuity_batch(own_batch(request, pk), actor=request.user)
    messages.info(request, _("正在撤销。"))
    return redirect("annuity-batch", pk)


@members_only
def annuity_batch_workbook(request: UserRequest, pk: int) -> FileResponse:
    """The user's own workbook, wrong cells and differences marked."""
    batch = own_batch(request, pk)
    marked = marked_workbook(batch)
    name = _("%(stem)s（已标注）.xlsx") % {"stem": batch.name.rsplit(".", 1)[0]}
    return FileResponse(marked.open("rb"), as_attachment=True, filename=name)
