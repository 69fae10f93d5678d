"""Writing a statement."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.deals.openlicence.api import OpenStatement, check_statement, create_statement, edit_statement, may_edit
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.agreements.forms.fields import patents_of_numbers
from panhuo.web.agreements.views.rights import house_of
from panhuo.web.blame import blame
from panhuo.web.openlicence.forms import StatementForm, initial_of
from panhuo.web.openlicence.own import own_statement


@staff_only
@require_http_methods(["GET", "POST"])
def statement_new(request: UserRequest) -> HttpResponse:
    """A draft, checked at once."""
    house = house_of(request)
    initial: dict[str, Any] = {"number": request.GET.get("number", "")[:60], "currency": "CNY"}
    form = StatementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            patents = patents_of_numbers(form.cleaned_data["number"], user=request.user, field="number")
            made = create_statement(actor=request.user, holder=house, patent=patents[0], **form.values())
        except DomainError as error:
            blame(form, error)
        else:
            return _checked(request, made)
    return _page(request, form, None)


@staff_only
@require_http_methods(["GET", "POST"])
def statement_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Change it; it is checked again."""
    statement = own_statement(request.user, pk)
    if not may_edit(request.user, statement):
        raise NotAllowed(_("已提交的声明不能修改"))
    form = StatementForm(request.POST or None, initial=initial_of(statement))
    form.fields["number"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            changed = edit_statement(statement, actor=request.user, **form.values())
        except DomainError as error:
            blame(form, error)
        else:
            return _checked(request, changed)
    return _page(request, form, statement)


def _checked(request: UserRequest, statement: OpenStatement) -> HttpResponse:
    check_statement(statement, actor=request.user)
    messages.success(request, _("已保存并检查"))
    return redirect("openlicence-detail", statement.pk)


def _page(request: UserRequest, form: StatementForm, statement: OpenStatement | None) -> HttpResponse:
    context = {"form": form, "statement": statement, "tab": "open"}
    return render(request, "web/openlicence/form.html", context, status=422 if form.errors else 200)
