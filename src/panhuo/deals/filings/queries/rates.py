"""Rates of a year: implemented and industrialised, with what is not known told apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Sum

from panhuo.deals.filings.enums import Said
from panhuo.deals.filings.models import YearReport

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class YearRates:
    """Counts of patents; rates are of all patents of the year, unknown ones included, so that none is flattered.

    Amounts in 分; None where nobody entered one.
    """

    patents: int
    confirmed: int
    implemented: int
    not_implemented: int
    industrialised: int
    not_industrialised: int
    income: int | None
    product_revenue: int | None

    @property
    def implementation_rate(self) -> Fraction | None:
        return Fraction(self.implemented, self.patents) if self.patents else None

    @property
    def industrialisation_rate(self) -> Fraction | None:
        return Fraction(self.industrialised, self.patents) if self.patents else None

    @property
    def implementation_unknown(self) -> int:
        return self.patents - self.implemented - self.not_implemented

    @property
    def industrialisation_unknown(self) -> int:
        return self.patents - self.industrialised - self.not_industrialised


def rates_of(organisation: Organisation, *, year: int) -> YearRates:
    """What the reports of a year come to."""
    rows = YearReport.objects.filter(organisation=organisation, year=year)
    used = Counter(rows.order_by().values_list("implemented", flat=True))
    made = Counter(rows.order_by().values_list("industrialised", flat=True))
    sums = rows.aggregate(income=Sum("income"), revenue=Sum("product_revenue"))
    confirmed = rows.exclude(confirmed_at=None).count()
    return YearRates(
        sum(used.values()), confirmed, used[Said.YES], used[Said.NO], made[Said.YES], made[Said.NO], sums["income"],
        sums["revenue"],
    )  # fmt: skip
