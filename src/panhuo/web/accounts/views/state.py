"""An organisation's facts are put right; it is closed and reopened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import (
    DomainError,
    NotAllowed,
    OrganisationStatus,
    close_organisation,
    correct_organisation,
    correctable,
    reopen_organisation,
)
from panhuo.web.access import UserRequest, installation_admin, signed_in
from panhuo.web.accounts.closing import consequences
from panhuo.web.accounts.forms.correct import CorrectForm
from panhuo.web.accounts.views.organisation import visible_organisation
from panhuo.web.blame import blame

LONGEST = 500


@signed_in
@require_http_methods(["GET", "POST"])
def organisation_correct(request: UserRequest, pk: int) -> HttpResponse:
    """Kind, region and unified social credit code, as far as the user may correct them."""
    found = visible_organisation(request, pk)
    may = correctable(found, actor=request.user)
    if not may:
        raise NotAllowed
    form = CorrectForm(request.POST or None, organisation=found, may=may)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            correct_organisation(found, kind=said["kind"], region=said["region"], uscc=said["uscc"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存。检索和匹配随后更新。"))
            return redirect("organisation-detail", pk)
    context = {"organisation": found, "form": form}
    return render(request, "web/accounts/correct.html", context, status=422 if form.errors else 200)


@installation_admin
@require_http_methods(["GET", "POST"])
def organisation_close(request: UserRequest, pk: int) -> HttpResponse:
    """What closing means for members and records; then it is done."""
    found = visible_organisation(request, pk)
    if request.method == "POST":
        close_organisation(found, actor=request.user, reason=request.POST.get("reason", "")[:LONGEST])
        messages.success(request, _("已停用“%(name)s”") % {"name": found.name})
        return redirect("organisation-detail", pk)
    if found.status != OrganisationStatus.ACTIVE:
        return redirect("organisation-detail", pk)
    return render(request, "web/accounts/close.html", {"organisation": found, "lines": consequences(found)})


@installation_admin
@require_POST
def organisation_reopen(request: UserRequest, pk: int) -> HttpResponse:
    """A closed organisation takes part again."""
    found = reopen_organisation(visible_organisation(request, pk), actor=request.user)
    messages.success(request, _("已恢复“%(name)s”") % {"name": found.name})
    return redirect("organisation-detail", pk)
