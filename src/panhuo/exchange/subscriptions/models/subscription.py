"""What somebody wants to hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.subscriptions.enums import Rhythm, SubscriptionState, Target
from panhuo.exchange.subscriptions.models.robot import Robot
from panhuo.exchange.subscriptions.queries.visible import SubscriptionQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.subscriptions.models.digest import SentDigest


class Subscription(models.Model):
    """`filters`: as in the address of the list of `target`; `text`: a saved search by meaning; `sizes`: of the firm.

    `robot`: the group that is told instead of the person; it hears of public records only. `since`: what is older is
    not new. `per_week`: at most so many items in any seven days.
    """

    digests: RelatedManager[SentDigest]

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("名称"), max_length=80)
    target = models.CharField(_("订阅内容"), max_length=8, choices=Target.choices)
    filters = models.JSONField(default=dict, blank=True)
    text = models.TextField(_("按意思检索的文字"), blank=True)
    sizes = models.JSONField(default=list, blank=True)
    per_week = models.PositiveSmallIntegerField(
        _("每周最多几条"), default=20, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    rhythm = models.CharField(_("频率"), max_length=6, choices=Rhythm.choices, default=Rhythm.DAILY)
    by_app = models.BooleanField(_("站内通知"), default=True)
    by_mail = models.BooleanField(_("电子邮件"), default=False)
    robot = models.ForeignKey(
        Robot, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriptions", verbose_name=_("群机器人")
    )
    state = models.CharField(max_length=6, choices=SubscriptionState.choices, default=SubscriptionState.ACTIVE)
    nonce = models.CharField(max_length=32)
    since = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "looked_at")),)

    def __str__(self) -> str:
        return self.name

    @property
    def subscriber(self) -> str:
        """Whom it tells: a person, or a group through its robot. Nobody is told of one thing twice."""
        return f"robot:{self.robot_id}" if self.robot_id else f"user:{self.owner_id}"
