"""What an organisation knows and pays of one patent's annuities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.annuities.enums import Gap
from panhuo.portfolio.annuities.queries.visible import AccountQuerySet, OwnQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.portfolio.annuities.models.payment import Payment


class AnnuityAccount(models.Model):
    """What people said stands first; below it what the rules make of it (`domain/compute.py` writes it).

    `reduction_percent` None: not known, which is reckoned as none and said so. `paid_through` None: not known.
    `computed_version` is the version of the patent that was reckoned with, `gap` why nothing could be reckoned.
    `paid_year` is the last paid year by what was said and by receipts. `next_…` belong to the first annuity that is not
    paid; amounts are 分. `kind` and `dead` repeat what the patent says, for counting.
    """

    dues: RelatedManager[AnnuityDue]
    payments: RelatedManager[Payment]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", on_delete=models.CASCADE, related_name="annuity_accounts")
    department = models.CharField(_("院系"), max_length=120, blank=True)
    payer = models.CharField(_("缴费人"), max_length=120, blank=True)
    reduction_percent = models.PositiveSmallIntegerField(_("费减比例"), null=True, blank=True)
    reduction_since = models.DateField(_("费减起日"), null=True, blank=True)
    paid_through = models.PositiveSmallIntegerField(_("已缴至年度"), null=True, blank=True)
    compensation_days = models.PositiveIntegerField(_("期限补偿天数"), default=0)
    note = models.CharField(_("备注"), max_length=300, blank=True)
    stopped_on = models.DateField(null=True, blank=True)

    gap = models.CharField(max_length=16, choices=Gap.choices, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    dead = models.BooleanField(default=False)
    paid_year = models.PositiveSmallIntegerField(null=True, blank=True)
    computed_version = models.BigIntegerField(default=0)
    computed_revision = models.PositiveIntegerField(default=0)
    computed_at = models.DateTimeField(null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    term_end = models.DateField(null=True, blank=True)
    next_year = models.PositiveSmallIntegerField(null=True, blank=True)
    next_nominal = models.DateField(null=True, blank=True)
    next_due = models.DateField(null=True, blank=True)
    next_warn_by = models.DateField(null=True, blank=True)
    next_lapses_after = models.DateField(null=True, blank=True)
    next_full = models.PositiveBigIntegerField(null=True, blank=True)
    next_percent_off = models.PositiveSmallIntegerField(null=True, blank=True)
    next_payable = models.PositiveBigIntegerField(null=True, blank=True)
    next_beyond_table = models.BooleanField(default=False)
    next_paid = models.PositiveBigIntegerField(default=0)
    cost_to_expiry = models.PositiveBigIntegerField(null=True, blank=True)
    suspended_until = models.DateField(null=True, blank=True)
    suspended = models.BooleanField(default=False)

    objects = AccountQuerySet.as_manager()

    class Meta:
        ordering = ("next_due", "pk")
        indexes = (
            models.Index(fields=("organisation", "next_due", "id")),
            models.Index(fields=("organisation", "dead", "gap", "stopped_on", "suspended", "paid_year", "next_due",
                                 "next_lapses_after", "department", "reduction_percent", "kind"),
                         name="annuity_facets"),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(fields=("organisation", "patent"), name="one_annuity_account_a_patent"),
            models.CheckConstraint(
                condition=models.Q(reduction_percent=None) | models.Q(reduction_percent__in=(0, 70, 85)),
                name="annuity_reduction_is_known",
            ),
            models.CheckConstraint(condition=models.Q(gap__in=Gap.values), name="annuity_gap_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id}:{self.patent_id}"


class AnnuityDue(models.Model):
    """One annuity that is not paid yet, as the rules see it. Derived: made anew with its account.

    `live` and `sure` repeat what the account says, so that a forecast reads one table: whether it is to be reckoned
    with (the patent lives and is not given up), and whether somebody said what is paid so far.
    """

    account = models.ForeignKey(AnnuityAccount, on_delete=models.CASCADE, related_name="dues")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    nominal = models.DateField()
    due = models.DateField()
    warn_by = models.DateField(null=True, blank=True)
    lapses_after = models.DateField(null=True, blank=True)
    full = models.PositiveBigIntegerField()
    percent_off = models.PositiveSmallIntegerField()
    payable = models.PositiveBigIntegerField()
    beyond_table = models.BooleanField(default=False)
    settled = models.BooleanField(default=True)
    live = models.BooleanField(default=True)
    sure = models.BooleanField(default=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("due", "pk")
        indexes = (
            models.Index(
                fields=("organisation", "live", "due", "sure", "lapses_after", "payable", "full"),
                name="annuity_forecast",
            ),
        )
        constraints = (models.UniqueConstraint(fields=("account", "year"), name="one_annuity_a_year"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.year}"
