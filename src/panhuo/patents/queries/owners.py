"""Whose patents are whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

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


def owner_unknown() -> Q:
    """A patent that names nobody, neither an owner nor an applicant."""
    return Q(~Exists(PatentOwner.objects.filter(patent=OuterRef("pk"))))


def patents_of(organisation: Organisation) -> PatentQuerySet:
    """The organisation's patents: it is an owner today, or it holds the record. Narrow by `visible_to` for a user."""
    owned = current_owners().filter(owner_name__organisation=organisation).values("patent")
    return Patent.objects.filter(merged_into=None).filter(Q(holder=organisation) | Q(pk__in=owned))


def owner_reviews(user: User | AnonymousUser) -> QuerySet[OwnerName]:
    """Doubtful names that this user decides on, those on most patents first (`patents`: how many)."""
    doubtful = _decided_by(user).filter(resolution=Resolution.DOUBTFUL)
    return doubtful.annotate(patents=Count("patent_owners__patent", distinct=True)).order_by("-patents", "pk")


def owner_decisions(user: User | AnonymousUser) -> QuerySet[OwnerName]:
    """Names that a person or a rule decided and this user may decide anew: the newest decisions first, then rules."""
    settled = (Resolution.CONFIRMED, Resolution.REJECTED, Resolution.RULE)
    return _decided_by(user).filter(resolution__in=settled).order_by(F("decided_at").desc(nulls_last=True), "-pk")


def _decided_by(user: User | AnonymousUser) -> QuerySet[OwnerName]:
    """Names that are, or may be, an organisation's that the user works for; all for the administrator."""
    names = OwnerName.objects.select_related("candidate", "organisation")
    if is_installation_admin(user):
        return names
    memberships = user.memberships.filter(role__in=[Role.ADMIN, Role.STAFF]) if user.is_authenticated else None
    if memberships is None or not user.is_active:
        return names.none()
    active = memberships.filter(organisation__status="active").values("organisation")
    return names.filter(Q(candidate__in=active) | Q(candidate=None, organisation__in=active))
