"""Credit of one organisation: evidence, sanctions, appeals."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.services.api import (
    Appeal,
    CreditRecord,
    ServiceProfile,
    appeal,
    decide_appeal,
    decide_credit,
    fact_of,
    in_force,
    may_appeal,
    may_decide_appeal,
    may_keep_credit,
    may_submit_evidence,
    record_credit,
    standing_of,
    waiting_appeals,
    waiting_evidence,
)
from panhuo.orgs.api import InvalidInput, Organisation, User, is_member_of
from panhuo.web.access import UserRequest, public, staff_only
from panhuo.web.services.forms.credit import AppealForm, CreditForm
from panhuo.web.services.words import standing_words


@dataclass(frozen=True, slots=True)
class Line:
    """A record with its appeals and what the user may do with them; grounds of appeals only for those involved."""

    record: CreditRecord
    live: bool
    appeals: list[tuple[Appeal, bool]]
    may_decide: bool
    may_appeal: bool
    involved: bool


@public
@require_GET
def service_credit(request: HttpRequest, pk: int) -> HttpResponse:
    """What was confirmed for everybody; what waits for those involved."""
    house = get_object_or_404(Organisation.objects.active().select_related("region"), pk=pk)
    user = request.user if isinstance(request.user, User) else None
    records = CreditRecord.objects.visible_to(request.user).filter(organisation=house)
    keeper = user is not None and may_keep_credit(user, house)
    may_add = user is not None and may_submit_evidence(user, house)
    context = {
        "house": house,
        "profile": ServiceProfile.objects.visible_to(request.user).filter(organisation=house).first(),
        "standing": standing_words(standing_of(house)),
        "lines": [_line(one, house, user, keeper) for one in records.prefetch_related("appeals__decided_by")],
        "form": CreditForm(keeper=keeper) if may_add else None,
        "appeal_form": AppealForm(auto_id=False),
        "keeper": keeper,
    }
    return render(request, "web/services/credit.html", context)


@staff_only
@require_GET
def service_credit_queue(request: UserRequest) -> HttpResponse:
    """Evidence to confirm and appeals to decide on."""
    context = {"evidence": waiting_evidence(request.user), "appeals": waiting_appeals(request.user)}
    return render(request, "web/services/credit_queue.html", context)


@staff_only
@require_POST
def service_credit_record(request: UserRequest, pk: int) -> HttpResponse:
    """Hand evidence in, or record a sanction."""
    house = get_object_or_404(Organisation.objects.active().select_related("region"), pk=pk)
    form = CreditForm(request.POST, request.FILES, keeper=may_keep_credit(request.user, house))
    if not form.is_valid():
        raise InvalidInput(_("请填写内容和依据"), field="text")
    record_credit(house, values=form.values(), evidence=form.cleaned_data["evidence"], actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("service-credit", pk)


@staff_only
@require_POST
def service_credit_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Confirm evidence, or refuse it with a reason."""
    record = get_object_or_404(CreditRecord.objects.visible_to(request.user), pk=pk)
    confirm = request.POST.get("confirm") == "1"
    decide_credit(record, confirm=confirm, reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("service-credit", record.organisation_id)


@staff_only
@require_POST
def service_appeal(request: UserRequest, pk: int) -> HttpResponse:
    """Appeal against a sanction."""
    record = get_object_or_404(CreditRecord.objects.visible_to(request.user), pk=pk)
    appeal(record, text=request.POST.get("text", ""), actor=request.user)
    messages.success(request, _("申诉已提交，将由作出处罚以外的人处理"))
    return redirect("service-credit", record.organisation_id)


@staff_only
@require_POST
def service_appeal_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Lift the sanction or let it stand, with reasons."""
    records = CreditRecord.objects.visible_to(request.user)
    one = get_object_or_404(Appeal.objects.filter(record__in=records).select_related("record"), pk=pk)
    uphold = request.POST.get("uphold") == "1"
    decide_appeal(one, uphold=uphold, decision=request.POST.get("decision", ""), actor=request.user)
    return redirect("service-credit", one.record.organisation_id)


@public
@require_GET
def service_credit_file(request: HttpRequest, pk: int) -> FileResponse:
    """The proof of a record that one may read."""
    record = get_object_or_404(CreditRecord.objects.visible_to(request.user).exclude(evidence=""), pk=pk)
    return FileResponse(record.evidence.open("rb"), as_attachment=True, filename=record.evidence_name)


def _line(record: CreditRecord, house: Organisation, user: User | None, keeper: bool) -> Line:  # noqa: FBT001
    waiting = record.state == "submitted" and keeper and user is not None and user.pk != record.recorded_by_id
    return Line(
        record=record,
        live=in_force(fact_of(record), timezone.localdate()),
        appeals=[(one, user is not None and may_decide_appeal(user, one)) for one in record.appeals.all()],
        may_decide=waiting,
        may_appeal=user is not None and may_appeal(user, record),
        involved=keeper or (user is not None and is_member_of(user, house)),
    )
