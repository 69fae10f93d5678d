"""Province, city, county by their GB/T 2260 codes."""

from __future__ import annotations

from django.db import models

from panhuo.orgs.enums import RegionLevel


class Region(models.Model):
    code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=RegionLevel.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
