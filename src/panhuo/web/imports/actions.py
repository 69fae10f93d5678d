"""What the buttons of an import do: apply, undo, stop, download the marked workbook."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.imports.api import annotated_workbook, apply_batch, cancel_batch, get_batch, undo_batch
from panhuo.web.access import UserRequest, staff_only


@staff_only
@require_POST
def import_apply(request: UserRequest, pk: int) -> HttpResponse:
    """Write the planned rows into the records, in the background."""
    apply_batch(get_batch(pk, actor=request.user), actor=request.user)
    return redirect("import-detail", pk)


@staff_only
@require_POST
def import_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what this import wrote, in the background."""
    undo_batch(get_batch(pk, actor=request.user), actor=request.user)
    return redirect("import-detail", pk)


@staff_only
@require_POST
def import_cancel(request: UserRequest, pk: int) -> HttpResponse:
    """Stop what runs."""
    cancel_batch(get_batch(pk, actor=request.user), actor=request.user)
    messages.info(request, _("已停止。"))
    return redirect("import-detail", pk)


@staff_only
def import_workbook(request: UserRequest, pk: int, file: int) -> FileResponse:
    """The user's own workbook with the refused cells marked."""
    import_file = get_object_or_404(get_batch(pk, actor=request.user).files, pk=file)
    marked = annotated_workbook(import_file)
    stem = import_file.name.rsplit(".", 1)[0]
    name = _("%(stem)s（已标注）%(ending)s") % {"stem": stem, "ending": marked.suffix}
    return FileResponse(marked.open("rb"), as_attachment=True, filename=name)
