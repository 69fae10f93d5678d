"""What was put together, what of it was told, and how it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from panhuo.exchange.subscriptions.enums import SendState, Target, Way
from panhuo.exchange.subscriptions.models.subscription import Subscription

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class SentDigest(models.Model):
    """Some items for one subscriber; `more`: how many were left for later by the week's limit."""

    told: RelatedManager[Told]
    sendings: RelatedManager[Sending]

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="digests")
    more = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Told(models.Model):
    """One item told to one subscriber, once and never again."""

    digest = models.ForeignKey(SentDigest, on_delete=models.CASCADE, related_name="told")
    subscriber = models.CharField(max_length=40)
    target = models.CharField(max_length=8, choices=Target.choices)
    item = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "told"
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "target", "item"), name="nobody_is_told_of_it_twice"),
        )

    def __str__(self) -> str:
        return f"{self.subscriber} {self.target} {self.item}"


class Sending(models.Model):
    """One way out of one digest. A sending goes from WAITING to SENDING before anything leaves the machine."""

    digest = models.ForeignKey(SentDigest, on_delete=models.CASCADE, related_name="sendings")
    way = models.CharField(max_length=6, choices=Way.choices)
    state = models.CharField(max_length=8, choices=SendState.choices, default=SendState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("digest", "way"), name="one_sending_a_way"),)

    def __str__(self) -> str:
        return f"#{self.digest_id} {self.way} {self.state}"
