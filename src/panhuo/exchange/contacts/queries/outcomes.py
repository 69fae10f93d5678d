"""What came of contacts: counts, for reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from panhuo.exchange.contacts.models import Contact


@dataclass(frozen=True, slots=True)
class ContactOutcomes:
    """`reasons`: `EndReason` → how often a contact ended or was declined for it; `met`: a meeting was held."""

    asked: int
    accepted: int
    met: int
    deals: int
    live: int
    reasons: dict[str, int]


def contact_outcomes(
    *, supply: Iterable[int] | None = None, first: date | None = None, last: date | None = None
) -> ContactOutcomes:
    """Over contacts asked for from `first` to `last` with these institutions (None: all).

    Only counts leave this function: whoever calls it says who may read them.
    """
    rows = Contact.objects.all()
    if supply is not None:
        rows = rows.filter(supply__in=list(supply))
    if first is not None:
        rows = rows.filter(created_at__date__gte=first)
    if last is not None:
        rows = rows.filter(created_at__date__lte=last)
    states = Counter(rows.values_list("state", flat=True))
    met = rows.filter(meetings__result__in=("continue", "sample", "visit", "terms", "no_fit")).distinct().count()
    reasons = Counter(rows.exclude(end_reason="").values_list("end_reason", flat=True))
    return ContactOutcomes(
        asked=sum(states.values()),
        accepted=states["open"] + states["deal"] + states["ended"],
        met=met,
        deals=states["deal"],
        live=states["open"] + states["requested"],
        reasons=dict(reasons),
    )
