"""The division of one receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.enums import DivisionKind, DivisionState
from panhuo.deals.shares.models.rule import ShareRule
from panhuo.deals.shares.models.who import Recipient
from panhuo.deals.shares.queries.visible import DivisionQuerySet, ObjectionQuerySet, ShareQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.deals.shares.models.cost import CostUse


class Division(models.Model):
    """`source`: the entry that brought the income (or gave it back); `entry`: the one that posted the shares.

    All sums in 分. `basis`: what it was reckoned by: parts, floor with its article, definition of net income, what
    the rules found. `pay_by`: a local rule's last day for paying.
    """

    shares: RelatedManager[Share]
    objections: RelatedManager[Objection]
    uses: RelatedManager[CostUse]

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="divisions")
    kind = models.CharField(max_length=8, choices=DivisionKind.choices, default=DivisionKind.INCOME)
    source = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, related_name="divisions")
    of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back")
    rule = models.ForeignKey(ShareRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    gross = models.BigIntegerField()
    net = models.BigIntegerField()
    basis = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=DivisionState.choices, default=DivisionState.DRAFT)
    notice_days = models.PositiveSmallIntegerField(default=0)
    notice_first = models.DateField(null=True, blank=True)
    notice_last = models.DateField(null=True, blank=True)
    pay_by = models.DateField(_("发放期限"), null=True, blank=True)
    entry = models.OneToOneField(
        "ledger.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="posted_division"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("agreement", "state")),)
        constraints = (
            models.UniqueConstraint(
                fields=("source",),
                condition=~Q(state=DivisionState.CANCELLED),
                name="income_is_divided_once",
            ),
            models.CheckConstraint(condition=Q(state__in=DivisionState.values), name="division_state_is_known"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class Share(models.Model):
    """What one recipient gets in one part. `tax`: withheld, as entered when it was paid."""

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="shares")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="shares")
    part = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    tax = models.BigIntegerField(_("代扣税款"), null=True, blank=True)
    paid_on = models.DateField(_("发放日"), null=True, blank=True)
    payout = models.ForeignKey("ledger.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("division", "part", "recipient"), name="one_share_a_part_and_recipient"),
        )

    def __str__(self) -> str:
        return f"#{self.division_id} {self.recipient_id}"


class Objection(models.Model):
    """`upheld` None: not answered yet."""

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="objections")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("异议"), max_length=1000)
    at = models.DateTimeField(auto_now_add=True)
    upheld = models.BooleanField(null=True, blank=True)
    answer = models.TextField(_("答复"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.division_id} {self.pk}"
