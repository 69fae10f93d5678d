"""Who may do what in the inventory. A `Hand` is a person reduced to what that depends on, read once for many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from panhuo.orgs.api import (
    SUPPLY_KINDS,
    OrganisationKind,
    OrganisationStatus,
    Role,
    is_admin_of,
    is_installation_admin,
    is_staff_of,
)
from panhuo.patents.api import Inventor
from panhuo.portfolio.inventory.transitions import FILLABLE, Transition, Who

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User
    from panhuo.portfolio.inventory.models import Entry

_WORKING = (Role.ADMIN, Role.STAFF)


@dataclass(frozen=True, slots=True)
class Hand:
    """`staff`: ids of organisations that the person works for; `patents`: ids of those with their name claimed."""

    user: User
    is_root: bool
    staff: frozenset[int]
    patents: frozenset[int]

    @classmethod
    def of(cls, user: User) -> Self:
        """The person as they are now; a deactivated one may do nothing."""
        if not user.is_active:
            return cls(user, is_root=False, staff=frozenset(), patents=frozenset())
        active = user.memberships.filter(organisation__status=OrganisationStatus.ACTIVE, role__in=_WORKING)
        claimed = Inventor.objects.filter(person__user=user)
        return cls(
            user,
            is_root=is_installation_admin(user),
            staff=frozenset(active.values_list("organisation_id", flat=True)),
            patents=frozenset(claimed.values_list("patent_id", flat=True)),
        )

    def is_university(self, entry: Entry) -> bool:
        """Works for the institution."""
        return self.is_root or entry.organisation_id in self.staff

    def is_college(self, entry: Entry) -> bool:
        """Works for the entry's college."""
        return self.is_root or (entry.college_id is not None and entry.college_id in self.staff)

    def is_filler(self, entry: Entry) -> bool:
        """An inventor who claimed the patent, or staff on their behalf."""
        return entry.patent_id in self.patents or self.is_college(entry) or self.is_university(entry)

    def may_lead(self, entry: Entry, row: Transition) -> bool:
        """Whether the table gives this step to this person (its conditions aside)."""
        test = {Who.FILLER: self.is_filler, Who.COLLEGE: self.is_college, Who.UNIVERSITY: self.is_university}
        return test[row.who](entry)

    def may_fill(self, entry: Entry) -> bool:
        """Whoever fills, while it is filled; the college while it reviews; the institution at any time."""
        if self.is_university(entry):
            return True
        if self.is_college(entry) and entry.state == "submitted":
            return True
        return entry.state in FILLABLE and self.is_filler(entry)


def may_run_inventory(user: User, organisation: Organisation) -> bool:
    """Works in the office of the institution: opens the inventory, joins grants, reconciles."""
    return is_installation_admin(user) or is_staff_of(user, organisation)


def may_set_up(user: User, organisation: Organisation) -> bool:
    """Administrators of the institution set levels and colleges."""
    return is_installation_admin(user) or is_admin_of(user, organisation)


def has_inventory(organisation: Organisation) -> bool:
    """Institutions whose stock is revived; colleges belong to theirs."""
    return organisation.kind in SUPPLY_KINDS and organisation.parent_id is None


def may_inspect(user: User, organisation: Organisation) -> bool:
    """The administrator, and staff of an authority whose region the institution lies in."""
    return is_installation_admin(user) or inspecting_authority(user, organisation) is not None


def inspecting_authority(user: User, organisation: Organisation) -> Organisation | None:
    """The authority for which the user may check this institution: of its county, its city or its province."""
    if not user.is_active or organisation.region_id is None or not has_inventory(organisation):
        return None
    memberships = user.memberships.filter(
        role__in=_WORKING,
        organisation__kind=OrganisationKind.AUTHORITY,
        organisation__status=OrganisationStatus.ACTIVE,
        organisation__region__code__in=_regions_over(organisation.region_id),
    )
    first = memberships.select_related("organisation").order_by("pk").first()
    return first.organisation if first else None


def _regions_over(code: str) -> set[str]:
    """The region itself, its city and its province: another city's authority has no business here."""
    return {code, code[:4] + "00", code[:2] + "0000"}
