"""Taking a licence: notice and payment."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import check_paper
from panhuo.deals.openlicence.api import Acceptance, give_notice, record_notice, record_payment, take_back_notice
from panhuo.orgs.api import DomainError, NotAllowed, Organisation
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.forms.agreement import account_of
from panhuo.web.agreements.own import houses_of
from panhuo.web.agreements.views.papers import attached
from panhuo.web.blame import blame
from panhuo.web.openlicence.forms import AcceptForm, NoticeForm, PaymentForm
from panhuo.web.openlicence.own import own_acceptance, own_statement, shown_statement
from panhuo.web.openlicence.views.detail import statement_page


@staff_only
@require_POST
def statement_accept(request: UserRequest, pk: int) -> HttpResponse:
    """A firm's written notice, given here."""
    statement = shown_statement(request.user, pk)
    form = AcceptForm(request.POST, auto_id="id_accept_%s")
    houses = {str(one.pk): one for one in houses_of(request.user)}
    house: Organisation | None = houses.get(request.POST.get("organisation", "")) or next(iter(houses.values()), None)
    if house is None:
        raise NotAllowed
    if form.is_valid():
        try:
            give_notice(statement, organisation=house, actor=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已书面通知专利权人；按公告的标准付清使用费后即获得许可"))
            return redirect("openlicence-detail", pk)
    return statement_page(request, statement, accept=form)


@staff_only
@require_POST
def statement_notice(request: UserRequest, pk: int) -> HttpResponse:
    """The office enters a notice that it received."""
    statement = own_statement(request.user, pk)
    form = NoticeForm(request.POST, request.FILES, auto_id="id_notice_%s")
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            if data["file"]:
                check_paper(data["file"].name, data["file"])
            record_notice(statement, actor=request.user, organisation=account_of(data["name"], data["uscc"]), **data)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("通知已登记"))
            return redirect("openlicence-detail", pk)
    return statement_page(request, statement, notice=form)


@staff_only
@require_POST
def acceptance_pay(request: UserRequest, pk: int) -> HttpResponse:
    """The patentee received a payment."""
    acceptance = own_acceptance(request.user, pk)
    form = PaymentForm(request.POST, auto_id=f"id_pay{pk}_%s")
    if form.is_valid():
        try:
            paid = record_payment(acceptance, actor=request.user, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            got = paid.obtained_on is not None
            messages.success(request, _("付款已登记，许可已获得") if got else _("付款已登记"))
            return redirect("openlicence-detail", acceptance.statement_id)
    return statement_page(request, shown_statement(request.user, acceptance.statement_id), payment=form)


@staff_only
@require_POST
def acceptance_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """The notice is taken back before there is a licence."""
    acceptance = own_acceptance(request.user, pk)
    take_back_notice(acceptance, actor=request.user)
    messages.success(request, _("通知已撤回"))
    return redirect("openlicence-detail", acceptance.statement_id)


@members_only
@require_GET
def acceptance_file(request: UserRequest, pk: int) -> FileResponse:
    """The written notice."""
    row = get_object_or_404(Acceptance.objects.visible_to(request.user).exclude(notice_file=""), pk=pk)
    with row.notice_file.open("rb") as file:
        return attached(file.read(), str(row.notice_file.name).rsplit("/", 1)[-1])
