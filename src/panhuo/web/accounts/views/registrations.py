"""Approvers decide on registrations; applicants hand theirs in again."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import (
    DomainError,
    Registration,
    RegistrationStatus,
    may_decide,
    pending_registrations,
    reject_registration,
    resubmit_registration,
)
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.accounts.approve import approve
from panhuo.web.listing import paginate


@signed_in
@require_GET
def registration_list(request: UserRequest) -> HttpResponse:
    """What waits, oldest first; then what was decided, newest first."""
    visible = Registration.objects.visible_to(request.user).select_related(
        "organisation__region", "applicant", "decided_by"
    )
    decided = visible.exclude(status=RegistrationStatus.PENDING).order_by("-decided_at", "-pk")
    own = visible.filter(applicant=request.user, status=RegistrationStatus.PENDING)
    context = {"waiting": pending_registrations(request.user), "own": own, "page": paginate(request, decided)}
    return render(request, "web/accounts/registrations.html", context)


@signed_in
@require_GET
def registration_detail(request: UserRequest, pk: int) -> HttpResponse:
    """One registration with its proof and, for approvers, the two buttons."""
    registration = _visible(request, pk)
    pending = registration.status == RegistrationStatus.PENDING
    context = {"registration": registration, "may_decide": pending and may_decide(request.user, registration)}
    return render(request, "web/accounts/registration.html", context)


@signed_in
@require_POST
def registration_decide(request: UserRequest, pk: int) -> HttpResponse:
    """`decision` is "approve" or "reject"; the latter needs a `reason`."""
    registration = _visible(request, pk)
    decision = request.POST.get("decision")
    if decision == "approve":
        approve(registration, actor=request.user)
        messages.success(request, _("已通过“%(name)s”的登记") % {"name": registration.organisation.name})
    elif decision == "reject":
        reject_registration(registration, reason=request.POST.get("reason", ""), actor=request.user)
        messages.success(request, _("已退回“%(name)s”的登记") % {"name": registration.organisation.name})
    else:
        raise DomainError(_("请选择通过或退回"), code="decision")
    return redirect("registration-list")


@signed_in
@require_POST
def registration_resubmit(request: UserRequest, pk: int) -> HttpResponse:
    """The applicant hands a rejected registration in again, with a new proof or a corrected name."""
    registration = _visible(request, pk)
    name = request.POST.get("name", "").strip() or None
    resubmit_registration(registration, actor=request.user, proof=request.FILES.get("proof"), name=name)
    messages.success(request, _("已重新提交，等待审核"))
    return redirect("organisation")


@signed_in
@require_GET
def registration_proof(request: UserRequest, pk: int) -> FileResponse:
    """The proof as a download: files from outside are never shown inside our pages."""
    registration = _visible(request, pk)
    return FileResponse(registration.proof.open("rb"), as_attachment=True, filename=registration.proof_name)


def _visible(request: UserRequest, pk: int) -> Registration:
    rows = Registration.objects.visible_to(request.user).select_related(
        "organisation__region", "applicant", "decided_by"
    )
    return get_object_or_404(rows, pk=pk)
