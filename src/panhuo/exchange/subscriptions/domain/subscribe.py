"""Subscribing, changing, pausing and ending."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.enums import Rhythm, SendState, SubscriptionState, Target
from panhuo.exchange.subscriptions.models import Robot, Sending, Subscription
from panhuo.exchange.subscriptions.queries.filters import clean_filters
from panhuo.needs.api import CompanySize
from panhuo.orgs.api import InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User

MOST: Final = 50
LONGEST_TEXT: Final = 5_000
FIELDS: Final = ("name", "per_week", "rhythm", "by_app", "by_mail", "robot", "text", "sizes")


@transaction.atomic
def subscribe(
    owner: User, *, target: str, values: Mapping[str, Any], filters: Mapping[str, Any] | None = None
) -> Subscription:
    """A new subscription; what is there already is not new. `values`: any of FIELDS; `filters`: of the target's list.

    Raises:
        InvalidInput: a value that cannot be, no way out at all, or the owner has MOST already.
        NotAllowed: a robot of another organisation.
    """
    if target not in Target.values:
        raise InvalidInput(_("没有这种订阅内容"), field="target", code="choice")
    living = Subscription.objects.filter(owner=owner).exclude(state=SubscriptionState.ENDED)
    if living.count() >= MOST:
        raise InvalidInput(_("最多 %(n)s 个订阅") % {"n": MOST}, field="name", code="many")
    made = Subscription(owner=owner, target=target, nonce=secrets.token_hex(16), since=timezone.now())
    made.filters = clean_filters(target, filters or {})
    _fill(made, values)
    made.save()
    return made


@transaction.atomic
def change_subscription(
    subscription: Subscription, *, values: Mapping[str, Any], filters: Mapping[str, Any] | None, actor: User
) -> None:
    """Change it; `filters` None: as they are. Raises as `subscribe`; NotAllowed for somebody else's."""
    _own(subscription, actor)
    if filters is not None:
        subscription.filters = clean_filters(subscription.target, filters)
    _fill(subscription, values)
    subscription.save()


@transaction.atomic
def pause(subscription: Subscription, *, paused: bool, actor: User) -> None:
    """Stop for a while, or go on from now: what came in between is not caught up with."""
    _own(subscription, actor)
    if not paused and subscription.state != SubscriptionState.ACTIVE:
        subscription.since, subscription.ended_at = timezone.now(), None
    subscription.state = SubscriptionState.PAUSED if paused else SubscriptionState.ACTIVE
    subscription.save(update_fields=["state", "since", "ended_at"])
    if paused:
        _drop_waiting(subscription)


@transaction.atomic
def unsubscribe(subscription: Subscription) -> None:
    """End it at once: what waits is not sent any more. The caller is the owner, or holds the link of a message."""
    subscription.state, subscription.ended_at = SubscriptionState.ENDED, timezone.now()
    subscription.save(update_fields=["state", "ended_at"])
    _drop_waiting(subscription)


def _drop_waiting(subscription: Subscription) -> None:
    waiting = Sending.objects.filter(digest__subscription=subscription, state=SendState.WAITING)
    waiting.update(state=SendState.DROPPED, problem=_("已退订或暂停"))


def _fill(subscription: Subscription, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name in FIELDS:
            setattr(subscription, name, value.strip() if isinstance(value, str) else value)
    _check(subscription)
    try:
        subscription.clean_fields(exclude=["owner", "filters", "sizes", "since"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(messages[0], field=field, code="value") from error


def _check(subscription: Subscription) -> None:
    robot = subscription.robot
    if robot is not None and not Robot.objects.visible_to(subscription.owner).filter(pk=robot.pk).exists():
        raise NotAllowed
    if robot is None and not subscription.by_app and not subscription.by_mail:
        raise InvalidInput(_("请至少选择一种接收方式"), field="by_app", code="ways")
    if subscription.by_mail and robot is None and not subscription.owner.email:
        raise InvalidInput(_("您的账号没有电子邮件地址"), field="by_mail", code="mail")
    if len(subscription.text) > LONGEST_TEXT:
        raise InvalidInput(_("文字太长"), field="text", code="long")
    if subscription.text and subscription.target != Target.PATENTS:
        raise InvalidInput(_("按意思检索只能用于专利"), field="text", code="target")
    subscription.sizes = [size for size in subscription.sizes if size in CompanySize.values]
    if subscription.rhythm not in Rhythm.values:
        raise InvalidInput(_("没有这种频率"), field="rhythm", code="choice")


def _own(subscription: Subscription, actor: User) -> None:
    if subscription.owner_id != actor.pk:
        raise NotAllowed(hidden=True)
