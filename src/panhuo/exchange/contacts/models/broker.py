"""A broker in a contact: nobody enters before all three have agreed to the commission as stated."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.contacts.enums import CommissionBasis, Side
from panhuo.exchange.contacts.models.contact import Contact


class Broker(models.Model):
    """`agreed`: side → moment, as text; active once demand, supply and broker are in it. `left_at`: it is out again.

    `basis_points`: hundredths of a per cent of the deal; `fixed_fen` 分. `paid_by`: demand, supply or both.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="brokers")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(_("计费方式"), max_length=8, choices=CommissionBasis.choices)
    basis_points = models.PositiveIntegerField(null=True, blank=True)
    fixed_fen = models.BigIntegerField(null=True, blank=True)
    paid_by = models.CharField(_("由谁支付"), max_length=8)
    note = models.CharField(_("服务内容"), max_length=300, blank=True)
    invited_by = models.CharField(max_length=8, choices=Side.choices)
    agreed = models.JSONField(default=dict)
    is_active = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("contact", "organisation"), condition=Q(left_at=None), name="a_broker_once_a_contact"
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def rate_text(self) -> str:
        """Per cent without needless zeros; "" where the commission is no rate."""
        return "" if self.basis_points is None else f"{Decimal(self.basis_points) / 100:f}".rstrip("0").rstrip(".")
