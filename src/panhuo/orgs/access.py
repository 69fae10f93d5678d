"""Who is looking: the one place from which every `visible_to` starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from panhuo.orgs.enums import OrganisationKind, OrganisationStatus, Role

if TYPE_CHECKING:
    from panhuo.orgs.models import AccessGrant, User


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user reduced to what visibility depends on.

    `is_known`: logged in. `is_member`: belongs to at least one active organisation.
    `sees_all`: administrator of the installation.
    """

    user_id: int | None
    organisations: tuple[int, ...]
    sees_all: bool

    @property
    def is_known(self) -> bool:
        return self.user_id is not None

    @property
    def is_member(self) -> bool:
        return bool(self.organisations)

    @classmethod
    def of(cls, user: User | AnonymousUser) -> Self:
        """The viewer that `user` is now; memberships of organisations that are not active don't count."""
        if isinstance(user, AnonymousUser) or not user.is_active:
            return cls(user_id=None, organisations=(), sees_all=False)
        organisations = user.memberships.filter(organisation__status=OrganisationStatus.ACTIVE)
        ids = tuple(sorted(organisations.values_list("organisation_id", flat=True)))
        return cls(user_id=user.pk, organisations=ids, sees_all=user.is_superuser)


def granted_ids(object_type: str, viewer: Viewer) -> QuerySet[AccessGrant, int]:
    """Ids of objects of this type that are shared with the viewer today."""
    from panhuo.orgs.models import AccessGrant

    rows = AccessGrant.objects.filter(object_type=object_type)
    if viewer.user_id is None:  # a filter on None would find every grant to an organisation
        return rows.none().values_list("object_id", flat=True)
    live = Q(until=None) | Q(until__gt=timezone.now())
    whom = Q(user_id=viewer.user_id) | Q(organisation_id__in=viewer.organisations)
    return rows.filter(live, whom).values_list("object_id", flat=True)


def approvable_regions(viewer: Viewer) -> tuple[str, ...]:
    """First two digits of the provinces whose registrations the viewer decides on.

    Staff of an authority (of the province or a city in it) decide for their province; the administrator of the
    installation decides on all and needs no entry here.
    """
    from panhuo.orgs.models import Membership

    if viewer.user_id is None:
        return ()
    rows = Membership.objects.filter(
        user_id=viewer.user_id,
        organisation_id__in=viewer.organisations,
        organisation__kind=OrganisationKind.AUTHORITY,
        organisation__region__isnull=False,
        role__in=(Role.ADMIN, Role.STAFF),
    )
    codes = rows.values_list("organisation__region__code", flat=True)
    return tuple(sorted({code[:2] for code in codes}))
