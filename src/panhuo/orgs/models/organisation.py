"""Organisations and the names that they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.orgs.enums import NameKind, OrganisationKind, OrganisationStatus
from panhuo.orgs.names import normalise_name
from panhuo.orgs.queries.organisations import OrganisationQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Organisation(models.Model):
    """A university, institute, hospital, enterprise, authority, service or financial institution."""

    names: RelatedManager[OrganisationName]

    name = models.CharField(_("名称"), max_length=200)
    normal_name = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(_("类型"), max_length=12, choices=OrganisationKind.choices)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, null=True, blank=True)
    region = models.ForeignKey("orgs.Region", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("地区"))
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    status = models.CharField(max_length=10, choices=OrganisationStatus.choices, default=OrganisationStatus.ACTIVE)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("uscc",), condition=Q(uscc__isnull=False), name="one_organisation_a_uscc"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.normal_name = normalise_name(self.name)
        super().save(*args, **kwargs)


class OrganisationName(models.Model):
    """Another name that stands for an organisation: former, a department's, translated."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    normal_name = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(max_length=12, choices=NameKind.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "normal_name"), name="one_name_once_an_organisation"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.normal_name = normalise_name(self.name)
        super().save(*args, **kwargs)
