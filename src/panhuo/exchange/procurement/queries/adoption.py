"""Adoption of the standard by kind of institution."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone

from panhuo.exchange.procurement.domain.adoption import TRAITS
from panhuo.exchange.procurement.enums import AdoptionState
from panhuo.exchange.procurement.models import Adoption, Award, InstitutionTrait
from panhuo.exchange.procurement.rules.adoption import Figure, Institution, figures
from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.api import Organisation, OrganisationKind, User, is_staff_of, organisations_of
from panhuo.portfolio.prefiling.api import institution_of

if TYPE_CHECKING:
    from panhuo.orgs.queries.organisations import OrganisationQuerySet

KINDS: Final = (
    OrganisationKind.UNIVERSITY,
    OrganisationKind.INSTITUTE,
    OrganisationKind.HOSPITAL,
    OrganisationKind.ENTERPRISE,
)


def institutions(region: str = "") -> OrganisationQuerySet:
    """Active houses (not their colleges) of the kinds that the notice names; `region`: first two digits."""
    rows = Organisation.objects.active().filter(kind__in=KINDS, parent=None, is_demo=False)
    return rows.filter(region__code__startswith=region) if region else rows


def kept_by(user: User) -> OrganisationQuerySet:
    """Institutions whose kind and adoption the user may state: their own, those of their province's authority."""
    viewer = Viewer.of(user)
    if viewer.sees_all:
        return institutions()
    wanted = Q(pk__in=[one.pk for one in organisations_of(user) if is_staff_of(user, one)])
    for prefix in approvable_regions(viewer):
        wanted |= Q(region__code__startswith=prefix)
    return institutions().filter(wanted)


def known_of(organisations: Iterable[Organisation]) -> list[Institution]:
    """What is known of each: kind, traits, and the first day of adoption."""
    rows = list(organisations)
    ids = [one.pk for one in rows]
    traits = {one.organisation_id: one for one in InstitutionTrait.objects.filter(organisation__in=ids)}
    days = adopted_on(ids)
    return [
        Institution(
            one.pk,
            one.kind,
            {name: getattr(traits[one.pk], name) for name in TRAITS} if one.pk in traits else {},
            days.get(one.pk),
        )
        for one in rows
    ]


def adopted_on(ids: Iterable[int]) -> dict[int, date]:
    """The first day: of a decided purchase on this platform, or of confirmed adoption elsewhere."""
    wanted = set(ids)
    days: dict[int, date] = {}

    def seen(pk: int, day: date) -> None:
        if pk in wanted and (pk not in days or day < days[pk]):
            days[pk] = day

    for one in Award.objects.select_related("procurement__organisation__parent"):
        seen(institution_of(one.procurement.organisation).pk, timezone.localdate(one.decided_at))
    for row in Adoption.objects.filter(state=AdoptionState.CONFIRMED, organisation__in=wanted):
        seen(row.organisation_id, row.on)
    return days


def adoption_figures(*, until: date, region: str = "") -> list[Figure]:
    """By kind, with numerator, denominator and how many are unknown."""
    return figures(known_of(institutions(region)), until=until)
