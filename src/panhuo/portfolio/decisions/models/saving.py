"""What is saved by a decision that was carried out."""

from __future__ import annotations

from django.db import models

from panhuo.portfolio.decisions.queries.visible import OwnReviewsQuerySet


class Saving(models.Model):
    """`amount` 分 that will not fall due in `year`, as the rules stood on the day of execution."""

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey("decisions.Proposal", on_delete=models.PROTECT, related_name="savings")
    year = models.PositiveSmallIntegerField()
    amount = models.PositiveBigIntegerField()

    objects = OwnReviewsQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("organisation", "year")),)
        constraints = (models.UniqueConstraint(fields=("proposal", "year"), name="one_saving_a_year"),)

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"
