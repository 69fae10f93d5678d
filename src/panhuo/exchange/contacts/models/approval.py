"""Somebody without an account says yes or no, through a one-time link."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.contacts.enums import ApprovalState, Side
from panhuo.exchange.contacts.models.contact import Contact
from panhuo.exchange.contacts.queries.visible import ApprovalQuerySet


class Approval(models.Model):
    """Belongs to one side: the other neither sees nor hears of it. `nonce` makes the link; it changes when used.

    The link shows `question` and `shown` (what the asker wrote for this person) and nothing else of the room.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="approvals")
    side = models.CharField(max_length=8, choices=Side.choices)
    name = models.CharField(_("审批人"), max_length=60)
    post = models.CharField(_("职务"), max_length=60, blank=True)
    question = models.CharField(_("请其审批的事"), max_length=300)
    shown = models.TextField(_("供审批人看的说明"), blank=True)
    expires_on = models.DateField(_("有效期至"))
    nonce = models.CharField(max_length=32)
    state = models.CharField(max_length=8, choices=ApprovalState.choices, default=ApprovalState.WAITING)
    comment = models.CharField(max_length=500, blank=True)
    signed_name = models.CharField(max_length=60, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.name}: {self.question}"
