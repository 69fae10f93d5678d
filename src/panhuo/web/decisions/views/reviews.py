"""The list of reviews, a new one, and the page of one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from panhuo.orgs.api import DomainError, JobState, events_of, job_remaining
from panhuo.patents.api import Patent, PatentFilters, filter_patents
from panhuo.portfolio.decisions.api import (
    ENDING,
    Choice,
    GradeWords,
    Objection,
    Proposal,
    Review,
    ReviewState,
    Vote,
    block_words,
    grade_words,
    may_execute,
    may_object,
    may_prepare,
    moves_from,
    open_review,
    reason_words,
    whatif,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.annuities.who import portfolio_of
from panhuo.web.blame import blame
from panhuo.web.decisions.forms import ReviewForm
from panhuo.web.decisions.pictures import grade_bars, threshold_line
from panhuo.web.format import day
from panhuo.web.listing import Facet, cleared, facet, paginate
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of

MOVE_LABELS = {
    "open_votes": gettext_lazy("开始评审投票"),
    "back_to_draft": gettext_lazy("退回拟议"),
    "publish": gettext_lazy("公示拟停缴清单"),
    "finish": gettext_lazy("定稿"),
    "reopen": gettext_lazy("撤回公示，重新评审"),
    "reopen_final": gettext_lazy("撤回定稿，重新评审"),
    "execute": gettext_lazy("执行：不再缴费"),
    "cancel": gettext_lazy("取消评审"),
    "cancel_votes": gettext_lazy("取消评审"),
}
MAIN_MOVES = ("open_votes", "publish", "finish", "execute")
STEPS = (ReviewState.DRAFT, ReviewState.VOTING, ReviewState.NOTICE, ReviewState.FINAL, ReviewState.EXECUTED)
OPEN = (ReviewState.DRAFT, ReviewState.VOTING)
FILTERS = ("q", "chosen", "grade", "blocked")


def own_review(request: HttpRequest, pk: int) -> Review:
    """404 for one that the user may not see."""
    reviews = Review.objects.visible_to(request.user).select_related("organisation", "job", "created_by")
    review: Review = get_object_or_404(reviews, pk=pk)
    return review


@members_only
def decision_list(request: UserRequest) -> HttpResponseBase:
    """All reviews of the organisation, the newest first; `?export=xlsx` as Excel."""
    organisation = portfolio_of(request)
    reviews = Review.objects.visible_to(request.user).filter(organisation=organisation)
    reviews = reviews.annotate(n=Count("proposals"), cost=Sum("proposals__cost")).order_by("-pk")
    listed = short_list(request, reviews, by=[Narrowing("state", _("状态"), ReviewState.choices)])
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("处置评审"), columns=_list_columns())
    context = {
        "organisation": organisation,
        "listed": listed,
        "page": listed.page,
        "may_prepare": may_prepare(request.user, organisation),
        "tab": "reviews",
    }
    return render(request, "web/decisions/list.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("名称"), 40, lambda review: review.title),
        Column(_("状态"), 12, lambda review: str(review.get_state_display())),
        Column(_("到期日自"), 12, lambda review: day(review.first)),
        Column(_("到期日至"), 12, lambda review: day(review.last)),
        Column(_("件数"), 8, lambda review: review.n),
        Column(_("费用（元）"), 14, lambda review: None if review.cost is None else f"{review.cost / 100:.2f}"),
        Column(_("预算（元）"), 14, lambda review: f"{review.budget / 100:.2f}"),
    ]


@staff_only
@require_http_methods(["GET", "POST"])
def decision_new(request: UserRequest) -> HttpResponse:
    """A period and a budget; proposals are made in the background."""
    form = ReviewForm(request.POST) if request.method == "POST" else ReviewForm.of_next_year()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            review = open_review(
                portfolio_of(request), title=data["title"], first=data["first"], last=data["last"],
                budget=form.fen, actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("decision-review", review.pk)
    return render(
        request, "web/decisions/new.html", {"form": form, "tab": "reviews"}, status=422 if form.errors else 200
    )


@members_only
def decision_review(request: UserRequest, pk: int) -> HttpResponse:
    """Where the review stands, what it costs and saves, and the proposals with their reasons."""
    review = own_review(request, pk)
    job = review.job
    context: dict[str, Any] = {"review": review, "tab": "reviews", "job": job}
    if job and job.state in (JobState.QUEUED, JobState.RUNNING):
        context |= {"busy": True, "remaining": job_remaining(job)}
        return render(request, "web/decisions/review.html", context)
    state, words = whatif(review), grade_words(review.organisation)
    facets = _facets(request, review)
    page = paginate(request, _shown(request, review))
    context |= {
        "whatif": state,
        "facets": facets,
        "clear_url": cleared(request.GET, FILTERS),
        "q": request.GET.get("q", ""),
        "kept": [(n, v) for n in FILTERS[1:] for v in request.GET.getlist(n)],
        "filtered": any(request.GET.getlist(name) for name in FILTERS),
        "page": page,
        "rows": [_row(row, words) for row in page.object_list],
        "choices": Choice.choices,
        "steps": [(s.label, s == review.state) for s in STEPS],
        "moves": _moves(request, review),
        "open": review.state in OPEN,
        "voting": review.state == ReviewState.VOTING,
        "may_prepare": may_prepare(request.user, review.organisation),
        "may_object": may_object(request.user, review.organisation) and review.state == ReviewState.NOTICE,
        "objections": _objections(review),
        "change": review.changes.filter(undone=False).first(),
        "line": threshold_line(state),
        "bars": grade_bars(state, words=words),
        "notice_over": review.notice_last is not None and timezone.localdate() > review.notice_last,
        "events": events_of("decision_review", review.pk),
    }
    return render(request, "web/decisions/review.html", context)


def _moves(request: UserRequest, review: Review) -> list[tuple[str, str, bool]]:
    """(verb, what the button says, whether it is the main one) of the steps that this user may take."""
    able, chief = may_prepare(request.user, review.organisation), may_execute(request.user, review.organisation)
    found = [
        (step.verb, str(MOVE_LABELS[step.verb]), step.verb in MAIN_MOVES)
        for step in moves_from(review.state)
        if (chief if step.verb in MAIN_MOVES[1:] else able)
    ]
    return sorted(found, key=lambda one: one[2])


def _objections(review: Review) -> QuerySet[Objection]:
    rows = Objection.objects.filter(proposal__review=review)
    return rows.select_related("user", "proposal__account__patent")


def narrowed(params: QueryDict, review: Review) -> QuerySet[Proposal]:
    """The proposals that an address asks for: the same for the page, for acting on all of them, and for the export."""
    rows = review.proposals.all()
    if q := params.get("q", "").replace("\x00", "").strip()[:100]:
        found = filter_patents(Patent.objects.all(), PatentFilters(q=q))
        rows = rows.filter(account__patent__in=found.values("pk"))
    if chosen := [v for v in params.getlist("chosen") if v in Choice.values]:
        rows = rows.filter(chosen__in=chosen)
    if grades := params.getlist("grade"):
        known = [int(v) for v in grades if v.isdecimal() and len(v) < 4]  # noqa: PLR2004
        rows = rows.filter(Q(grade__in=known) | (Q(grade=None) if "-" in grades else Q(pk__in=())))
    if "1" in params.getlist("blocked"):
        rows = rows.filter(blocked=True)
    return rows


def _shown(request: UserRequest, review: Review) -> QuerySet[Proposal]:
    """With what a line of the page needs."""
    patents = Patent.objects.only("title", "title_en").prefetch_related("identifiers")
    return (
        narrowed(request.GET, review)
        .select_related("account")
        .prefetch_related(
            Prefetch("account__patent", queryset=patents),
            Prefetch("votes", queryset=Vote.objects.select_related("user")),
        )
    )


def _facets(request: UserRequest, review: Review) -> list[Facet]:
    chosen, grades, blocked = Counter[str](), Counter[int | None](), 0
    counted = review.proposals.order_by().values_list("chosen", "grade", "blocked").annotate(n=Count("pk"))
    for choice, grade, stopped, n in counted:
        chosen[choice] += n
        grades[grade] += n
        blocked += n if stopped else 0
    ranked = sorted((g for g in grades if g is not None), reverse=True)
    words = grade_words(review.organisation)
    by_grade = [(str(g), words(g), grades[g]) for g in ranked]
    if None in grades:
        by_grade.append(("-", _("未知"), grades[None]))
    by_choice = [(value, str(label), chosen[value]) for value, label in Choice.choices]
    return [
        facet(request.GET, name="chosen", label=_("处置"), counts=by_choice),
        facet(request.GET, name="grade", label=_("自评"), counts=by_grade),
        facet(request.GET, name="blocked", label=_("障碍"), counts=[("1", _("有障碍"), blocked)]),
    ]


def _row(row: Proposal, words: GradeWords) -> dict[str, Any]:
    votes = list(row.votes.all())
    agreeing = sum(vote.choice == row.chosen for vote in votes)
    return {
        "proposal": row,
        "grade": "" if row.grade is None else words(row.grade),
        "reasons": reason_words(row.reasons, grades=words),
        "blocks": block_words(row.blocks),
        "votes": votes,
        "agreeing": agreeing,
        "ending": row.chosen in ENDING,
    }
