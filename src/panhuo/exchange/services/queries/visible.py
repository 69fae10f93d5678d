"""Who may read which record of the room: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.exchange.services.enums import CreditState
from panhuo.orgs.access import Viewer, approvable_regions

if TYPE_CHECKING:
    from panhuo.exchange.services.models import (  # noqa: F401
        CreditRecord,
        ServiceCase,
        ServiceItem,
        ServiceOffer,
        ServiceOrder,
        ServiceProfile,
        ServiceRequest,
    )
    from panhuo.orgs.models import User

LISTED = Q(published=True, organisation__status="active")


class ServiceProfileQuerySet(models.QuerySet["ServiceProfile"]):
    def listed(self) -> Self:
        """Those in the directory."""
        return self.filter(LISTED)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Listed ones for everybody; an unlisted one for its own people."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(LISTED | Q(organisation__in=viewer.organisations))


class ItemQuerySet(models.QuerySet["ServiceItem"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of profiles that the user may see."""
        return self.filter(profile__in=_profiles(user))


class CaseQuerySet(models.QuerySet["ServiceCase"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of profiles that the user may see."""
        return self.filter(profile__in=_profiles(user))


class CreditQuerySet(models.QuerySet["CreditRecord"]):
    def public(self) -> Self:
        """What was confirmed. Sanctions stay readable after their end, marked as past."""
        return self.filter(state=CreditState.CONFIRMED)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Confirmed ones for everybody; all of one's own; all of their province for the authority's staff."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        wanted = Q(state=CreditState.CONFIRMED) | Q(organisation__in=viewer.organisations)
        for prefix in approvable_regions(viewer):
            wanted |= Q(organisation__region__code__startswith=prefix)
        return self.filter(wanted)


class OrderRequestQuerySet(models.QuerySet["ServiceRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The client's people, those of invited organisations, and for open ones those of listed organisations."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if not viewer.is_member:
            return self.none()
        own = viewer.organisations
        wanted = Q(organisation__in=own) | Q(pk__in=_invited(own))
        if _is_listed(own):
            wanted |= Q(open_to_all=True)
        return self.filter(wanted)


class OfferQuerySet(models.QuerySet["ServiceOffer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The client's people and those of who made it."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        own = viewer.organisations
        return self.filter(Q(organisation__in=own) | Q(request__organisation__in=own))


class OrderQuerySet(models.QuerySet["ServiceOrder"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The people of both sides."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(client__in=viewer.organisations) | Q(provider__in=viewer.organisations))


def _profiles(user: User | AnonymousUser) -> ServiceProfileQuerySet:
    from panhuo.exchange.services.models import ServiceProfile

    return ServiceProfile.objects.visible_to(user)


def _invited(own: tuple[int, ...]) -> models.QuerySet[ServiceRequest, int]:
    from panhuo.exchange.services.models import ServiceRequest

    rows = ServiceRequest.objects.filter(invited__in=own)
    return rows.values_list("pk", flat=True)


def _is_listed(own: tuple[int, ...]) -> bool:
    from panhuo.exchange.services.models import ServiceProfile

    return ServiceProfile.objects.listed().filter(organisation__in=own).exists()
