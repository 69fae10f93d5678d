"""A panel member's sheet, and the decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.portfolio.prefiling.api import assess, book_for, decide, may_assess, read_book
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.blame import blame
from panhuo.web.prefiling.forms.panel import DecisionForm, SheetForm, initial_of
from panhuo.web.prefiling.secret import own_disclosure, unkept


@signed_in
@require_http_methods(["GET", "POST"])
@unkept
def prefiling_assess(request: UserRequest, pk: int) -> HttpResponse:
    """The questions, with the disclosure beside them."""
    disclosure = own_disclosure(request.user, pk)
    if not may_assess(request.user, disclosure):
        raise NotAllowed(_("您不是这份披露的评审专家，或者评估已经结束"))
    version = book_for(disclosure.organisation)
    before = disclosure.assessments.filter(round=disclosure.round, member=request.user).first()
    form = SheetForm(request.POST or None, book=read_book(version.data), initial=initial_of(before))
    if request.method == "POST" and form.is_valid():
        try:
            assess(disclosure, **form.sheet(), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("评审意见已提交；结论作出前可以修改"))
            return redirect("prefiling-detail", pk)
    context = {"disclosure": disclosure, "form": form, "book": form.book, "version": version}
    return render(request, "web/prefiling/assess.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def prefiling_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Decide; against the rule it is refused, with the reason."""
    disclosure = own_disclosure(request.user, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请选择结论并写明理由"), field="reasons")
    decide(disclosure, **form.cleaned_data, actor=request.user)
    messages.success(request, _("结论已作出"))
    return redirect("prefiling-detail", pk)
