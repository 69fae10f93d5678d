"""Who keeps a record says who sees it, also after the import."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.patents.api import set_visibility
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.patents.detail import visible_patent


@staff_only
@require_POST
def patent_visibility(request: UserRequest, pk: int) -> HttpResponse:
    """Leads to the record that stands for the patent from now on: an equal one that was there may have taken it in."""
    asked = request.POST.get("visibility", "")
    found = set_visibility(visible_patent(request, pk), visibility=asked, actor=request.user)
    said = {"level": found.get_visibility_display()}
    messages.success(request, _("公开范围：%(level)s。检索和匹配随后更新。") % said)
    return redirect("patent-detail", found.pk)
