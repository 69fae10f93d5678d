"""The stop-payment list, savings, incentives, the rules."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError
from panhuo.patents.api import display_number, display_owner
from panhuo.portfolio.decisions.api import (
    GradeWords,
    Proposal,
    Review,
    ReviewState,
    block_words,
    ending_of,
    grade_words,
    let_go,
    may_execute,
    policy_of,
    reason_words,
    savings,
    set_policy,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.annuities.who import portfolio_of
from panhuo.web.blame import blame
from panhuo.web.decisions.forms import PolicyForm
from panhuo.web.decisions.good import good_converters
from panhuo.web.decisions.views.reviews import narrowed, own_review
from panhuo.web.format import day
from panhuo.web.listing import replaced
from panhuo.web.shortlists import XLSX, Column, wants_workbook, workbook_of


@members_only
def decision_export(request: UserRequest, pk: int) -> FileResponse:
    """The stop-payment list; `?all=1`: every proposal of the review, narrowed as the address says."""
    review = own_review(request, pk)
    rows = narrowed(request.GET, review) if request.GET.get("all") else ending_of(review)
    related = ("account__patent__identifiers", "account__patent__owners__owner_name", "votes")
    draft = "" if review.state in (ReviewState.FINAL, ReviewState.EXECUTED) else _("（未定稿）")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_("停缴清单") + draft, _columns())
            found = rows.select_related("account").prefetch_related(*related)
            words = grade_words(review.organisation)
            for number, row in enumerate(found.iterator(chunk_size=500), start=1):
                for place, value in enumerate(_cells(row, words)):
                    book.put(sheet, number, place, value)
        data = BytesIO(path.read_bytes())
    name = _("停缴清单") + f"{draft}-{review.pk}-{timezone.localdate():%Y%m%d}.xlsx"
    return FileResponse(data, as_attachment=True, filename=name)


def _columns() -> list[tuple[str, float]]:
    """Heading and width in characters."""
    return [
        (_("专利号"), 18),
        (_("名称"), 40),
        (_("专利权人"), 26),
        (_("院系"), 16),
        (_("处置"), 12),
        (_("建议"), 12),
        (_("处置理由"), 40),
        (_("建议的依据"), 50),
        (_("障碍"), 30),
        (_("票数"), 8),
        (_("赞成"), 8),
        (_("自评级"), 8),
        (_("下一年度"), 8),
        (_("缴费期限"), 12),
        (_("本期费用（元）"), 12),
        (_("至届满费用（元）"), 14),
    ]


def _cells(row: Proposal, words: GradeWords) -> list[Any]:
    account, votes = row.account, list(row.votes.all())
    return [
        display_number(account.patent),
        account.patent.title or account.patent.title_en,
        display_owner(account.patent),
        account.department,
        str(row.get_chosen_display()),
        str(row.get_proposed_display()),
        row.chosen_reason,
        "；".join(text for text, _weight in reason_words(row.reasons, grades=words)),
        "；".join(f"{text}（{law}）" for text, law, _source in block_words(row.blocks)),
        len(votes),
        sum(vote.choice == row.chosen for vote in votes),
        "" if row.grade is None else words(row.grade),
        account.next_year,
        day(account.next_due),
        f"{row.cost / 100:.2f}",
        None if row.cost_to_expiry is None else f"{row.cost_to_expiry / 100:.2f}",
    ]


@members_only
def decision_savings(request: UserRequest) -> HttpResponseBase:
    """Money saved year by year (`?export=xlsx` as Excel), against what was let go."""
    organisation = portfolio_of(request)
    years, words = savings(organisation), grade_words(organisation)
    gone = let_go(organisation)
    total, running = 0, []
    for year in years:
        total += year.amount
        running.append(total)
    if wants_workbook(request):
        rows = zip(years, running, strict=True)
        return workbook_of(rows, name=_("节省与所失"), columns=_saving_columns())
    context = {
        "organisation": organisation,
        "export_url": replaced(request.GET, export=XLSX),
        "years": list(zip(years, running, strict=True)),
        "total": total,
        "grades": [(_named(grade, words), n) for grade, n in sorted(gone["grade"].items(), reverse=True)],
        "interest": gone["interest"],
        "reviews": Review.objects.filter(organisation=organisation, state=ReviewState.EXECUTED),
        "chart": {
            "tooltip": {"trigger": "axis"},
            "legend": {"top": 0},
            "grid": {"left": 76, "right": 16, "top": 36, "bottom": 28},
            "xAxis": {"type": "category", "data": [str(year.year) for year in years]},
            "yAxis": {"type": "value", "name": _("元")},
            "series": [
                {"type": "bar", "name": _("当年节省"), "data": [year.amount / 100 for year in years]},
                {"type": "line", "name": _("累计"), "data": [fen / 100 for fen in running]},
            ],
        },
        "tab": "savings",
    }
    return render(request, "web/decisions/savings.html", context)


def _saving_columns() -> list[Column]:
    return [
        Column(_("年"), 8, lambda row: row[0].year),
        Column(_("件数"), 8, lambda row: row[0].count),
        Column(_("当年节省（元）"), 16, lambda row: f"{row[0].amount / 100:.2f}"),
        Column(_("累计（元）"), 16, lambda row: f"{row[1] / 100:.2f}"),
    ]


def _named(grade: str, words: GradeWords) -> str:
    return "" if grade == "-" else words(int(grade))


@members_only
def decision_incentives(request: UserRequest) -> HttpResponse:
    """Who converts well, with licences, transfers and equity contributions as evidence: for priority examination."""
    organisation = portfolio_of(request)
    criteria, found = good_converters(organisation, user=request.user)
    context = {"organisation": organisation, "criteria": criteria, "converters": found, "tab": "incentives"}
    return render(request, "web/decisions/incentives.html", context)


@members_only
def decision_incentives_export(request: UserRequest) -> FileResponse:
    """The list to recommend from, a row for each conversion that counts."""
    heads = [
        (_("第一发明人"), 16),
        (_("专利号"), 18),
        (_("名称"), 44),
        (_("方式"), 16),
        (_("日期"), 12),
        (_("依据"), 44),
    ]
    _criteria, found = good_converters(portfolio_of(request), user=request.user)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("转化激励"), heads)
            rows = [(one.name, row) for one in found for row in one.evidence]
            for number, (name, row) in enumerate(rows, start=1):
                title = row.patent.title or row.patent.title_en
                cells = (name, display_number(row.patent), title, row.kind, day(row.on), row.source)
                for place, value in enumerate(cells):
                    book.put(sheet, number, place, value)
        data = BytesIO(path.read_bytes())
    return FileResponse(data, as_attachment=True, filename=_("转化激励") + ".xlsx")


@members_only
@require_http_methods(["GET", "POST"])
def decision_policy(request: UserRequest) -> HttpResponse:
    """The stated rules of proposals: everybody reads them, the organisation's administrator changes them."""
    organisation = portfolio_of(request)
    form = PolicyForm(request.POST if request.method == "POST" else None, policy=policy_of(organisation))
    may = may_execute(request.user, organisation)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            set_policy(
                organisation, thresholds=form.thresholds(), notice_days=data["notice_days"],
                min_votes=data["min_votes"], incentives=form.incentives(), actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存，用于以后的评审"))
            return redirect("decision-policy")
    if not may:
        for field in form.fields.values():
            field.disabled = True
    context = {"organisation": organisation, "form": form, "may_change": may, "tab": "reviews"}
    return render(request, "web/decisions/policy.html", context, status=422 if form.errors else 200)
