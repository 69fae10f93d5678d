"""Whose inventory: institutions with their colleges, and what of it a person works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from panhuo.orgs.api import (
    SUPPLY_KINDS,
    Membership,
    Organisation,
    OrganisationStatus,
    is_installation_admin,
    is_member_of,
    organisations_of,
)
from panhuo.patents.api import LegalState, PatentQuerySet, patents_of
from panhuo.portfolio.inventory.models import Entry
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def institution_of(organisation: Organisation) -> Organisation:
    """The institution that an organisation of the supply side is, or is a college of."""
    return organisation.parent if organisation.parent is not None else organisation


def institutions_of(user: User) -> list[Organisation]:
    """Institutions in whose inventory the user takes part, their first membership first; all for the administrator."""
    if is_installation_admin(user):
        found = Organisation.objects.active().filter(kind__in=SUPPLY_KINDS, parent=None, inventory__isnull=False)
        return list(found.order_by("name", "pk"))
    memberships = Membership.objects.filter(
        user=user, organisation__status=OrganisationStatus.ACTIVE, organisation__kind__in=SUPPLY_KINDS
    )
    rows = memberships.select_related("organisation__parent").order_by("pk")
    return list(dict.fromkeys(institution_of(row.organisation) for row in rows))


def entries_for(user: User, organisation: Organisation) -> EntryQuerySet:
    """What the user sees of one institution: all of it, else that of their colleges and what they claimed."""
    entries = Entry.objects.filter(organisation=organisation)
    if is_installation_admin(user) or is_member_of(user, organisation):
        return entries
    colleges = organisations_of(user).filter(parent=organisation)
    if colleges.exists():
        return entries.filter(college__in=colleges)
    return entries.visible_to(user)


def patents_in_scope(organisation: Organisation) -> PatentQuerySet:
    """Patents of the institution and of its colleges, which may stand on a patent by their own name."""
    found = patents_of(organisation)
    for college in Organisation.objects.filter(parent=organisation):
        found = found | patents_of(college)
    return found.distinct() if organisation.children.exists() else found


def to_join(organisation: Organisation) -> PatentQuerySet:
    """Granted patents that aren't dead and have no entry yet."""
    ours = Entry.objects.filter(organisation=organisation).values("patent")
    granted = patents_in_scope(organisation).filter(grant_date__isnull=False).exclude(legal_state=LegalState.DEAD)
    return granted.filter(~Q(pk__in=ours))
