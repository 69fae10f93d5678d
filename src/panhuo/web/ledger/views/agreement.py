"""The money of one agreement."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import (
    Fact,
    Owing,
    Refund,
    Report,
    may_keep,
    may_report,
    owing,
    payers,
    report_bases,
    set_terms,
    standing,
    terms_of,
)
from panhuo.deals.plans.api import BaseName, plan_of
from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.format import yuan
from panhuo.web.ledger.forms import BillForm, FactForm, ReceiveForm, TermsForm
from panhuo.web.money import agreement_of, said
from panhuo.web.plans.words import charge_words, key_words


@members_only
@require_GET
def ledger_agreement(request: UserRequest, pk: int) -> HttpResponse:
    """Reports, what is owed, invoices, receipts."""
    agreement = agreement_of(request.user, pk)
    today = timezone.localdate()
    state = owing(agreement, on=today)
    keep = may_keep(request.user, agreement)
    plan = plan_of(agreement)
    context: dict[str, Any] = {
        "agreement": agreement,
        "state": state,
        "owed": [(one, charge_words(one.kind, one.name), one.day <= today) for one in state.owed] if state else [],
        "orphans": [(key_words(key), amount) for key, amount in state.orphans] if state else [],
        "awaited": _awaited(state),
        "standing": standing(agreement, on=today),
        "reports": [(one, report_lines(one, agreement)) for one in _reports(agreement)],
        "facts": Fact.objects.filter(agreement=agreement, withdrawn=False).select_related("recorded_by"),
        "refunds": _refunds(agreement),
        "keep": keep,
        "may_report": may_report(request.user, agreement),
        "next": _next(state, agreement),
        "bill_form": BillForm(),
        "fact_form": FactForm(plan=plan),
        "today": today,
    }
    if keep:
        terms = terms_of(agreement)
        context |= {
            "terms": terms, "terms_form": TermsForm(terms=terms), "receive_form": ReceiveForm(payers=payers(agreement)),
        }  # fmt: skip
    return render(request, "web/ledger/agreement.html", context)


def _reports(agreement: Agreement) -> list[Report]:
    rows = Report.objects.filter(agreement=agreement).select_related("submitted_by", "decided_by")
    return list(rows.order_by("-first", "-pk"))


def report_lines(report: Report, agreement: Agreement) -> list[str]:
    """Its figures in one line a base: 净销售额 2026-01 120,000 元 …"""
    plan = plan_of(agreement)
    lines = []
    for base, values in report.figures.items():
        shown = [f"{value:,}" if Base(base) in COUNTED else yuan(value) for value in values]
        starts = [f"{plan.month_start(report.first + at):%Y-%m}" if plan else str(at) for at in range(len(values))]
        pairs = "，".join(f"{start} {value}" for start, value in zip(starts, shown, strict=True))
        lines.append(f"{BaseName(base).label}：{pairs}")
    return lines


def _awaited(state: Owing | None) -> list[tuple[str, str]]:
    if state is None:
        return []
    return [
        (f"{state.plan.month_start(one.first):%Y-%m-%d} – {one.ends}", str(BaseName(one.base.value).label))
        for one in state.awaited
    ]


def _next(state: Owing | None, agreement: Agreement) -> tuple[int, int] | None:
    """The first month without a report, and how many months the next report has; None: nothing to report yet."""
    if state is None or not (bases := report_bases(state.plan)):
        return None
    taken = {
        month
        for one in Report.objects.filter(agreement=agreement, state__in=("submitted", "accepted"))
        for month in range(one.first, one.last + 1)
    }
    start = 0
    by_revenue = state.missing is not None
    if not by_revenue:
        start = state.plan.free_months if state.plan.free_months < state.plan.months else 0
    first = next((month for month in range(start, state.plan.months) if month not in taken), None)
    if first is None or not bases:
        return None
    period = min((one.period_months for one in state.plan.royalties), default=3)
    return first, min(period, state.plan.months - first)


def _refunds(agreement: Agreement) -> list[tuple[Refund, bool]]:
    """With whether each was paid out."""
    rows = Refund.objects.filter(receipt__agreement=agreement).select_related("entry", "receipt__entry")
    return [(one, one.entry.results.filter(entry__kind="TF", entry__reversed_by=None).exists()) for one in rows]


@members_only
@require_GET
def ledger_part(request: UserRequest, pk: int) -> HttpResponse:
    """What stands on the agreement's page."""
    agreement = agreement_of(request.user, pk)
    today = timezone.localdate()
    state = owing(agreement, on=today)
    context = {
        "agreement": agreement, "standing": standing(agreement, on=today), "state": state,
        "to_bill": sum(max(one.left, 0) for one in state.owed if one.day <= today) if state else 0,
    }  # fmt: skip
    return render(request, "web/ledger/_part.html", context)


@staff_only
@require_POST
def ledger_terms(request: UserRequest, pk: int) -> HttpResponse:
    """Book, days to pay, interest."""
    agreement = agreement_of(request.user, pk)
    form = TermsForm(request.POST, terms=terms_of(agreement))
    got = said(form)
    set_terms(
        agreement, book=got["book"], due_days=got["due_days"], interest=form.clause(), source=got["source"],
        actor=request.user,
    )  # fmt: skip
    messages.success(request, _("已保存"))
    return redirect("ledger-agreement", pk)
