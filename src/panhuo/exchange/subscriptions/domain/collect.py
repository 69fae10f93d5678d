"""Putting digests together: what is new, within the week's limit, each item once a subscriber."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from panhuo.exchange.subscriptions.domain.outbound import outbound
from panhuo.exchange.subscriptions.enums import Rhythm, SendState, SubscriptionState, Way
from panhuo.exchange.subscriptions.models import OutboundSettings, Sending, SentDigest, Subscription, Told
from panhuo.exchange.subscriptions.queries.lines import message_of
from panhuo.exchange.subscriptions.queries.news import news
from panhuo.exchange.subscriptions.rules.weekly import WEEK, room_left
from panhuo.orgs.api import JobHandle, notify

HALF_A_DAY: Final = timedelta(hours=12)


def collect(*, job: JobHandle | None = None, now: datetime | None = None) -> int:
    """One round over all subscriptions that are due; gives how many digests were made."""
    now = now or timezone.now()
    allowed = outbound()
    rows = Subscription.objects.filter(state=SubscriptionState.ACTIVE, owner__is_active=True)
    due = [one.pk for one in rows.order_by("pk") if is_due(one, now)]
    made = 0
    for number, pk in enumerate(due, start=1):
        with transaction.atomic():
            made += _collect_one(pk, allowed, now)
            if job is not None:
                job.progress(number, len(due))
    return made


def is_due(subscription: Subscription, now: datetime) -> bool:
    """By its rhythm: a daily one once a calendar day of Shanghai, a weekly one seven days after the last look."""
    last = subscription.looked_at
    if last is None or subscription.rhythm == Rhythm.SOON:
        return True
    if subscription.rhythm == Rhythm.DAILY:
        return timezone.localdate(last) < timezone.localdate(now)
    return now - last >= WEEK - HALF_A_DAY


def ways_of(subscription: Subscription, allowed: OutboundSettings) -> list[Way]:
    """Ways that are wanted and let out."""
    if subscription.robot_id is not None:
        return [Way.ROBOT] if allowed.robots_on else []
    ways = [Way.APP] if subscription.by_app else []
    return [*ways, Way.MAIL] if subscription.by_mail and allowed.mail_on else ways


def _collect_one(pk: int, allowed: OutboundSettings, now: datetime) -> bool:
    subscription = Subscription.objects.select_for_update(of=("self",)).select_related("owner", "robot").get(pk=pk)
    ways = ways_of(subscription, allowed)
    if subscription.state != SubscriptionState.ACTIVE or not ways:
        return False
    Subscription.objects.filter(pk=pk).update(looked_at=now)
    told = Told.objects.filter(digest__subscription=subscription, at__gt=now - WEEK).values_list("at", flat=True)
    room = room_left(told, now=now, most=subscription.per_week)
    fresh = news(subscription) if room else []
    chosen = fresh[:room]
    if not chosen:
        return False
    digest = SentDigest.objects.create(subscription=subscription, more=len(fresh) - len(chosen))
    rows = [
        Told(digest=digest, subscriber=subscription.subscriber, target=subscription.target, item=item)
        for item in chosen
    ]
    Told.objects.bulk_create(rows)
    for way in ways:
        sending = Sending.objects.create(digest=digest, way=way)
        if way == Way.APP:
            _tell_in_app(digest, sending, now)
    return True


def _tell_in_app(digest: SentDigest, sending: Sending, now: datetime) -> None:
    """In the same transaction: told exactly once."""
    message = message_of(digest, base="")
    if message is not None:
        page = reverse("subscription-digest", args=(digest.pk,))
        notify(users=[digest.subscription.owner], text=message.title, url=page, key=f"digest:{digest.pk}")
    sending.state, sending.sent_at = SendState.SENT, now
    sending.save(update_fields=["state", "sent_at"])
