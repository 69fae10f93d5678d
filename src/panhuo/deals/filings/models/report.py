"""What became of one patent in one year: implemented, industrialised."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.filings.enums import Said
from panhuo.deals.filings.queries.visible import ReportQuerySet


class YearReport(models.Model):
    """Amounts in 分, None: not known. `ways` holds values of `UseWay`. `prefilled`: what the records said, with source.

    A person confirms what the records only suggest; `confirmed_at` None: nobody did.
    """

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.PROTECT, related_name="year_reports")
    year = models.PositiveSmallIntegerField(_("年度"))
    implemented = models.CharField(_("是否实施"), max_length=7, choices=Said.choices, default=Said.UNKNOWN)
    industrialised = models.CharField(_("是否产业化"), max_length=7, choices=Said.choices, default=Said.UNKNOWN)
    ways = models.JSONField(_("实施方式"), default=list, blank=True)
    by = models.CharField(_("实施单位"), max_length=300, blank=True)
    product = models.CharField(_("产品"), max_length=200, blank=True)
    product_revenue = models.PositiveBigIntegerField(_("产品销售收入"), null=True, blank=True)
    income = models.PositiveBigIntegerField(_("转化收入"), null=True, blank=True)
    evidence = models.CharField(_("证明材料"), max_length=300, blank=True)
    note = models.CharField(_("备注"), max_length=300, blank=True)
    prefilled = models.JSONField(default=list, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("patent",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "patent", "year"), name="one_report_a_patent_and_year"),
        )
        indexes = (models.Index(fields=("organisation", "year", "implemented")),)

    def __str__(self) -> str:
        return f"{self.patent_id} {self.year}"
