"""What an enterprise makes and wants: gets matches without a written need."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.needs.enums import CompanySize, NeedVisibility
from panhuo.needs.queries.visible import ProfileQuerySet


class EnterpriseProfile(models.Model):
    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="profile")
    main_products = models.TextField(_("主要产品"), blank=True)
    technologies_wanted = models.TextField(_("希望获得的技术"), blank=True)
    industry = models.CharField(_("行业"), max_length=6, blank=True)
    size = models.CharField(_("规模"), max_length=8, choices=CompanySize.choices, default=CompanySize.UNKNOWN)
    visibility = models.CharField(
        _("公开范围"), max_length=12, choices=NeedVisibility.choices, default=NeedVisibility.MEMBERS
    )
    version = models.BigIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProfileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.organisation)
