"""Asking, and finding the answer again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from panhuo.exchange.desk.api import ANSWER_DAYS, Question, ask, find_by_receipt
from panhuo.orgs.api import DomainError, User
from panhuo.web.access import UserRequest, public, signed_in
from panhuo.web.blame import blame
from panhuo.web.desk.forms import AskForm
from panhuo.web.desk.words import last_answer
from panhuo.web.listing import paginate


@public
@never_cache
@require_http_methods(["GET", "POST"])
def desk_ask(request: HttpRequest) -> HttpResponse:
    """Ask; without an account one gets a secret address under which the answer will stand."""
    form = AskForm(request.POST or None)
    asker = request.user if isinstance(request.user, User) else None
    if request.method == "POST" and form.is_valid():
        said = {key: value for key, value in form.cleaned_data.items() if key != "website"}
        if form.cleaned_data["website"]:  # a program: it is told what people are told, and nothing is kept
            return redirect("desk-home")
        try:
            question, secret = ask(**said, asker=asker)
        except DomainError as error:
            blame(form, error)
        else:
            if secret:
                return redirect("desk-receipt", secret)
            messages.success(request, _("问题已提交"))
            return redirect("desk-question", question.pk)
    context = {"form": form, "days": ANSWER_DAYS}
    return render(request, "web/desk/ask.html", context, status=422 if form.errors else 200)


@public
@never_cache
@require_GET
def desk_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """What was asked without an account, for whoever holds the secret address."""
    question = find_by_receipt(secret)
    if question is None:
        raise Http404
    return render(request, "web/desk/receipt.html", {"question": question, "last": last_answer(question)})


@signed_in
@require_GET
def desk_mine(request: UserRequest) -> HttpResponse:
    """One's own questions."""
    rows = Question.objects.visible_to(request.user).filter(asker=request.user)
    return render(request, "web/desk/mine.html", {"page": paginate(request, rows)})
