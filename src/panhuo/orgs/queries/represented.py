"""For whom somebody may act today: by mandate, beside the own organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from panhuo.orgs.access import WORKING, Viewer, remembered, roles_of
from panhuo.orgs.enums import OrganisationStatus

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.models import Organisation, Representation, User


def live_representations() -> QuerySet[Representation]:
    """Those that hold today, of principals that take part."""
    from panhuo.orgs.models import Representation

    today = timezone.localdate()
    return Representation.objects.filter(
        first_day__lte=today, last_day__gte=today, principal__status=OrganisationStatus.ACTIVE
    )


def represented_ids(viewer: Viewer, scope: str) -> tuple[int, ...]:
    """Ids of the organisations for which the viewer's organisations act in matters of this scope today."""
    rows = _held(viewer)
    return tuple(sorted({principal for _agent, principal, what in rows if what == scope}))


def acts_for(user: User | AnonymousUser, organisation: Organisation, scope: str) -> bool:
    """Whether the user does the work (administrator or staff) of an active agent of this organisation."""
    viewer = Viewer.of(user)
    agents = {agent for agent, principal, what in _held(viewer) if principal == organisation.pk and what == scope}
    if not agents or user.is_anonymous:
        return False
    return any(roles_of(user).get(agent, "") in WORKING for agent in agents)


def _held(viewer: Viewer) -> list[tuple[int, int, str]]:
    """(agent, principal, scope) of all live mandates that the viewer's organisations hold."""
    if viewer.user_id is None or not viewer.organisations:
        return []

    def read() -> list[tuple[int, int, str]]:
        rows = live_representations().filter(agent_id__in=viewer.organisations)
        return list(rows.values_list("agent_id", "principal_id", "scope"))

    return remembered("represented", viewer.user_id, read)
