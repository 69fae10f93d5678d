"""How one institution does its inventory."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.inventory.grades import DEFAULT_GRADES, Grade


def default_grades() -> list[dict[str, object]]:
    return [grade.to_json() for grade in DEFAULT_GRADES]


class InventorySettings(models.Model):
    """Its existence says that the inventory is open: from then on new grants join by themselves.

    `own_grades` is false while the levels are this platform's default. Days: 0 means no due date.
    """

    organisation = models.OneToOneField("orgs.Organisation", on_delete=models.CASCADE, related_name="inventory")
    grades = models.JSONField(default=default_grades)
    own_grades = models.BooleanField(default=False)
    fill_days = models.PositiveSmallIntegerField(_("填报期限（天）"), default=30)
    review_days = models.PositiveSmallIntegerField(_("审核期限（天）"), default=10)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def levels(self) -> list[Grade]:
        """The best first."""
        return [Grade.of(said) for said in self.grades]

    def label_of(self, grade: int | None) -> str:
        """The label of a level; "" for none, the bare number for one that is no longer in the scale."""
        if grade is None:
            return ""
        return next((level.label for level in self.levels if level.value == grade), str(grade))
