"""The user's subscriptions, and what was told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from panhuo.exchange.subscriptions.api import (
    Robot,
    SentDigest,
    Subscription,
    SubscriptionState,
    lines_of,
    may_set_outbound,
    outbound,
)
from panhuo.orgs.api import is_admin_of, organisations_of
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.listing import paginate
from panhuo.web.subscriptions.words import filter_words


@signed_in
@require_GET
def subscription_list(request: UserRequest) -> HttpResponse:
    """Own subscriptions, the ended ones on request, and the last digests."""
    ended = "ended" in request.GET
    rows = Subscription.objects.visible_to(request.user).select_related("robot")
    rows = rows.filter(state=SubscriptionState.ENDED) if ended else rows.exclude(state=SubscriptionState.ENDED)
    digests = SentDigest.objects.filter(subscription__in=Subscription.objects.visible_to(request.user))
    allowed = outbound()
    context = {
        "rows": [(one, filter_words(one)) for one in rows],
        "ended": ended,
        "page": paginate(request, digests.select_related("subscription").prefetch_related("sendings", "told")),
        "allowed": allowed,
        "waits": any(one.by_mail and not one.robot_id for one in rows) and not allowed.mail_on,
        "robots": Robot.objects.visible_to(request.user).exists()
        or any(is_admin_of(request.user, one) for one in organisations_of(request.user)),
        "may_set": may_set_outbound(request.user),
    }
    return render(request, "web/subscriptions/list.html", context)


@signed_in
@require_GET
def subscription_digest(request: UserRequest, pk: int) -> HttpResponse:
    """The items of a digest, as far as the reader may see them today."""
    own = Subscription.objects.visible_to(request.user)
    digest = get_object_or_404(SentDigest.objects.filter(subscription__in=own).select_related("subscription"), pk=pk)
    lines = lines_of(digest)
    context = {"digest": digest, "lines": lines, "gone": digest.told.count() - len(lines)}
    return render(request, "web/subscriptions/digest.html", context)
