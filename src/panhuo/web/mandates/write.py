"""Laying a mandate before a firm, what the firm says, and the end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.mandates.api import accept_mandate, end_mandate, propose_mandate, refuse_mandate
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.mandates.browse import own_mandate
from panhuo.web.mandates.forms import MandateForm, ReasonForm, agencies_of
from panhuo.web.mandates.names import organisation_called


@staff_only
@require_http_methods(["GET", "POST"])
def mandate_new(request: UserRequest) -> HttpResponse:
    """The form of an agency; the firm is told and decides."""
    if not agencies_of(request.user):
        raise NotAllowed(_("只有服务机构的经办人可以登记委托"))
    form = MandateForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = propose_mandate(
                principal=organisation_called(said["principal"], field="principal"), agent=said["agent"],
                scopes=said["scopes"], starts_on=said["starts_on"], ends_on=said["ends_on"], file=said["file"],
                note=said["note"], actor=request.user,
            )  # fmt: skip
        except InvalidInput as error:
            field = "file" if error.field == "proof" else error.field
            form.add_error(field if field in form.fields else None, error.message)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("已请对方确认；对方确认后才能代为办理。"))
            return redirect("mandate-detail", made.pk)
    return render(request, "web/mandates/form.html", {"form": form})


@staff_only
@require_POST
def mandate_accept(request: UserRequest, pk: int) -> HttpResponse:
    accept_mandate(own_mandate(request.user, pk), actor=request.user)
    messages.success(request, _("委托已确认。您可以随时撤销，撤销即时生效。"))
    return redirect("mandate-detail", pk)


@staff_only
@require_POST
def mandate_refuse(request: UserRequest, pk: int) -> HttpResponse:
    refuse_mandate(own_mandate(request.user, pk), reason=_reason(request), actor=request.user)
    return redirect("mandate-detail", pk)


@staff_only
@require_POST
def mandate_end(request: UserRequest, pk: int) -> HttpResponse:
    end_mandate(own_mandate(request.user, pk), reason=_reason(request), actor=request.user)
    messages.success(request, _("委托已结束，即时生效。"))
    return redirect("mandate-detail", pk)


def _reason(request: UserRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("最多 %(most)s 个字"), field="reason", code="too_long", params={"most": 300})
    return str(form.cleaned_data["reason"])
