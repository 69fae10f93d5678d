"""Filings of a disclosure, and what becomes of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.prefiling.api import Filing, FilingEvent, FilingQuerySet, enter_filing, record_step, remove_step
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.prefiling.forms.panel import FilingForm, StepForm
from panhuo.web.prefiling.secret import own_disclosure


@signed_in
@require_POST
def prefiling_file(request: UserRequest, pk: int) -> HttpResponse:
    """Enter an application number; refused with the reason where the assessment was not passed."""
    disclosure = own_disclosure(request.user, pk)
    form = FilingForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请填写申请号和申请日"), field="number")
    filing = enter_filing(disclosure, **form.cleaned_data, actor=request.user)
    messages.success(request, _("已登记申请 %(number)s") % {"number": filing.number})
    return redirect("prefiling-detail", pk)


@signed_in
@require_POST
def prefiling_step(request: UserRequest, pk: int) -> HttpResponse:
    """Enter what became of a filing."""
    found = get_object_or_404(_filings(request), pk=pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请选择进展并填写日期"), field="step")
    record_step(found, **form.cleaned_data, actor=request.user)
    return redirect("prefiling-detail", found.disclosure_id)


@signed_in
@require_POST
def prefiling_step_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take back a step that was entered by mistake."""
    events = FilingEvent.objects.filter(filing__in=Filing.objects.visible_to(request.user))
    found = get_object_or_404(events.select_related("filing__disclosure__organisation"), pk=pk)
    remove_step(found, actor=request.user)
    return redirect("prefiling-detail", found.filing.disclosure_id)


def _filings(request: UserRequest) -> FilingQuerySet:
    return Filing.objects.visible_to(request.user).select_related("disclosure__organisation")
