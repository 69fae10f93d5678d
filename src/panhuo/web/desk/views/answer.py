"""Answering: the queue, one question, publishing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.desk.api import (
    Question,
    answer,
    close_question,
    may_answer,
    may_publish,
    narrowed,
    publish_question,
    state_counts,
    topic_counts,
    unpublish_question,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, events_of
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.desk.forms import AnswerForm, PublishForm
from panhuo.web.desk.words import event_line, shown_answer
from panhuo.web.listing import Chip, facet, paginate


@staff_only
@require_GET
def desk_queue(request: UserRequest) -> HttpResponse:
    """Questions to answer, the longest waiting first."""
    if not may_answer(request.user):
        raise NotAllowed
    base = Question.objects.visible_to(request.user)
    topics, states = (tuple(v for v in request.GET.getlist(name) if v) for name in ("topic", "state"))
    facets = [
        facet(request.GET, name="state", label=_("状态"), counts=state_counts(narrowed(base, topic=topics))),
        facet(request.GET, name="topic", label=_("主题"), counts=topic_counts(narrowed(base, state=states))),
    ]
    rows = narrowed(base, topic=topics, state=states).order_by("due_on", "pk")
    context = {
        "page": paginate(request, rows),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "today": timezone.localdate(),
    }
    return render(request, "web/desk/queue.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def desk_question(request: UserRequest, pk: int) -> HttpResponse:
    """As it was asked, for who asked and those who answer."""
    question = _own(request, pk)
    answers = may_answer(request.user)
    form = AnswerForm(request.POST or None) if answers and question.state != "closed" else None
    if request.method == "POST" and form is not None and form.is_valid():
        said = form.cleaned_data
        try:
            answer(question, text=said["text"], cites=form.cites(), why_none=said["why_none"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("答复已发出"))
            return redirect("desk-question", pk)
    publish = may_publish(request.user, question)
    title, text = question.public_title or question.title, question.public_text or question.text
    context = {
        "question": question,
        "answers": [shown_answer(one) for one in question.answers.select_related("by", "organisation")],
        "form": form,
        "publish_form": PublishForm(initial={"title": title, "text": text}, prefix="public") if publish else None,
        "may_close": answers and question.state in {"open", "answered"},
        "events": [(one, event_line(one)) for one in events_of("question", question.pk)],
    }
    return render(request, "web/desk/question.html", context, status=422 if form and form.errors else 200)


@staff_only
@require_POST
def desk_publish(request: UserRequest, pk: int) -> HttpResponse:
    """Show question and answer to everybody, without names."""
    form = PublishForm(request.POST, prefix="public")
    if not form.is_valid():
        raise InvalidInput(_("请填写公开用的标题和问题，去掉个人和企业信息"), field="text")
    publish_question(_own(request, pk), **form.cleaned_data, actor=request.user)
    messages.success(request, _("已公开，任何人都能检索到"))
    return redirect("desk-question", pk)


@staff_only
@require_POST
def desk_unpublish(request: UserRequest, pk: int) -> HttpResponse:
    unpublish_question(_own(request, pk), actor=request.user)
    return redirect("desk-question", pk)


@staff_only
@require_POST
def desk_close(request: UserRequest, pk: int) -> HttpResponse:
    close_question(_own(request, pk), reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("desk-question", pk)


def _own(request: UserRequest, pk: int) -> Question:
    return get_object_or_404(Question.objects.visible_to(request.user).select_related("region"), pk=pk)
