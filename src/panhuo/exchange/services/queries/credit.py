"""The standing of organisations, from their confirmed records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from panhuo.exchange.services.enums import AppealState, CreditState
from panhuo.exchange.services.models import CreditRecord, OrderRating
from panhuo.exchange.services.rules.credit import Fact, Standing, standing
from panhuo.exchange.services.rules.ratings import Rated, rated
from panhuo.orgs.api import Organisation


def fact_of(record: CreditRecord) -> Fact:
    """Reads prefetched appeals."""
    return Fact(
        kind=record.kind,
        confirmed=record.state == CreditState.CONFIRMED,
        since=record.since,
        until=record.until,
        stops_orders=record.stops_orders,
        appealed=any(one.state == AppealState.OPEN for one in record.appeals.all()),
    )


def standing_of(organisation: Organisation, *, today: date | None = None) -> Standing:
    return standings([organisation.pk], today=today)[organisation.pk]


def standings(organisations: Iterable[int], *, today: date | None = None) -> dict[int, Standing]:
    """Standing by organisation, in two queries."""
    today = today or timezone.localdate()
    ids = list(organisations)
    facts: dict[int, list[Fact]] = defaultdict(list)
    for record in CreditRecord.objects.public().filter(organisation__in=ids).prefetch_related("appeals"):
        facts[record.organisation_id].append(fact_of(record))
    return {pk: standing(facts[pk], today=today) for pk in ids}


def ratings_of(organisations: Iterable[int]) -> dict[int, Rated]:
    """How clients rated the quality of each."""
    ids = list(organisations)
    values: dict[int, list[int]] = defaultdict(list)
    for pk, quality in OrderRating.objects.filter(provider__in=ids).values_list("provider_id", "quality"):
        values[pk].append(quality)
    return {pk: rated(values[pk]) for pk in ids}
