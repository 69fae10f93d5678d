"""The latest settled totals, for those who decide on many patents."""

from __future__ import annotations

from collections.abc import Iterable

from panhuo.orgs.api import Organisation
from panhuo.portfolio.prefiling.api import units_of
from panhuo.portfolio.valuation.enums import ValuationState
from panhuo.portfolio.valuation.models import Valuation


def latest_totals(
    organisation: Organisation, *, scenario: str = "grading", patents: Iterable[int] | None = None
) -> dict[int, int]:
    """Patent id → total in hundredths of the last settled valuation; patents without one are absent."""
    rows = Valuation.objects.filter(
        organisation__in=units_of(organisation), scenario=scenario, state=ValuationState.CLOSED, total__isnull=False
    )
    if patents is not None:
        rows = rows.filter(patent__in=list(patents))
    pairs = rows.order_by("closed_at", "pk").values_list("patent_id", "total")
    return {patent: total for patent, total in pairs if total is not None}
