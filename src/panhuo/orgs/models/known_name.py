"""Names of institutions that exist, for matching only: they have no account here."""

from __future__ import annotations

from django.db import models

from panhuo.orgs.enums import OrganisationKind


class KnownName(models.Model):
    """An officially listed name. It tells 浙江大学 from 浙江大学城市学院 though only one of them is with us."""

    name = models.CharField(max_length=200)
    normal_name = models.CharField(max_length=200, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices)
    region = models.ForeignKey("orgs.Region", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
