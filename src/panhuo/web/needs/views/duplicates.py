"""Needs of one's own that say nearly the same, and making one of two."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.needs.api import Need, NeedStatus, like_pairs, merge_needs
from panhuo.orgs.api import InvalidInput, is_installation_admin, organisations_of
from panhuo.web.access import UserRequest, staff_only


@staff_only
@require_GET
def need_duplicates(request: UserRequest) -> HttpResponse:
    """Pairs among the newest open needs that the user may write, the likest first."""
    own = Need.objects.visible_to(request.user).filter(status=NeedStatus.OPEN)
    if not is_installation_admin(request.user):
        own = own.filter(organisation__in=organisations_of(request.user))
    return render(request, "web/needs/duplicates.html", {"pairs": like_pairs(own.select_related("organisation"))})


@staff_only
@require_POST
def need_merge(request: UserRequest, pk: int) -> HttpResponse:
    """Close this need as a repetition of `into`."""
    mine = Need.objects.visible_to(request.user)
    text = request.POST.get("into", "")
    if not (text.isdecimal() and len(text) < 19):  # noqa: PLR2004  # what a BIGINT holds
        raise InvalidInput(_("请选择保留哪一条"), field="into", code="empty")
    gone, into = get_object_or_404(mine, pk=pk), get_object_or_404(mine, pk=int(text))
    merge_needs(gone, into=into, actor=request.user)
    messages.success(request, _("已合并到“%(title)s”") % {"title": into.title})
    return redirect("need-duplicates")
