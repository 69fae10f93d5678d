"""Steps from the agreement's page; a refused form comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.deals.agreements.api import (
    Approval,
    NoticeObjection,
    PublicityNotice,
    answer_objection,
    decide_approval,
    override,
    record_objection,
    run_check,
    withdraw_notice,
)
from panhuo.orgs.api import DomainError, NotAllowed, Organisation, revoke_access
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import held_agreement, own_agreement
from panhuo.web.agreements.views.detail import FORMS, detail_page
from panhuo.web.blame import blame


def step_view(name: str) -> Callable[..., HttpResponseBase]:
    """The view that does the step of this form."""

    def view(request: UserRequest, pk: int) -> HttpResponse:
        agreement = own_agreement(request.user, pk)
        form = FORMS[name](request.POST, request.FILES, agreement=agreement, user=request.user)
        if form.is_valid():
            try:
                form.run()
            except NotAllowed:
                raise
            except DomainError as error:
                blame(form, error)
            else:
                messages.success(request, form.done)
                return redirect("agreements-detail", pk)
        return detail_page(request, agreement, bound={name: form})

    return staff_only(require_POST(view))


@staff_only
@require_POST
def agreement_check(request: UserRequest, pk: int) -> HttpResponse:
    """Check the conflicts now and keep the record."""
    agreement = held_agreement(request.user, pk)
    found = run_check(agreement, actor=request.user)
    messages.success(request, _("已检查，%(n)s 项待处理；检查记录已留存") % {"n": sum(one.stops for one in found)})
    return redirect("agreements-detail", pk)


@staff_only
@require_POST
def agreement_override(request: UserRequest, pk: int) -> HttpResponse:
    """Go on in spite of a warning, with a reason."""
    agreement = own_agreement(request.user, pk)
    wanted = request.POST.get("patent", "")
    patent = get_object_or_404(Patent, pk=int(wanted), agreements__agreement=agreement) if wanted.isdecimal() else None
    try:
        override(
            agreement, patent=patent, code=request.POST.get("code", "")[:60],
            parties=request.POST.get("parties", "")[:500], reason=request.POST.get("reason", ""), actor=request.user,
        )  # fmt: skip
    except DomainError as error:
        return detail_page(request, agreement, error=error.message)
    messages.success(request, _("理由已记录"))
    return redirect("agreements-detail", pk)


@members_only
@require_POST
def agreement_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Approve or send back."""
    row = get_object_or_404(Approval.objects.visible_to(request.user).select_related("agreement"), pk=pk)
    approve = "approve" in request.POST
    try:
        decide_approval(row, approve=approve, note=request.POST.get("note", ""), actor=request.user)
    except DomainError as error:
        return detail_page(request, own_agreement(request.user, row.agreement_id), error=error.message)
    messages.success(request, _("已同意") if approve else _("已退回"))
    return redirect("agreements-detail", row.agreement_id)


@staff_only
@require_POST
def agreement_notice_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """The notice was entered by mistake."""
    row = get_object_or_404(PublicityNotice.objects.visible_to(request.user).select_related("agreement__holder"), pk=pk)
    withdraw_notice(row, actor=request.user)
    messages.success(request, _("已撤销"))
    return redirect("agreements-detail", row.agreement_id)


@staff_only
@require_POST
def agreement_objection(request: UserRequest, pk: int) -> HttpResponse:
    """Somebody objected during the notice."""
    notices = PublicityNotice.objects.visible_to(request.user).select_related("agreement__holder")
    row = get_object_or_404(notices, pk=pk)
    try:
        record_objection(
            row, by=request.POST.get("by", ""), text=request.POST.get("text", ""), raised_on=timezone.localdate(),
            actor=request.user,
        )  # fmt: skip
    except DomainError as error:
        return detail_page(request, own_agreement(request.user, row.agreement_id), error=error.message)
    messages.success(request, _("异议已登记"))
    return redirect("agreements-detail", row.agreement_id)


@staff_only
@require_POST
def agreement_answer(request: UserRequest, pk: int) -> HttpResponse:
    """How an objection was settled."""
    notices = PublicityNotice.objects.visible_to(request.user)
    rows = NoticeObjection.objects.filter(notice__in=notices).select_related("notice__agreement__holder")
    row = get_object_or_404(rows, pk=pk)
    agreement = row.notice.agreement_id
    try:
        answer_objection(
            row, answer=request.POST.get("answer", ""), answered_on=timezone.localdate(), actor=request.user
        )
    except DomainError as error:
        return detail_page(request, own_agreement(request.user, agreement), error=error.message)
    messages.success(request, _("处理结果已登记"))
    return redirect("agreements-detail", agreement)


@staff_only
@require_POST
def agreement_unshare(request: UserRequest, pk: int) -> HttpResponse:
    """Take a share back."""
    from panhuo.deals.agreements.api import require_work

    agreement = held_agreement(request.user, pk)
    require_work(request.user, agreement.holder)
    wanted = request.POST.get("organisation", "")
    organisation = get_object_or_404(Organisation, pk=int(wanted) if wanted.isdecimal() else 0)
    revoke_access(object_type="agreement", object_id=pk, organisation=organisation, actor=request.user)
    messages.success(request, _("已取消共享"))
    return redirect("agreements-detail", pk)
