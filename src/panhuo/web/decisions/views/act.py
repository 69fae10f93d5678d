"""What the buttons of a review do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.decisions.api import (
    Change,
    Choice,
    Objection,
    Proposal,
    Review,
    answer_objection,
    choose,
    fit_of,
    grade_words,
    move,
    object_to,
    undo_change,
    vote,
    whatif,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.decisions.pictures import grade_bars
from panhuo.web.decisions.views.reviews import OPEN, narrowed, own_review

MOST_YUAN = 10**11


def _ids(request: UserRequest, review: Review) -> list[int]:
    """The ticked ones, or with `all` everything that the list under `query` holds."""
    if request.POST.get("all"):
        found = narrowed(QueryDict(request.POST.get("query", "")), review)
        return list(found.order_by().values_list("pk", flat=True))
    return [int(v) for v in request.POST.getlist("proposal") if v.isdecimal() and len(v) < 19]  # noqa: PLR2004


def _budget(text: str) -> int | None:
    plain = text.replace(",", "").strip()
    if not plain.replace(".", "", 1).isdecimal() or float(plain) > MOST_YUAN:
        return None
    return round(float(plain) * 100)


@members_only
def decision_whatif(request: UserRequest, pk: int) -> HttpResponse:
    """What another budget would ask for; changes nothing."""
    review = own_review(request, pk)
    state = whatif(review, budget=_budget(request.GET.get("budget", "")))
    bars = grade_bars(state, words=grade_words(review.organisation))
    context = {"review": review, "whatif": state, "bars": bars, "open": review.state in OPEN}
    return render(request, "web/decisions/_whatif.html", context)


@staff_only
@require_POST
def decision_choose(request: UserRequest, pk: int) -> HttpResponse:
    """Choose for the ticked ones, for all of the narrowed list, or for all that a budget asks for (`fit`)."""
    review = own_review(request, pk)
    reason = request.POST.get("reason", "")
    choice, ids = request.POST.get("choice", ""), _ids(request, review)
    if request.POST.get("fit"):
        state = whatif(review, budget=_budget(request.POST["fit"]))
        going = fit_of(review, over=state.total - state.budget)
        choice, ids = Choice.GIVE_UP, list(going.values_list("pk", flat=True))
        reason = reason or _("按预算 %(yuan)s 元由评分从低到高拟停缴") % {"yuan": f"{state.budget / 100:,.0f}"}
    if not ids:
        raise InvalidInput(_("请先勾选专利"), field="proposal")
    if request.POST.get("as") == "vote":
        count = vote(review, proposals=ids, choice=choice, reason=reason, actor=request.user)
        messages.success(request, _("已投 %(n)s 票") % {"n": count})
        return redirect("decision-review", pk)
    change, left = choose(review, proposals=ids, choice=choice, reason=reason, actor=request.user)
    count = len(change.before) if change else 0
    messages.success(request, _("已改 %(n)s 件，可以撤销") % {"n": count})
    if left:
        messages.warning(request, _("%(n)s 件有障碍，没有改动；各件写明了障碍和依据") % {"n": left})
    return redirect("decision-review", pk)


@staff_only
@require_POST
def decision_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back one bulk choice."""
    changes = Change.objects.select_related("review__organisation")
    change = get_object_or_404(changes, pk=pk)
    own_review(request, change.review_id)
    count = undo_change(change, actor=request.user)
    messages.success(request, _("已撤销，%(n)s 件恢复原处置") % {"n": count})
    return redirect("decision-review", change.review_id)


@staff_only
@require_POST
def decision_move(request: UserRequest, pk: int) -> HttpResponse:
    """The next step, or back."""
    review = move(own_review(request, pk), request.POST.get("verb", ""), actor=request.user)
    messages.success(request, _("评审现在：%(state)s") % {"state": review.get_state_display()})
    return redirect("decision-review", pk)


@members_only
@require_POST
def decision_object(request: UserRequest, pk: int) -> HttpResponse:
    """Object to one patent during the notice."""
    proposal = get_object_or_404(Proposal.objects.select_related("review__organisation"), pk=pk)
    own_review(request, proposal.review_id)
    object_to(proposal, text=request.POST.get("text", ""), actor=request.user)
    messages.success(request, _("异议已提交"))
    return redirect("decision-review", proposal.review_id)


@staff_only
@require_POST
def decision_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Answer an objection; upheld, the patent is kept."""
    objection = get_object_or_404(Objection.objects.select_related("proposal__review"), pk=pk)
    own_review(request, objection.proposal.review_id)
    answer_objection(
        objection, upheld=request.POST.get("upheld") == "1", answer=request.POST.get("answer", ""), actor=request.user
    )
    return redirect("decision-review", objection.proposal.review_id)
