"""Narrowing the directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.enums import CreditKind, CreditState, ServiceKind
from panhuo.exchange.services.models import CreditRecord, ServiceItem
from panhuo.orgs.api import Region

if TYPE_CHECKING:
    from panhuo.exchange.services.queries.visible import ServiceProfileQuerySet

Counts = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class DirectoryFilters:
    """Empty: not narrowed. `region`: first two digits of provinces. `credit`: clean or sanctioned."""

    q: str = ""
    kind: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()


def filter_directory(
    rows: ServiceProfileQuerySet, filters: DirectoryFilters, *, without: str = ""
) -> ServiceProfileQuerySet:
    """Narrowed by all filters but `without`."""
    for word in filters.q.split()[:8]:
        said = Q(organisation__name__icontains=word) | Q(summary__icontains=word)
        rows = rows.filter(said | Q(pk__in=_with_item(word)))
    if filters.kind and without != "kind":
        rows = rows.filter(pk__in=ServiceItem.objects.filter(kind__in=filters.kind).values("profile"))
    if filters.region and without != "region":
        rows = rows.filter(_in_regions(filters.region))
    if len(filters.credit) == 1 and without != "credit":
        under = Q(organisation__in=sanctioned_now())
        rows = rows.filter(under if filters.credit[0] == "sanctioned" else ~under)
    return rows


def directory_facets(rows: ServiceProfileQuerySet, filters: DirectoryFilters) -> Mapping[str, Counts]:
    """(value, label, count) for each facet under all other filters."""
    return {
        "kind": _kinds(filter_directory(rows, filters, without="kind")),
        "region": _regions(filter_directory(rows, filters, without="region")),
        "credit": _credit(filter_directory(rows, filters, without="credit")),
    }


def sanctioned_now() -> list[int]:
    """Organisations with a confirmed sanction in force today."""
    today = timezone.localdate()
    rows = CreditRecord.objects.filter(kind=CreditKind.SANCTION, state=CreditState.CONFIRMED)
    live = rows.filter(Q(until=None) | Q(until__gte=today), Q(since=None) | Q(since__lte=today))
    return list(live.order_by().values_list("organisation_id", flat=True).distinct())


def _with_item(word: str) -> list[int]:
    said = Q(title__icontains=word) | Q(text__icontains=word)
    return list(ServiceItem.objects.filter(said).order_by().values_list("profile_id", flat=True).distinct())


def _in_regions(prefixes: tuple[str, ...]) -> Q:
    """Those that serve one of these provinces: a service is offered there or everywhere, or they sit there."""
    there = Q(nationwide=True)
    home = Q()
    for prefix in prefixes:
        there |= Q(regions__code__startswith=prefix)
        home |= Q(organisation__region__code__startswith=prefix)
    items = ServiceItem.objects.filter(there).order_by().values("profile")
    return Q(pk__in=items) | home


def _kinds(rows: ServiceProfileQuerySet) -> Counts:
    items = ServiceItem.objects.filter(profile__in=rows.order_by().values("pk")).order_by()
    counted = dict(items.values_list("kind").annotate(n=Count("profile", distinct=True)))
    return [(value, str(label), counted[value]) for value, label in ServiceKind.choices if counted.get(value)]


def _regions(rows: ServiceProfileQuerySet) -> Counts:
    """As many as the filter leaves; provinces where nobody sits and nothing is named are not offered."""
    homes = dict(rows.order_by().values_list("pk", "organisation__region__code"))
    items = ServiceItem.objects.filter(profile__in=rows.order_by().values("pk")).order_by()
    everywhere = set(items.filter(nationwide=True).values_list("profile_id", flat=True))
    served: dict[str, set[int]] = defaultdict(set)
    for pk, code in [*homes.items(), *items.values_list("profile_id", "regions__code")]:
        if code:
            served[code[:2]].add(pk)
    names = dict(Region.objects.filter(code__in=[f"{prefix}0000" for prefix in served]).values_list("code", "name"))
    return [
        (prefix, names.get(f"{prefix}0000", prefix), len(pks | everywhere)) for prefix, pks in sorted(served.items())
    ]


def _credit(rows: ServiceProfileQuerySet) -> Counts:
    under = rows.filter(organisation__in=sanctioned_now()).count()
    return [("clean", _("没有生效的处罚"), rows.count() - under), ("sanctioned", _("有生效的处罚"), under)]
