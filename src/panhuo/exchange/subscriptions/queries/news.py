"""What is new for a subscription: in sight of its reader, fitting, and not told to them yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from panhuo.exchange.events.api import EventState, MatchEvent
from panhuo.exchange.subscriptions.enums import Target
from panhuo.exchange.subscriptions.models import Subscription, Told
from panhuo.exchange.subscriptions.queries.filters import (
    EventFilters,
    clean_filters,
    industries,
    regions,
    typed_filters,
)
from panhuo.matching.api import patents_for_text
from panhuo.needs.api import Need, NeedFilters, filter_needs
from panhuo.patents.api import Patent, PatentFilters, filter_patents
from panhuo.portfolio.classes.api import PatentFlags

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from panhuo.orgs.models import User

FIRST: Final = 50
"""A saved search by meaning looks at so many of the best results."""
SEARCHED: Final = ("kind", "state", "ipc", "year", "owner", "region")


def reader_of(subscription: Subscription) -> User | AnonymousUser:
    """Whose eyes count: the owner's; of a group, which holds who knows whom, those of a stranger."""
    return AnonymousUser() if subscription.robot_id else subscription.owner


def in_sight(subscription: Subscription) -> QuerySet[Any]:
    """All records of the target that the reader may see."""
    user = reader_of(subscription)
    if subscription.target == Target.NEEDS:
        return Need.objects.visible_to(user).open()
    if subscription.target == Target.PATENTS:
        return Patent.objects.visible_to(user)
    over = (EventState.CANCELLED, EventState.HELD, EventState.CLOSED, EventState.DRAFT, EventState.SUBMITTED)
    return MatchEvent.objects.visible_to(user).exclude(state__in=over)


def news(subscription: Subscription) -> list[int]:
    """Ids, the newest first."""
    rows = _fitting(subscription, in_sight(subscription)).filter(updated_at__gte=subscription.since)
    told = Told.objects.filter(subscriber=subscription.subscriber, target=subscription.target)
    rows = rows.exclude(pk__in=told.values("item")).order_by("-updated_at", "-pk")
    found = list(rows.values_list("pk", flat=True))
    if subscription.text and found:
        best = _by_meaning(subscription)
        return [pk for pk in best if pk in set(found)]
    return found


def _fitting(subscription: Subscription, rows: QuerySet[Any]) -> QuerySet[Any]:
    filters = typed_filters(subscription.target, subscription.filters)
    if isinstance(filters, NeedFilters):
        rows = filter_needs(rows, filters)  # type: ignore[arg-type]
        return rows.filter(organisation__profile__size__in=subscription.sizes) if subscription.sizes else rows
    if isinstance(filters, PatentFilters):
        rows = filter_patents(rows, filters)  # type: ignore[arg-type]
        return _by_rules(subscription, rows)
    return _events(filters, rows)


def _by_rules(subscription: Subscription, rows: QuerySet[Any]) -> QuerySet[Any]:
    if chosen := regions(subscription.filters):
        rows = rows.filter(_in_regions("holder__region__code", chosen))
    if codes := industries(subscription.filters):
        wanted = Q()
        for code in codes:
            wanted |= Q(industry__startswith=code)
        rows = rows.filter(pk__in=PatentFlags.objects.filter(wanted).values("patent"))
    return rows


def _events(filters: EventFilters, rows: QuerySet[Any]) -> QuerySet[Any]:
    for word in filters.q.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(purpose__icontains=word))
    if filters.kind:
        rows = rows.filter(kind__in=filters.kind)
    return rows.filter(_in_regions("organisation__region__code", filters.region)) if filters.region else rows


def _in_regions(field: str, codes: tuple[str, ...]) -> Q:
    found = Q()
    for code in codes:
        prefix = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
        found |= Q(**{f"{field}__startswith": prefix})
    return found


def _by_meaning(subscription: Subscription) -> list[int]:
    kept = clean_filters(Target.PATENTS, subscription.filters)
    filters: dict[str, list[str]] = {name: kept[name] for name in SEARCHED if name in kept}
    results = patents_for_text(subscription.text, user=reader_of(subscription), filters=filters, limit=FIRST)
    return [hit.patent.pk for hit in results.hits]
