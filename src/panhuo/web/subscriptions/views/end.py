"""Ending a subscription by the link of a message, without an account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from panhuo.exchange.subscriptions.api import SubscriptionState, subscription_by_token, unsubscribe
from panhuo.web.access import public


@csrf_exempt  # mail programs post by themselves (RFC 8058); the token in the address is the proof
@public
@require_http_methods(["GET", "POST"])
def subscription_end(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks (programs that look at links must not end anything), POST ends at once."""
    subscription = subscription_by_token(token)
    if subscription is None:
        raise Http404
    if request.method == "POST" and subscription.state != SubscriptionState.ENDED:
        unsubscribe(subscription)
    context = {"subscription": subscription, "ended": subscription.state == SubscriptionState.ENDED}
    return render(request, "web/subscriptions/end.html", context)
