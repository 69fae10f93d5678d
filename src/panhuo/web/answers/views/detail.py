"""One request: what was asked, the rounds of answers, and what this reader may do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.answers.api import (
    AnswerRequest,
    RequestState,
    answer_request,
    delegate,
    may_answer,
    may_ask,
    may_delegate,
    reply_to_question,
    requests_visible_to,
    withdraw,
)
from panhuo.exchange.contacts.api import Contact
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only
from panhuo.web.answers.forms import AnswerForm, DelegateForm
from panhuo.web.answers.numbers import typed_patent
from panhuo.web.answers.rows import rows_of
from panhuo.web.blame import blame


@members_only
@require_GET
def answer_detail(request: UserRequest, pk: int) -> HttpResponse:
    """The whole story of a request."""
    return _page(request, _request(request, pk), None)


@members_only
@require_http_methods(["POST"])
def answer_give(request: UserRequest, pk: int) -> HttpResponse:
    """The institution's answer."""
    asked = _request(request, pk)
    if not may_answer(request.user, asked):
        raise NotAllowed
    form = AnswerForm(request.POST, offered=_patents(request, asked))
    if form.is_valid():
        try:
            other = typed_patent(form.cleaned_data["other"], user=request.user)
            answer_request(asked, form.values(other=other), actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("答复已发出"))
            return redirect("answer-detail", pk)
    return _page(request, asked, form)


@members_only
@require_POST
def answer_reply(request: UserRequest, pk: int) -> HttpResponse:
    """The enterprise answers the institution's question."""
    reply_to_question(_request(request, pk), text=request.POST.get("text", ""), actor=request.user)
    messages.success(request, _("补充说明已发出，轮到对方答复"))
    return redirect("answer-detail", pk)


@members_only
@require_POST
def answer_delegate(request: UserRequest, pk: int) -> HttpResponse:
    """Hand it to somebody."""
    asked = _request(request, pk)
    if not may_delegate(request.user, asked):
        raise NotAllowed
    form = DelegateForm(request.POST, request_=asked)
    if not form.is_valid():
        raise InvalidInput(_("请选择转交给谁"), field="to", code="empty")
    delegate(asked, to=form.cleaned_data["to"], note=form.cleaned_data["note"], actor=request.user)
    messages.success(request, _("已转交给 %(who)s") % {"who": form.cleaned_data["to"]})
    return redirect("answer-detail", pk)


@members_only
@require_POST
def answer_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """The enterprise takes the request back."""
    withdraw(_request(request, pk), actor=request.user)
    messages.info(request, _("请求已撤回"))
    return redirect("answer-detail", pk)


def _request(request: UserRequest, pk: int) -> AnswerRequest:
    return get_object_or_404(requests_visible_to(request.user), pk=pk)


def _patents(request: UserRequest, asked: AnswerRequest) -> list[Patent]:
    """Those asked about that the reader may see, in the order of the match."""
    rows = Patent.objects.visible_to(request.user).prefetch_related("identifiers").in_bulk(asked.patents)
    return [rows[pk] for pk in asked.patents if pk in rows]


def _page(request: UserRequest, asked: AnswerRequest, form: AnswerForm | None) -> HttpResponse:
    row = rows_of([asked], user=request.user)[0]
    offered = _patents(request, asked)
    answers = list(asked.answers.select_related("by", "replied_by"))
    named = {pk for one in answers for pk in one.patents}
    shown = Patent.objects.visible_to(request.user).prefetch_related("identifiers").in_bulk(named)
    answering = may_answer(request.user, asked) and asked.state == RequestState.OPEN
    context: dict[str, Any] = {
        "asked": asked,
        "row": row,
        "offered": offered,
        "answers": [(one, [shown[pk] for pk in one.patents if pk in shown]) for one in answers],
        "form": form or (AnswerForm(offered=offered, initial=_initial(offered)) if answering else None),
        "delegate_form": DelegateForm(request_=asked) if answering and may_delegate(request.user, asked) else None,
        "may_reply": asked.state == RequestState.ASKED_BACK and row.seen and may_ask(request.user, asked.need),
        "may_withdraw": asked.state in (RequestState.OPEN, RequestState.ASKED_BACK)
        and row.seen
        and may_ask(request.user, asked.need),
        "may_contact": row.seen and may_ask(request.user, asked.need) and asked.need.organisation_id is not None,
        "contacts": Contact.objects.visible_to(request.user).filter(need=asked.need, supply=asked.organisation),
    }
    return render(request, "web/answers/detail.html", context, status=422 if form and form.errors else 200)


def _initial(offered: list[Patent]) -> dict[str, Any]:
    return {"patents": [str(offered[0].pk)] if len(offered) == 1 else []}
