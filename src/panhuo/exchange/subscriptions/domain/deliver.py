"""Sending what waits. What has left the machine once is never sent again (docs/decisions/0066-outbound-messages.md)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.domain.links import unsubscribe_token
from panhuo.exchange.subscriptions.domain.outbound import outbound
from panhuo.exchange.subscriptions.enums import SendState, SubscriptionState, Way
from panhuo.exchange.subscriptions.models import OutboundSettings, Sending
from panhuo.exchange.subscriptions.queries.lines import message_of
from panhuo.exchange.subscriptions.rules.digest import Digest
from panhuo.exchange.subscriptions.rules.robots import message_for
from panhuo.exchange.subscriptions.send.mail import mail_digest
from panhuo.exchange.subscriptions.send.post import PostError, UnclearError, post_to_robot
from panhuo.orgs.api import JobHandle

log = structlog.get_logger("panhuo.subscriptions")
PAUSES: Final = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def deliver(*, job: JobHandle | None = None, now: datetime | None = None) -> dict[str, int]:
    """Send everything that waits and is due; gives how many ended in which state."""
    now = now or timezone.now()
    counts = {"unclear": _give_up_broken()}
    due = Sending.objects.filter(Q(not_before=None) | Q(not_before__lte=now), state=SendState.WAITING)
    for number, pk in enumerate(list(due.order_by("pk").values_list("pk", flat=True)), start=1):
        state = _deliver_one(pk, number, job)
        counts[state] = counts.get(state, 0) + 1
    return counts


def _give_up_broken() -> int:
    """Those that a killed run was sending: whether they arrived nobody knows."""
    broken = Sending.objects.filter(state=SendState.SENDING)
    return broken.update(state=SendState.UNCLEAR, problem=_("发送时进程中断"))


def _deliver_one(pk: int, number: int, job: JobHandle | None) -> str:
    allowed = outbound()
    with transaction.atomic():
        sending = Sending.objects.select_for_update().get(pk=pk)
        if sending.state != SendState.WAITING or not _is_on(sending, allowed):
            return str(sending.state)
        message = _message(sending, allowed)
        if message is None:
            return _end(sending, SendState.DROPPED, _("已退订、账号停用或内容已不可见"))
        sending.state, sending.attempts = SendState.SENDING, sending.attempts + 1
        sending.save(update_fields=["state", "attempts"])
        if job is not None:
            job.progress(number)
    return _send(sending, message, allowed)


def _is_on(sending: Sending, allowed: OutboundSettings) -> bool:
    return allowed.mail_on if sending.way == Way.MAIL else allowed.robots_on


def _message(sending: Sending, allowed: OutboundSettings) -> Digest | None:
    """Read anew right before sending: what was ended or hidden since is not told."""
    subscription = sending.digest.subscription
    live = subscription.state == SubscriptionState.ACTIVE and subscription.owner.is_active
    return message_of(sending.digest, base=allowed.site_url) if live else None


def _send(sending: Sending, message: Digest, allowed: OutboundSettings) -> str:
    try:
        if sending.way == Way.MAIL:
            subscription = sending.digest.subscription
            link = allowed.site_url + reverse("subscription-end", args=(unsubscribe_token(subscription),))
            mail_digest(message, user=subscription.owner, unsubscribe=link)
        else:
            _to_robot(sending, message, allowed)
    except UnclearError as error:
        log.warning("sending_unclear", sending=sending.pk, why=str(error))
        return _end(sending, SendState.UNCLEAR, _("连接在发送途中断开"))
    except PostError as error:
        return _again(sending, str(error)) if error.again else _end(sending, SendState.FAILED, str(error))
    return _end(sending, SendState.SENT, "")


def _to_robot(sending: Sending, message: Digest, allowed: OutboundSettings) -> None:
    robot = sending.digest.subscription.robot
    if robot is None:
        raise PostError(_("群机器人已删除"), again=False)
    now = timezone.now().timestamp()
    post = message_for(robot.kind, url=robot.url, secret=robot.secret, digest=message, now=now)
    post_to_robot(robot.kind, post, allowed=allowed.inner_hosts)


def _again(sending: Sending, problem: str) -> str:
    """Surely not taken: once more after a while, five times in all."""
    if sending.attempts > len(PAUSES):
        return _end(sending, SendState.FAILED, problem)
    sending.not_before = timezone.now() + PAUSES[sending.attempts - 1]
    return _end(sending, SendState.WAITING, problem)


def _end(sending: Sending, state: SendState, problem: str) -> str:
    sending.state, sending.problem = state, problem[:300]
    if state == SendState.SENT:
        sending.sent_at = timezone.now()
    sending.save(update_fields=["state", "problem", "sent_at", "not_before"])
    return str(state)
