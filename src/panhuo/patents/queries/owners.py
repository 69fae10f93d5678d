"""Whose patents are whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from panhuo.orgs.api import Organisation, Role, is_installation_admin
from panhuo.patents.enums import Resolution
from panhuo.patents.models import OwnerName, Patent, PatentOwner
from panhuo.patents.queries.visible import PatentQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.models import User


def current_owners() -> QuerySet[PatentOwner]:
    """Today's owners; where only the applicants at filing are known, those."""
    today = PatentOwner.objects.filter(patent=OuterRef("patent"), original=False)
    return PatentOwner.objects.filter(Q(original=False) | ~Exists(today))


def patents_of(organisation: Organisation) -> PatentQuerySet:
    """The organisation's patents: it is an owner today, or it holds the record. Narrow by `visible_to` for a user."""
    owned = current_owners().filter(owner_name__organisation=organisation).values("patent")
    return Patent.objects.filter(merged_into=None).filter(Q(holder=organisation) | Q(pk__in=owned))


def owner_reviews(user: User | AnonymousUser) -> QuerySet[OwnerName]:
    """Doubtful names that this user decides on, those on most patents first (`patents`: how many)."""
    doubtful = OwnerName.objects.filter(resolution=Resolution.DOUBTFUL).select_related("candidate")
    if not is_installation_admin(user):
        working = [Role.ADMIN, Role.STAFF]
        memberships = user.memberships.filter(role__in=working) if user.is_authenticated else None
        if memberships is None or not user.is_active:
            return doubtful.none()
        active = memberships.filter(organisation__status="active").values("organisation")
        doubtful = doubtful.filter(candidate__in=active)
    return doubtful.annotate(patents=Count("patent_owners__patent", distinct=True)).order_by("-patents", "pk")
