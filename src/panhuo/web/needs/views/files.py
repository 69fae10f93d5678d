"""Files of a need."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.needs.api import MEDIA_TYPES, Need, NeedAttachment, attach_file, drop_file, may_edit_need
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.web.access import UserRequest, public, staff_only


@public
@require_GET
def need_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as a download, for whoever may see the need."""
    found = get_object_or_404(NeedAttachment.objects.visible_to(request.user), pk=pk)
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Type"] = MEDIA_TYPES[found.kind]
    return response


@staff_only
@require_POST
def need_file_add(request: UserRequest, pk: int) -> HttpResponse:
    """Add files to a need."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    if not may_edit_need(request.user, need):
        raise NotAllowed
    files = request.FILES.getlist("files")
    if not files:
        raise InvalidInput(_("请选择文件"), field="files", code="empty")
    for file in files:
        attach_file(need, file, actor=request.user)
    messages.success(request, _("附件已保存"))
    return redirect("need-detail", pk)


@staff_only
@require_POST
def need_file_drop(request: UserRequest, pk: int) -> HttpResponse:
    """Take a file away."""
    rows = NeedAttachment.objects.visible_to(request.user).select_related("need__organisation")
    found = get_object_or_404(rows, pk=pk)
    drop_file(found, actor=request.user)
    messages.info(request, _("附件已删除"))
    return redirect("need-detail", found.need_id)
