"""Orders for single filings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.procurement.api import (
    Award,
    CheckStage,
    QualityCheck,
    Stage,
    cancel_agency_order,
    check_quality,
    may_follow,
    may_take,
    open_stages,
    place_agency_order,
    read_standard,
    record_filed,
    refuse_order,
    take_order,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, events_of
from panhuo.portfolio.prefiling.api import Disclosure, may_file
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.procurement.forms.orders import CheckForm, FiledForm, TakeForm
from panhuo.web.procurement.scope import own_order, own_procurement
from panhuo.web.procurement.words import event_line


@staff_only
@require_POST
def agency_place(request: UserRequest, pk: int) -> HttpResponse:
    """Order a filing; refused with what is missing where the pre-filing assessment is not passed."""
    award = get_object_or_404(
        Award.objects.select_related("offer__organisation"), procurement=own_procurement(request, pk)
    )
    wanted = request.POST.get("disclosure", "")
    own = Disclosure.objects.visible_to(request.user)
    disclosure = own.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    order = place_agency_order(award, disclosure=disclosure, actor=request.user)
    messages.success(request, _("已委托；等代理机构接受"))
    return redirect("agency-order", order.pk)


@signed_in
@require_GET
def agency_order(request: UserRequest, pk: int) -> HttpResponse:
    """One order: both sides see it, neither sees a word of the disclosure here."""
    order, user = own_order(request, pk), request.user
    buyer = may_follow(user, order)
    allowed, reason = may_file(order.disclosure)
    done = {one.stage for one in order.checks.all()}
    context = {
        "order": order,
        "buyer": buyer,
        "may_read": Disclosure.objects.visible_to(user).filter(pk=order.disclosure_id).exists(),
        "gate": allowed,
        "gate_reason": reason,
        "take_form": TakeForm() if may_take(user, order) else None,
        "filed_form": FiledForm() if buyer and order.state == "taken" else None,
        "may_cancel": buyer and order.state in {"placed", "taken"},
        "stages": [(one, CheckStage(one).label, one in done) for one in open_stages(order)] if buyer else [],
        "checks": [(one, _answers(one)) for one in order.checks.select_related("by", "standard")],
        "events": [(one, event_line(one)) for one in events_of("agency_order", order.pk)],
    }
    return render(request, "web/procurement/order.html", context)


@staff_only
@require_POST
def agency_take(request: UserRequest, pk: int) -> HttpResponse:
    form = TakeForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请填写承办代理师"), field="attorney")
    take_order(own_order(request, pk), **form.cleaned_data, actor=request.user)
    return redirect("agency-order", pk)


@staff_only
@require_POST
def agency_refuse(request: UserRequest, pk: int) -> HttpResponse:
    refuse_order(own_order(request, pk), reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("agency-order", pk)


@staff_only
@require_POST
def agency_cancel(request: UserRequest, pk: int) -> HttpResponse:
    cancel_agency_order(own_order(request, pk), reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("agency-order", pk)


@staff_only
@require_POST
def agency_filed(request: UserRequest, pk: int) -> HttpResponse:
    """Enter the application number."""
    form = FiledForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请填写申请号和申请日"), field="number")
    record_filed(own_order(request, pk), **form.cleaned_data, actor=request.user)
    messages.success(request, _("已登记申请；请做申请后的质量检查"))
    return redirect("agency-order", pk)


@staff_only
@require_http_methods(["GET", "POST"])
def agency_check(request: UserRequest, pk: int, stage: str) -> HttpResponse:
    """The questions of the standard under which the agency was chosen."""
    order = own_order(request, pk)
    if stage not in open_stages(order) or not may_follow(request.user, order):
        raise NotAllowed(_("申请提交后、授权后才能做相应的质量检查"))
    checks = read_standard(order.award.procurement.standard.data).checks(Stage(stage))
    form = CheckForm(request.POST or None, checks=checks)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            check_quality(order, stage=stage, answers=form.answers(), note=note, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("质量检查已记录，代理机构已收到通知"))
            return redirect("agency-order", pk)
    context = {"order": order, "form": form, "stage": CheckStage(stage).label}
    return render(request, "web/procurement/check.html", context, status=422 if form.errors else 200)


def _answers(check: QualityCheck) -> list[tuple[str, str]]:
    questions = {one.id: one.text for one in read_standard(check.standard.data).checks(Stage(check.stage))}
    said = {"yes": _("是"), "no": _("否")}
    return [(questions.get(key, key), said.get(value, value)) for key, value in check.answers.items()]
