"""A comparison of up to three payment structures on the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.plans.queries.visible import ComparisonQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

MOST = 3
"""Structures that stand beside one another."""


class Comparison(models.Model):
    """`assumptions`: what `rules.plans.assumptions` stores; `organisation` drew it up.

    `first` and `last`: the term that new structures begin with.
    """

    structures: RelatedManager[Structure]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.CASCADE, related_name="comparisons"
    )
    title = models.CharField(_("名称"), max_length=200)
    industry = models.CharField(_("行业"), max_length=120, blank=True)
    first = models.DateField(_("起日"))
    last = models.DateField(_("止日"))
    assumptions = models.JSONField(default=dict)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="comparison_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class Structure(models.Model):
    """`data`: a plan as `rules.plans.parse` stores it."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="structures")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("名称"), max_length=60)
    data = models.JSONField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("comparison", "position"), name="one_structure_a_position"),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=MOST), name="at_most_three_structures"),
        )

    def __str__(self) -> str:
        return f"#{self.comparison_id} {self.position}"
