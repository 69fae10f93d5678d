"""Who is looking: the one place from which every `visible_to` starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from panhuo.orgs.enums import OrganisationKind, OrganisationStatus, Role

if TYPE_CHECKING:
    from panhuo.orgs.models import AccessGrant, Membership, Organisation, User


_T = TypeVar("_T")
WORKING: Final = (Role.ADMIN, Role.STAFF)
_REMEMBERED: Final[ContextVar[dict[tuple[str, int], Any] | None]] = ContextVar("rights", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within this block what a person may is read once: for a request that only reads. The next one reads anew."""
    token = _REMEMBERED.set({})
    try:
        yield
    finally:
        _REMEMBERED.reset(token)


def remembered(name: str, user_id: int, read: Callable[[], _T]) -> _T:
    """What `read` gives; read once within `remembering`."""
    known = _REMEMBERED.get()
    if known is None:
        return read()
    key = (name, user_id)
    if key not in known:
        known[key] = read()
    found: _T = known[key]
    return found


def memberships_of(user: User) -> list[Membership]:
    """Those that count, of active organisations, in the order of the organisations' numbers; each with its own."""
    return _memberships(user.pk)


def _memberships(user_id: int) -> list[Membership]:
    from panhuo.orgs.models import Membership

    def read() -> list[Membership]:
        rows = Membership.objects.filter(user_id=user_id, organisation__status=OrganisationStatus.ACTIVE)
        return list(rows.select_related("organisation").order_by("organisation_id"))

    return remembered("memberships", user_id, read)


def roles_of(user: User) -> dict[int, str]:
    """Active organisation → the user's role in it, in the order of their numbers."""
    return {one.organisation_id: one.role for one in memberships_of(user)}


def own_organisations(user: User | AnonymousUser, *, working: bool = False) -> list[Organisation]:
    """Active organisations that the user works for, by name; `working`: does the work of (administrator or staff)."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return []
    rows = [one for one in memberships_of(user) if not working or one.role in WORKING]
    return sorted((one.organisation for one in rows), key=lambda one: (one.name, one.pk))


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
        return cls(user_id=user.pk, organisations=tuple(roles_of(user)), sees_all=user.is_superuser)


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
    if viewer.user_id is None:
        return ()
    codes = {
        one.organisation.region_id
        for one in _memberships(viewer.user_id)
        if one.organisation_id in viewer.organisations
        and one.role in WORKING
        and one.organisation.kind == OrganisationKind.AUTHORITY
    }
    return tuple(sorted({code[:2] for code in codes if code}))
