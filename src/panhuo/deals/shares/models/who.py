"""Who gets a share of which agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.shares.enums import RecipientKind
from panhuo.deals.shares.models.rule import ShareRule
from panhuo.deals.shares.queries.visible import OfOfficeQuerySet, RecipientQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Recipient(models.Model):
    """`user`: the account with which a person reads their own statement."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=RecipientKind.choices)
    name = models.CharField(_("姓名或名称"), max_length=120)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RecipientQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "user"), condition=Q(user__isnull=False), name="one_recipient_an_account"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def account(self) -> str:
        """The name of the account in the ledger."""
        return f"{self.name.replace('/', '／')}·{self.pk}"


class Roster(models.Model):
    """`parts` and `article`: where the deal's persons agreed with the institution on other parts; None: by its rule."""

    members: RelatedManager[RosterMember]

    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, related_name="roster")
    parts = models.JSONField(null=True, blank=True)
    article = models.CharField(_("约定的依据"), max_length=200, blank=True)
    rule = models.ForeignKey(ShareRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = OfOfficeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.agreement_id}"


class RosterMember(models.Model):
    """`weight` (text of a decimal) against the others of the same part."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="members")
    part = models.CharField(max_length=60)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+")
    weight = models.CharField(max_length=12, default="1")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("roster", "part", "recipient"), name="one_member_once_a_part"),)

    def __str__(self) -> str:
        return f"{self.roster_id} {self.part}"
