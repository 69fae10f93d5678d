"""The standing of organisations, from their confirmed records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import timezone

from panhuo.exchange.services.enums import AppealState, CreditState
from panhuo.exchange.services.may import may_decide_appeal, may_keep_credit
from panhuo.exchange.services.models import Appeal, CreditRecord, OrderRating
from panhuo.exchange.services.rules.credit import Fact, Standing, standing
from panhuo.exchange.services.rules.ratings import Rated, rated
from panhuo.orgs.api import Organisation, User

MOST: Final = 100


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


def waiting_evidence(user: User) -> list[CreditRecord]:
    """Evidence that the user may confirm, the oldest first."""
    rows = CreditRecord.objects.visible_to(user).filter(state=CreditState.SUBMITTED).exclude(recorded_by=user)
    joined = rows.select_related("organisation__region").order_by("pk")
    return [one for one in joined[:MOST] if may_keep_credit(user, one.organisation)]


def waiting_appeals(user: User) -> list[Appeal]:
    """Appeals that the user may decide on, the most urgent first."""
    records = CreditRecord.objects.visible_to(user)
    rows = Appeal.objects.filter(record__in=records, state=AppealState.OPEN).order_by("due_on", "pk")
    joined = rows.select_related("record__organisation__region")
    return [one for one in joined[:MOST] if may_decide_appeal(user, one)]


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
