"""Who may do what, as small predicates. A deactivated user and a closed organisation count for nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from panhuo.orgs.access import WORKING, own_organisations, roles_of
from panhuo.orgs.enums import OrganisationKind, Role

if TYPE_CHECKING:
    from panhuo.orgs.models import Job, Organisation, Registration, User


def is_installation_admin(user: User | AnonymousUser) -> bool:
    """Runs the installation."""
    return bool(user.is_active and user.is_superuser)


def _has_role(user: User | AnonymousUser, organisation: Organisation, roles: Collection[str]) -> bool:
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    return roles_of(user).get(organisation.pk, "") in roles


def is_member_of(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Belongs to it in any role."""
    return _has_role(user, organisation, Role.values)


def is_staff_of(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """May do its work: staff and its administrators."""
    return _has_role(user, organisation, WORKING)


def is_admin_of(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Runs its account: members, names, profile."""
    return _has_role(user, organisation, (Role.ADMIN,))


def works_for_kind(user: User | AnonymousUser, kind: OrganisationKind | Collection[OrganisationKind]) -> bool:
    """Does the work (admin or staff) of an active organisation of this kind, or one of these kinds."""
    kinds = (kind,) if isinstance(kind, str) else tuple(kind)
    return any(one.kind in kinds for one in own_organisations(user, working=True))


def may_manage(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """May change the organisation and its members."""
    return is_installation_admin(user) or is_admin_of(user, organisation)


def may_decide(user: User | AnonymousUser, registration: Registration) -> bool:
    """May approve or reject this registration."""
    from panhuo.orgs.models import Registration

    return Registration.objects.decided_by(user).filter(pk=registration.pk).exists()


def may_cancel(user: User | AnonymousUser, job: Job) -> bool:
    """May stop or repeat this job: who started it, staff of its organisation, the administrator."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    if is_installation_admin(user) or job.owner_id == user.pk:
        return True
    return job.organisation is not None and is_staff_of(user, job.organisation)
