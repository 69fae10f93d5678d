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
    return _known((one.pk, one.kind) for one in organisations)


def adoption_figures(*, until: date, region: str = "") -> list[Figure]:
    """By kind, with numerator, denominator and how many are unknown."""
    return figures(_known(institutions(region).order_by().values_list("pk", "kind").iterator()), until=until)


def _known(rows: Iterable[tuple[int, str]]) -> list[Institution]:
    """Traits and adoptions are few beside institutions: both are read as a whole, once."""
    traits = {one.organisation_id: one for one in InstitutionTrait.objects.all()}
    days = _adopted_on()
    return [Institution(pk, kind, _traits(traits.get(pk)), days.get(pk)) for pk, kind in rows]


def _traits(row: InstitutionTrait | None) -> dict[str, bool | None]:
    return {name: getattr(row, name) for name in TRAITS} if row else {}


def _adopted_on() -> dict[int, date]:
    """The first day of each: of a decided purchase on this platform, or of confirmed adoption elsewhere."""
    days: dict[int, date] = {}

    def seen(pk: int, day: date) -> None:
        days[pk] = min(day, days.get(pk, day))

    for one in Award.objects.select_related("procurement__organisation__parent"):
        seen(institution_of(one.procurement.organisation).pk, timezone.localdate(one.decided_at))
    for pk, on in Adoption.objects.filter(state=AdoptionState.CONFIRMED).values_list("organisation_id", "on"):
        seen(pk, on)
    return days
