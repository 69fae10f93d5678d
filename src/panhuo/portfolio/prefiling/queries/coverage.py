"""Coverage of pre-filing assessment: which share of filings was assessed before.

Counted are filings by their application date: patents' records of the unit (it owns or keeps them) and filings entered
from disclosures that have no record yet; one that is both counts once. A filing counts as assessed if it was entered
from a passed disclosure, which the gate allows only where the pass came first. Patents without an application
date cannot be placed; they are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils import timezone

from panhuo.orgs.api import Organisation
from panhuo.patents.api import Patent, PatentKind, PatentQuerySet, patents_of
from panhuo.portfolio.prefiling.models import Filing
from panhuo.portfolio.prefiling.queries.units import units_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """`assessed` of `filings` filed from `since` to `until` (both counted); `undated` could not be placed."""

    unit: Organisation
    with_units: bool
    since: date
    until: date
    kind: str
    assessed: int
    filings: int
    undated: int

    @property
    def rate(self) -> Fraction | None:
        """None where nothing was filed: no rate is not a rate of nought."""
        return Fraction(self.assessed, self.filings) if self.filings else None


def coverage_of(unit: Organisation, *, since: date, until: date, kind: str = "", with_units: bool = True) -> Coverage:
    """The coverage of one unit, with all units below it unless told otherwise; `kind` "" counts all kinds."""
    units = units_of(unit) if with_units else [unit]
    entered = Filing.objects.filter(organisation__in=units, filed_on__range=(since, until))
    if kind:
        entered = entered.filter(number__regex=_KINDS[kind])
    records = records_of(units, kind=kind)
    outside = unassessed(units, since=since, until=until, kind=kind).count()
    assessed = entered.count()
    undated = records.filter(application_date=None).count()
    return Coverage(unit, with_units, since, until, kind, assessed, assessed + outside, undated)


_KINDS = {
    PatentKind.INVENTION.value: r"^[0-9]{4}[18][0-9]{7}\.",
    PatentKind.UTILITY.value: r"^[0-9]{4}[29][0-9]{7}\.",
    PatentKind.DESIGN.value: r"^[0-9]{4}3[0-9]{7}\.",
}
"""Kinds by the fifth digit of an application number."""


def records_of(units: Sequence[Organisation], *, kind: str = "") -> PatentQuerySet:
    """Patents' records of these units, each once."""
    found = Patent.objects.none()
    for unit in units:
        found = found | patents_of(unit)
    return found.filter(kind=kind) if kind else found


def unassessed(units: Sequence[Organisation], *, since: date, until: date, kind: str = "") -> PatentQuerySet:
    """Patents' records filed in the period without an entry from a passed disclosure of the institution."""
    entered = Filing.objects.filter(patent__isnull=False).values("patent")
    dated = records_of(units, kind=kind).filter(application_date__range=(since, until))
    return dated.exclude(pk__in=entered)


def usual_period(today: date | None = None) -> tuple[date, date]:
    """From New Year to today."""
    today = today or timezone.localdate()
    return today.replace(month=1, day=1), today
