"""One patent in the inventory of one institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.inventory.enums import EntryState, Implemented, Intent
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.portfolio.inventory.models.implementation import Implementation


class Entry(models.Model):
    """What is not known is empty. `price_fen` is 分; `negotiable` says 面议. `version` grows with each write.

    `reason` is why it was last returned or kept out of the convertible library. `due_on`: until when whoever has it in
    hand should be done.
    """

    implementations: RelatedManager[Implementation]

    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    college = models.ForeignKey("orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=EntryState.choices, default=EntryState.DRAFT)
    grade = models.PositiveSmallIntegerField(_("价值分级自评"), null=True, blank=True)
    trl = models.PositiveSmallIntegerField(_("技术成熟度（TRL）"), null=True, blank=True)
    intent = models.CharField(_("转化意愿"), max_length=3, choices=Intent.choices, blank=True, default=Intent.UNKNOWN)
    modes = models.JSONField(_("转化方式"), default=list, blank=True)
    implemented = models.CharField(
        _("是否已实施"), max_length=3, choices=Implemented.choices, blank=True, default=Implemented.UNKNOWN
    )
    scenario = models.TextField(_("应用场景/产品"), blank=True)
    contact = models.CharField(_("联系人"), max_length=120, blank=True)
    price_fen = models.BigIntegerField(_("预期价格"), null=True, blank=True)
    negotiable = models.BooleanField(_("面议"), default=False)
    note = models.TextField(_("备注"), blank=True)
    reason = models.CharField(max_length=500, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state_since = models.DateTimeField(default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.BigIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("organisation", "state", "college", "grade", "trl", "intent", "implemented"),
                name="inventory_facets",
            ),
            models.Index(fields=("college", "state"), name="inventory_college"),
            models.Index(fields=("organisation", "due_on"), name="inventory_due"),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "patent"), name="one_entry_a_patent_and_holder"),
            models.CheckConstraint(condition=Q(state__in=EntryState.values), name="entry_state_is_known"),
            models.CheckConstraint(condition=Q(trl=None) | Q(trl__gte=1, trl__lte=9), name="trl_is_one_to_nine"),
            models.CheckConstraint(condition=Q(price_fen=None) | Q(negotiable=False), name="a_price_or_negotiable"),
        )

    def __str__(self) -> str:
        return f"{self.patent_id} · {self.get_state_display()}"
