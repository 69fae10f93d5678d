"""The links of a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.chains.enums import Stage
from panhuo.exchange.chains.models.chain import Chain

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class ChainNode(models.Model):
    """By `ipc` and `keywords` patents are counted, by `keywords` and `industries` needs and enterprises.

    `both`: both kinds of mark must fit where both are given; else one is enough.
    """

    supplies: RelatedManager[ChainSupply]

    chain = models.ForeignKey(Chain, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveIntegerField()
    name = models.CharField(_("环节"), max_length=60)
    stage = models.CharField(_("位置"), max_length=10, choices=Stage.choices, blank=True)
    ipc = models.JSONField(default=list, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    industries = models.JSONField(default=list, blank=True)
    both = models.BooleanField(default=False)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("chain", "name"), name="one_node_a_name_in_a_chain"),)

    def __str__(self) -> str:
        return self.name


class ChainSupply(models.Model):
    """What one link makes goes into another."""

    source = models.ForeignKey(ChainNode, on_delete=models.CASCADE, related_name="supplies")
    target = models.ForeignKey(ChainNode, on_delete=models.CASCADE, related_name="supplied_by")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("source", "target"), name="one_supply_a_pair"),)

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"
