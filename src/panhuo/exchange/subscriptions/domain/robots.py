"""Robots of an organisation's groups."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.subscriptions.domain.outbound import outbound
from panhuo.exchange.subscriptions.enums import RobotKind
from panhuo.exchange.subscriptions.may import may_keep_robots
from panhuo.exchange.subscriptions.models import Robot
from panhuo.exchange.subscriptions.rules.addresses import AddressError, read_address
from panhuo.exchange.subscriptions.rules.digest import Digest
from panhuo.exchange.subscriptions.rules.robots import message_for
from panhuo.exchange.subscriptions.send.post import PostError, post_to_robot
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, log_event

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@transaction.atomic
def add_robot(organisation: Organisation, *, name: str, kind: str, url: str, actor: User, secret: str = "") -> Robot:
    """Keep a robot. Its address is read now, and asked for its numbers each time something is sent.

    Raises:
        NotAllowed: not an administrator of the organisation.
        InvalidInput: no name, no such kind, or an address that is not allowed.
    """
    if not may_keep_robots(actor, organisation):
        raise NotAllowed
    if not name.strip():
        raise InvalidInput(_("请填写群名称"), field="name", code="empty")
    if kind not in RobotKind.values:
        raise InvalidInput(_("没有这种机器人"), field="kind", code="choice")
    try:
        read_address(url, allowed=outbound().inner_hosts)
    except AddressError as error:
        raise InvalidInput(_(error.template), field="url", code=error.code) from error
    robot = Robot.objects.create(
        organisation=organisation, name=name.strip()[:80], kind=kind, url=url.strip(), secret=secret.strip()[:200],
        created_by=actor,
    )  # fmt: skip
    log_event(object_type="robot", object_id=robot.pk, verb="created", actor=actor, organisation=organisation)
    return robot


@transaction.atomic
def remove_robot(robot: Robot, *, actor: User) -> None:
    """Take a robot away with all subscriptions that tell it. Raises NotAllowed."""
    if not may_keep_robots(actor, robot.organisation):
        raise NotAllowed
    organisation = robot.organisation
    log_event(object_type="robot", object_id=robot.pk, verb="removed", actor=actor, organisation=organisation)
    robot.delete()


def test_robot(robot: Robot, *, actor: User) -> None:
    """Post one line to the group now.

    Raises:
        NotAllowed: not an administrator of the organisation.
        DomainError: robots are switched off, or it didn't take the message; the message says why.
    """
    if not may_keep_robots(actor, robot.organisation):
        raise NotAllowed
    allowed = outbound()
    if not allowed.robots_on:
        raise DomainError(_("管理员还没有允许向群机器人发送"), code="off")
    digest = Digest(_("盘活：这是一条测试消息"), (), allowed.site_url, _("打开盘活"))
    message = message_for(robot.kind, url=robot.url, secret=robot.secret, digest=digest, now=time.time())
    robot.tested_at = timezone.now()
    try:
        post_to_robot(robot.kind, message, allowed=allowed.inner_hosts)
    except PostError as error:
        robot.problem = str(error)[:300]
        robot.save(update_fields=["tested_at", "problem"])
        raise DomainError(robot.problem, code="post") from error
    robot.problem = ""
    robot.save(update_fields=["tested_at", "problem"])
