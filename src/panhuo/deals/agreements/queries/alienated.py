"""Patents that left the institution: transfers and equity contributions that took effect."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from panhuo.deals.agreements.enums import ALIENATING_KINDS, AgreementState
from panhuo.deals.agreements.models import AgreementPatent
from panhuo.deals.agreements.queries.visible import AgreementQuerySet

_STANDS = (AgreementState.IN_FORCE, AgreementState.ENDED)


def alienated_since(agreements: AgreementQuerySet, *, since: date) -> QuerySet[AgreementPatent]:
    """The patents of those of `agreements` (narrowed by the caller to what may be seen) that took effect since then.

    A contract that was dissolved doesn't count. Each comes with its agreement and its patent.
    """
    counted = agreements.filter(kind__in=ALIENATING_KINDS, state__in=_STANDS, effective_on__gte=since)
    rows = AgreementPatent.objects.filter(agreement__in=counted.values("pk"))
    return rows.select_related("agreement", "patent").order_by("agreement__effective_on", "pk")
