"""The inventor's page, made for a phone: what to claim, what to fill in, where the rest stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from panhuo.portfolio.inventory.api import FILLABLE, IN_BASE, Entry, claim, claim_all, claimable
from panhuo.web.access import UserRequest, members_only

MOST_SHOWN = 50


@members_only
@require_GET
def mine(request: UserRequest) -> HttpResponse:
    """Own patents by whose turn it is."""
    own = Entry.objects.filter(patent__inventors__person__user=request.user).distinct()
    entries = list(
        own.select_related("patent", "organisation")
        .prefetch_related("patent__identifiers")
        .defer("patent__abstract", "patent__claims", "patent__description", "patent__extra")
        .order_by("due_on", "pk")
    )
    offered = claimable(request.user).prefetch_related("patent__identifiers")
    context = {
        "offered": offered[:MOST_SHOWN],
        "offered_count": offered.count(),
        "to_fill": [entry for entry in entries if entry.state in FILLABLE],
        "under_review": [entry for entry in entries if entry.state not in FILLABLE and entry.state not in IN_BASE],
        "in_base": [entry for entry in entries if entry.state in IN_BASE],
    }
    return render(request, "web/inventory/mine.html", context)


@members_only
@require_POST
def mine_claim(request: UserRequest) -> HttpResponse:
    """Claim one name (`inventor`), or all that are offered."""
    if request.POST.get("all"):
        made = claim_all(actor=request.user)
        messages.success(request, ngettext("已认领 %(n)s 件", "已认领 %(n)s 件", len(made)) % {"n": len(made)})
        return redirect("inventory-mine")
    wanted = request.POST.get("inventor", "")
    inventor = get_object_or_404(claimable(request.user), pk=wanted if wanted.isdecimal() else 0)
    entries = claim(inventor, actor=request.user)
    messages.success(request, _("已认领“%(title)s”，请填写建档") % {"title": inventor.patent})
    return redirect("inventory-entry", entries[0].pk) if entries else redirect("inventory-mine")
