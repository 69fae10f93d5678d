"""Who may read which record of the room: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.exchange.procurement.enums import ProcurementState
from panhuo.exchange.services.api import ServiceKind, ServiceProfile
from panhuo.orgs.access import Viewer, approvable_regions

if TYPE_CHECKING:
    from panhuo.exchange.procurement.models import (  # noqa: F401
        Adoption,
        AgencyOffer,
        AgencyOrder,
        Procurement,
    )
    from panhuo.orgs.models import User

UNSEALED = (ProcurementState.SCORING, ProcurementState.DECIDED, ProcurementState.CANCELLED)
"""States in which the buyer reads the offers."""


class ProcurementQuerySet(models.QuerySet["Procurement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The buyer's people and named scorers; once it is out, the agencies that are asked."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if viewer.user_id is None:
            return self.none()
        own = viewer.organisations
        asked = Q(pk__in=_ids(invited__in=own))
        if _is_listed_agency(own):
            asked |= Q(open_to_all=True)
        out = asked & ~Q(state=ProcurementState.DRAFT)
        return self.filter(_buyers(own) | Q(pk__in=_ids(scorers__user_id=viewer.user_id)) | out)

    def bought_by(self, user: User | AnonymousUser) -> Self:
        """Those of the user's own house."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_buyers(viewer.organisations))


class AgencyOfferQuerySet(models.QuerySet["AgencyOffer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Its makers always; buyer, scorers, administrator only when offers are closed: till then they are sealed."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        own = viewer.organisations
        reads = _buyers(own, "procurement__") | Q(procurement__in=_ids(scorers__user_id=viewer.user_id))
        if viewer.sees_all:
            reads = Q()
        return self.filter(Q(organisation__in=own) | (Q(procurement__state__in=UNSEALED) & reads))


class AgencyOrderQuerySet(models.QuerySet["AgencyOrder"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The buyer's people and the agency's."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        own = viewer.organisations
        return self.filter(_buyers(own) | Q(agency__in=own))


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and all of their province for the authority's staff."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        wanted = Q(organisation__in=viewer.organisations)
        for prefix in approvable_regions(viewer):
            wanted |= Q(organisation__region__code__startswith=prefix)
        return self.filter(wanted)


def _buyers(own: tuple[int, ...], prefix: str = "") -> Q:
    """The organisation itself, and the house above it."""
    return Q(**{f"{prefix}organisation__in": own}) | Q(**{f"{prefix}organisation__parent__in": own})


def _ids(**wanted: object) -> models.QuerySet[Procurement, int]:
    from panhuo.exchange.procurement.models import Procurement

    return Procurement.objects.filter(**wanted).order_by().values_list("pk", flat=True)


def _is_listed_agency(own: tuple[int, ...]) -> bool:
    rows = ServiceProfile.objects.listed().filter(organisation__in=own)
    return rows.filter(items__kind=ServiceKind.AGENCY).exists()
