"""Subscribing from a form or from a list's address, changing, pausing, ending."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.subscriptions.api import (
    Subscription,
    SubscriptionState,
    Target,
    change_subscription,
    clean_filters,
    outbound,
    pause,
    subscribe,
    unsubscribe,
)
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.blame import blame
from panhuo.web.subscriptions.forms import SubscriptionForm
from panhuo.web.subscriptions.words import filter_words


@signed_in
@require_http_methods(["GET", "POST"])
def subscription_new(request: UserRequest) -> HttpResponse:
    """The address may carry the filters of a list, or the text of a search (`target`, `text`)."""
    target = request.POST.get("target") or request.GET.get("target", Target.NEEDS)
    kept = clean_filters(target, request.GET) if target in Target.values else {}
    initial = _fields(kept) | {"target": target, "text": request.GET.get("text", "")[:5000]}
    form = SubscriptionForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            subscribe(
                request.user, target=form.cleaned_data["target"], values=form.values(), filters=form.filters(kept)
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已订阅：从现在起有新内容时告诉您"))
            return redirect("subscription-list")
    context = _context(form, None) | {"query": request.GET.urlencode()}
    return render(request, "web/subscriptions/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def subscription_edit(request: UserRequest, pk: int) -> HttpResponse:
    one = _own(request, pk)
    names = ("name", "target", "sizes", "text", "per_week", "rhythm", "by_app", "by_mail", "robot")
    initial = _fields(one.filters) | {name: getattr(one, name) for name in names}
    form = SubscriptionForm(request.POST or None, user=request.user, initial=initial)
    form.fields["target"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            change_subscription(one, values=form.values(), filters=form.filters(one.filters), actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("subscription-list")
    return render(request, "web/subscriptions/form.html", _context(form, one), status=422 if form.errors else 200)


def _context(form: SubscriptionForm, one: Subscription | None) -> dict[str, Any]:
    return {"form": form, "subscription": one, "conditions": filter_words(one) if one else "", "allowed": outbound()}


def _fields(filters: dict[str, Any]) -> dict[str, str]:
    return {
        "q": " ".join(filters.get("q", [])), "industry": ",".join(filters.get("industry", [])),
        "region": ",".join(filters.get("region", [])),
    }  # fmt: skip


def _own(request: UserRequest, pk: int) -> Subscription:
    return get_object_or_404(Subscription.objects.visible_to(request.user), pk=pk)


@signed_in
@require_POST
def subscription_pause(request: UserRequest, pk: int) -> HttpResponse:
    """Stop for a while, or go on."""
    one = _own(request, pk)
    pause(one, paused=one.state == SubscriptionState.ACTIVE, actor=request.user)
    messages.success(request, _("现在是“%(state)s”") % {"state": one.get_state_display()})
    return redirect("subscription-list")


@signed_in
@require_POST
def subscription_stop(request: UserRequest, pk: int) -> HttpResponse:
    """End it."""
    unsubscribe(_own(request, pk))
    messages.success(request, _("已退订"))
    return redirect("subscription-list")
