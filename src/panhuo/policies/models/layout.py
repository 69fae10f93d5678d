"""The columns of the list that is handed in: data, edited by the organisation."""

from __future__ import annotations

from django.db import models


class ListLayout(models.Model):
    """`columns`: [{"field": a name of queries.columns.FIELDS, "heading": text}], in order."""

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.title
