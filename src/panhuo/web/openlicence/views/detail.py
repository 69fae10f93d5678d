"""One statement: for everybody once announced; checks, acceptances and steps for those concerned."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.openlicence.api import (
    OPEN_STATES,
    Acceptance,
    OpenStatement,
    announce,
    announce_withdrawal,
    ask_withdrawal,
    check_statement,
    due_first,
    errors_of,
    fee_words,
    may_accept,
    may_edit,
    may_work,
    refuse,
    remove_statement,
    statement_document,
    submit_statement,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User, events_of, is_member_of
from panhuo.web.access import UserRequest, members_only, public, staff_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.agreements.views.papers import attached
from panhuo.web.agreements.words import stored_line
from panhuo.web.blame import blame
from panhuo.web.openlicence.forms import AcceptForm, NoticeForm, PaymentForm, StepForm
from panhuo.web.openlicence.own import own_statement, shown_statement


@public
@require_GET
def statement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody may know; more for the patentee and the licensees."""
    return statement_page(request, shown_statement(request.user, pk))


def statement_page(request: HttpRequest, statement: OpenStatement, **forms: Form) -> HttpResponse:
    user = request.user if isinstance(request.user, User) else None
    inside = user is not None and is_member_of(user, statement.holder)
    working = user is not None and may_work(user, statement.holder)
    acceptances = Acceptance.objects.visible_to(request.user).filter(statement=statement)
    houses = [one for one in houses_of(user) if may_accept(user, statement, one)] if user else []
    context: dict[str, Any] = {
        "statement": statement,
        "fee": fee_words(statement),
        "due_first": due_first(statement),
        "open": statement.state in OPEN_STATES,
        "inside": inside,
        "working": working,
        "may_edit": user is not None and may_edit(user, statement),
        "findings": [stored_line(one) for one in statement.findings] if inside else [],
        "errors": len(errors_of(statement.findings)),
        "acceptances": [
            (one, _payment_form(one.pk, forms.get("payment")))
            for one in acceptances.prefetch_related("payments").select_related("agreement", "organisation")
        ],
        "houses": houses,
        "accept_form": forms.get("accept") or AcceptForm(auto_id="id_accept_%s"),
        "notice_form": forms.get("notice")
        or NoticeForm(auto_id="id_notice_%s", initial={"notice_on": timezone.localdate()}),
        "step_form": forms.get("step") or StepForm(initial={"on": timezone.localdate()}),
        "events": events_of("open_statement", statement.pk) if inside else [],
        "missing": missing_words(),
        "tab": "open",
    }
    return render(request, "web/openlicence/detail.html", context, status=422 if forms else 200)


def _payment_form(pk: int, bound: Form | None) -> Form:
    """The form of one acceptance, with ids of its own; the one that was refused keeps what was typed."""
    ids = f"id_pay{pk}_%s"
    if bound is not None and bound.auto_id == ids:
        return bound
    return PaymentForm(auto_id=ids, initial={"day": timezone.localdate()})


def missing_words() -> dict[str, str]:
    """Why there is no licence yet."""
    return {
        "announcement": _("通知早于公告"),
        "notice": _("缺书面通知"),
        "payment": _("使用费尚未付清"),
        "too_late": _("声明撤回或期满之后才付清"),
        "": "",
    }


@staff_only
@require_POST
def statement_step(request: UserRequest, pk: int) -> HttpResponse:
    """The step that the pressed button names."""
    statement = own_statement(request.user, pk)
    step = request.POST.get("step", "")
    if step == "check":
        checked = check_statement(statement, actor=request.user)
        errors = len(errors_of(checked.findings))
        messages.success(request, _("检查完成：%(n)s 处错误") % {"n": errors} if errors else _("检查通过"))
        return redirect("openlicence-detail", pk)
    form = StepForm(request.POST)
    if form.is_valid():
        try:
            _take(statement, step, form, request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记"))
            return redirect("openlicence-detail", pk)
    return statement_page(request, statement, step=form)


def _take(statement: OpenStatement, step: str, form: StepForm, user: User) -> None:
    on = form.cleaned_data["on"]
    if step == "announce":
        announce(statement, on=on, number=form.cleaned_data["number"], actor=user)
    elif step == "refuse":
        refuse(statement, reason=form.cleaned_data["reason"], actor=user)
    elif step == "submit":
        submit_statement(statement, on=on, actor=user)
    elif step == "ask_withdrawal":
        ask_withdrawal(statement, on=on, actor=user)
    elif step == "announce_withdrawal":
        announce_withdrawal(statement, on=on, actor=user)
    else:
        raise InvalidInput(_("没有这种操作"), field="on")


@staff_only
@require_POST
def statement_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    remove_statement(own_statement(request.user, pk), actor=request.user)
    messages.success(request, _("草稿已删除"))
    return redirect("openlicence-list")


@members_only
@require_GET
def statement_word(request: UserRequest, pk: int) -> FileResponse:
    """The statement as Word, to be signed by all patentees."""
    statement = own_statement(request.user, pk)
    name = _("开放许可声明-%(number)s.docx") % {"number": statement.number}
    return attached(statement_document(statement).data, name)
