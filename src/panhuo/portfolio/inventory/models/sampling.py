"""A sampling check: how it was drawn, what was found, what was answered, what the second look says."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.inventory.enums import Finding, Recheck, SamplingState
from panhuo.portfolio.inventory.models.entry import Entry
from panhuo.portfolio.inventory.queries.visible import SamplingQuerySet


class Sampling(models.Model):
    """All that is needed to draw the same sample again.

    `frame`: [number, stratum] of every patent that could be drawn, in order; `digest` of the frame; `allocation`:
    [stratum, in the frame, drawn].
    """

    authority = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=120)
    seed = models.CharField(max_length=60)
    states = models.JSONField(default=list)
    stratify = models.CharField(max_length=12)
    size = models.PositiveIntegerField()
    frame = models.JSONField(default=list)
    frame_size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    allocation = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=SamplingState.choices, default=SamplingState.CHECKING)
    answer_by = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SamplingQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class SampleItem(models.Model):
    """`said` is what the entry said when it was drawn (label → value); it stays as it was."""

    sampling = models.ForeignKey(Sampling, on_delete=models.CASCADE, related_name="items")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    stratum = models.CharField(max_length=120)
    number = models.CharField(max_length=120)
    title = models.CharField(max_length=500)
    said = models.JSONField(default=dict)
    finding = models.CharField(max_length=6, choices=Finding.choices, blank=True, default=Finding.NONE)
    finding_text = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    recheck = models.CharField(max_length=10, choices=Recheck.choices, blank=True, default=Recheck.NONE)
    recheck_text = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
