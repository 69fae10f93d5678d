"""Reports of figures, and facts."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.ledger.api import (
    Fact,
    Report,
    decide_report,
    hand_in_report,
    may_report,
    record_fact,
    report_bases,
    withdraw_fact,
)
from panhuo.deals.plans.api import plan_of
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.ledger.forms import FactForm, ReportForm
from panhuo.web.money import agreement_of, said

LONGEST = 12


@staff_only
@require_http_methods(["GET", "POST"])
def ledger_report(request: UserRequest, pk: int) -> HttpResponse:
    """Figures for some months; `?first=12&months=3` says which."""
    agreement = agreement_of(request.user, pk)
    plan = plan_of(agreement)
    if not may_report(request.user, agreement):
        raise NotAllowed
    if plan is None or not report_bases(plan):
        raise Http404
    first, months = _whole(request, "first", 0), max(1, min(_whole(request, "months", 3), LONGEST))
    months = min(months, max(plan.months - first, 1))
    form = ReportForm(
        *((request.POST, request.FILES) if request.method == "POST" else (None, None)), plan=plan,
        bases=report_bases(plan), first=first, months=months,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            hand_in_report(
                agreement, first=first, figures=form.figures(), note=form.cleaned_data["note"],
                file=form.cleaned_data["file"], actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("报告已提交，等待核对"))
            return redirect("ledger-agreement", pk)
    context = {
        "agreement": agreement, "form": form, "first": first + 1, "months": months,
        "month_choices": range(plan.months), "length_choices": range(1, LONGEST + 1),
    }  # fmt: skip
    return render(request, "web/ledger/report.html", context, status=422 if form.errors else 200)


def _whole(request: UserRequest, name: str, default: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 3 else default  # noqa: PLR2004


@staff_only
@require_POST
def ledger_decide(request: UserRequest, pk: int) -> HttpResponse:
    """Accept or return a report."""
    rows = Report.objects.visible_to(request.user).select_related("agreement__holder")
    report = get_object_or_404(rows, pk=pk)
    accept = request.POST.get("accept") == "1"
    decide_report(report, accept=accept, answer=request.POST.get("answer", ""), actor=request.user)
    messages.success(request, _("报告已确认") if accept else _("报告已退回"))
    return redirect("ledger-agreement", report.agreement_id)


@staff_only
@require_POST
def ledger_fact(request: UserRequest, pk: int) -> HttpResponse:
    """A milestone, the acceptance of the trial, or leaving."""
    agreement = agreement_of(request.user, pk)
    got = said(FactForm(request.POST, request.FILES, plan=plan_of(agreement)))
    record_fact(
        agreement, kind=got["kind"], key=got["key"], day=got["day"], evidence=got["evidence"], file=got["file"],
        actor=request.user,
    )  # fmt: skip
    messages.success(request, _("已登记"))
    return redirect("ledger-agreement", pk)


@staff_only
@require_POST
def ledger_fact_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what was a mistake."""
    fact = get_object_or_404(Fact.objects.visible_to(request.user).select_related("agreement__holder"), pk=pk)
    withdraw_fact(fact, actor=request.user)
    messages.info(request, _("已撤销"))
    return redirect("ledger-agreement", fact.agreement_id)


@members_only
@require_GET
def ledger_report_file(request: UserRequest, pk: int) -> FileResponse:
    """The paper behind a report."""
    return _file(get_object_or_404(Report.objects.visible_to(request.user), pk=pk))


@members_only
@require_GET
def ledger_fact_file(request: UserRequest, pk: int) -> FileResponse:
    """The paper behind a fact."""
    return _file(get_object_or_404(Fact.objects.visible_to(request.user), pk=pk))


def _file(row: Report | Fact) -> FileResponse:
    if not row.file:
        raise Http404
    return FileResponse(row.file.open("rb"), as_attachment=True, filename=row.file_name or "file")
