"""Flags of patents, as an organisation sees them, and what people marked by hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from panhuo.portfolio.classes.enums import ANSWER_CHOICES, FLAGS
from panhuo.portfolio.classes.queries.visible import FlagsQuerySet


def _answer() -> models.CharField[str, str]:
    return models.CharField(max_length=1, choices=ANSWER_CHOICES, default="u")


class PatentFlags(models.Model):
    """Worked out by the job `classes.recompute`. `evidence`: flag → [template, params].

    `industry`: division of GB/T 4754 (``C39``) of the main class; `round` is the run that wrote the row.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="+")
    high_value = _answer()
    sei = _answer()
    overseas = _answer()
    ten_years = _answer()
    pledge = _answer()
    award = _answer()
    digital = _answer()
    green = _answer()
    industry = models.CharField(max_length=3, blank=True)
    evidence = models.JSONField(default=dict)
    round = models.BigIntegerField()
    computed_at = models.DateTimeField()

    objects = FlagsQuerySet.as_manager()

    class Meta:
        ordering = ("-patent_id",)
        indexes = (
            models.Index(
                fields=(
                    "organisation", "high_value", "sei", "overseas", "ten_years", "pledge", "award", "digital", "green",
                    "industry", "patent",
                ),
                name="classes_facets",
            ),
        )  # fmt: skip
        constraints = (models.UniqueConstraint(fields=("organisation", "patent"), name="one_row_of_flags_a_patent"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.patent_id}"


class FlagMark(models.Model):
    """What a person of the organisation says of a flag, with evidence; `amount_fen` for pledges."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="+")
    flag = models.CharField(max_length=12, choices=tuple(FLAGS.items()))
    value = models.BooleanField()
    evidence = models.CharField(max_length=300)
    amount_fen = models.BigIntegerField(null=True, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("organisation", "patent", "flag"), name="one_mark_a_flag"),)

    def __str__(self) -> str:
        return f"{self.patent_id} {self.flag}"
