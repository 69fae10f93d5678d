"""Doubtful owner names: is this name that organisation?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.patents.api import OwnerName, Patent, confirm_owner, owner_decisions, owner_reviews, reject_owner
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.listing import paginate

SAMPLES = 3
SETTLED = 30


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name, the organisation proposed for it, and some of the patents that bear it."""

    name: OwnerName
    samples: list[Patent]


@staff_only
def owner_list(request: UserRequest) -> HttpResponse:
    """The names that wait for a person, those on most patents first."""
    page = paginate(request, owner_reviews(request.user))
    doubts = [Doubt(name, _samples(request, name)) for name in page.object_list]
    settled = owner_decisions(request.user)[:SETTLED]
    return render(request, "web/owners/list.html", {"page": page, "doubts": doubts, "settled": settled})


@staff_only
@require_POST
def owner_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Confirm or reject what was proposed or decided; both go into the log and hold for all patents with this name."""
    open_ones, settled = owner_reviews(request.user), owner_decisions(request.user)
    name = open_ones.filter(pk=pk).first() or get_object_or_404(settled, pk=pk)
    meant = name.candidate or name.organisation
    said = {"name": name.name, "organisation": str(meant)}
    if request.POST.get("answer") == "yes" and meant:
        confirm_owner(name, organisation=meant, actor=request.user)
        messages.success(request, _("已确认：“%(name)s”就是 %(organisation)s。") % said)
    else:
        reject_owner(name, actor=request.user)
        messages.success(request, _("已否认：“%(name)s”不是 %(organisation)s。") % said)
    return redirect("owner-reviews")


def _samples(request: UserRequest, name: OwnerName) -> list[Patent]:
    patents = Patent.objects.visible_to(request.user).filter(owners__owner_name=name)
    return list(patents.distinct().order_by("-pk")[:SAMPLES])
