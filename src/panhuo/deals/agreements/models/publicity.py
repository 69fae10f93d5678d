"""Publishing name and price before a deal at an agreed price (转化法第十八条), and what was objected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.agreements.models.agreement import Agreement
from panhuo.deals.agreements.queries.visible import OfHolderQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class PublicityNotice(models.Model):
    """One notice from `first` to `last` (both days it stood), where it stood and what it said."""

    objections: RelatedManager[NoticeObjection]

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="notices")
    first = models.DateField(_("公示起日"))
    last = models.DateField(_("公示止日"))
    places = models.JSONField(_("公示场所"))
    contents = models.JSONField(_("公示内容"))
    address = models.CharField(_("公示网址或位置"), max_length=300, blank=True)
    file = models.FileField(upload_to="publicity/%Y/%m", blank=True)
    withdrawn = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = OfHolderQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=Q(last__gte=F("first")), name="publicity_ends_after_it_began"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.first}"


class NoticeObjection(models.Model):
    """Somebody objected; `answer` "" while it is open."""

    notice = models.ForeignKey(PublicityNotice, on_delete=models.CASCADE, related_name="objections")
    raised_on = models.DateField(_("异议日期"))
    by = models.CharField(_("异议人"), max_length=120)
    text = models.CharField(_("异议内容"), max_length=1000)
    answer = models.CharField(_("处理结果"), max_length=1000, blank=True)
    answered_on = models.DateField(_("处理日期"), null=True, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.raised_on}"


class HolderProfile(models.Model):
    """What the laws on transfer ask of an organisation: its kind of institution and the region whose texts hold.

    Nothing is guessed from the name: `institution` "" means that nobody said it.
    """

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    institution = models.CharField(_("单位性质"), max_length=20, blank=True)
    region = models.CharField(_("适用地方规定的地区"), max_length=60, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.organisation_id}"
