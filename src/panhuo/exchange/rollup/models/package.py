"""What an institution outside the platform hands in for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.rollup.enums import PackageState
from panhuo.exchange.rollup.queries.visible import PackageQuerySet, ReportedAnswerQuerySet, ReportedFigureQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Package(models.Model):
    """`problems`: refused rows, each with its cell. `organisation`: the directory's record, where there is one.

    Needs received from `first` to `last`, figures and answers as they stood on `cut_off`. `replaced_by`: the newer
    package that took its place.
    """

    answers: RelatedManager[ReportedAnswer]
    figures: RelatedManager[ReportedFigure]

    authority = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("报送机构"), max_length=200)
    normal_name = models.CharField(max_length=200, editable=False)
    region = models.ForeignKey("orgs.Region", on_delete=models.PROTECT, related_name="+", verbose_name=_("所在地"))
    first = models.DateField(_("期间起"))
    last = models.DateField(_("期间止"))
    cut_off = models.DateField(_("数据截止日"))
    file = models.FileField(max_length=200)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=PackageState.choices, default=PackageState.STAGED)
    problems = models.JSONField(default=list)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced")

    objects = PackageQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("authority", "normal_name", "state"), name="rollup_packages"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(first__lte=F("last")) & Q(last__lte=F("cut_off")), name="package_period_is_in_order"
            ),
            models.CheckConstraint(condition=Q(state__in=PackageState.values), name="package_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.first}–{self.last}"


class ReportedAnswer(models.Model):
    """One need, as the institution reports it. `days`: working days to the first answer, counted by us."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="answers")
    row = models.PositiveIntegerField()
    number = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    received_on = models.DateField()
    due_on = models.DateField()
    due_said = models.BooleanField(default=True)
    answered_on = models.DateField(null=True, blank=True)
    days = models.SmallIntegerField(null=True, blank=True)
    result = models.CharField(max_length=10, blank=True)

    objects = ReportedAnswerQuerySet.as_manager()

    class Meta:
        ordering = ("row",)
        constraints = (models.UniqueConstraint(fields=("package", "number"), name="a_need_once_a_package"),)

    def __str__(self) -> str:
        return self.number


class ReportedFigure(models.Model):
    """A count of `FIGURE_COLUMNS`; what was left empty has no row."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=16)
    value = models.PositiveBigIntegerField()

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("package", "code"), name="a_figure_once_a_package"),)

    def __str__(self) -> str:
        return f"{self.code} {self.value}"
