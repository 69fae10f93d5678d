"""What an enterprise says of a patent. Ratings are never changed: a later one replaces an earlier one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.ratings.enums import Interest
from panhuo.portfolio.ratings.models.invitation import Invitation
from panhuo.portfolio.ratings.queries.visible import RatingQuerySet


class EnterpriseRating(models.Model):
    """`organisation`: the institution whose patent it is. `counts`: it is the enterprise's latest and without conflict.

    `party` is what enterprises are told apart by: ``org:12`` or the normal form of a name. `conflict` keeps what the
    rater declared: such a rating is kept, but doesn't count.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="ratings")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=220)
    enterprise = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    enterprise_name = models.CharField(max_length=200)
    prospect = models.PositiveSmallIntegerField(_("产业化前景"))
    improvement = models.TextField(_("技术改进需求"), blank=True)
    interest = models.CharField(_("产学研合作意愿"), max_length=3, choices=Interest.choices)
    modes = models.JSONField(_("合作方式"), default=list)
    conflict = models.CharField(max_length=300, blank=True)
    rater_name = models.CharField(_("评价人"), max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counts = models.BooleanField(default=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organisation", "patent", "counts")),)
        constraints = (
            models.CheckConstraint(condition=Q(prospect__gte=1, prospect__lte=5), name="prospect_is_one_to_five"),
            models.UniqueConstraint(
                fields=("organisation", "patent", "party"), condition=Q(counts=True), name="one_voice_an_enterprise"
            ),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_name}: {self.prospect}"
