"""For whom somebody may act today: by mandate, beside the own organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from panhuo.orgs.enums import OrganisationStatus, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.access import Viewer
    from panhuo.orgs.models import Organisation, Representation, User


def live_representations() -> QuerySet[Representation]:
    """Those that hold today, of principals that take part."""
    from panhuo.orgs.models import Representation

    today = timezone.localdate()
    return Representation.objects.filter(
        first_day__lte=today, last_day__gte=today, principal__status=OrganisationStatus.ACTIVE
    )


def represented_ids(viewer: Viewer, scope: str) -> QuerySet[Representation, int]:
    """Ids of the organisations for which the viewer's organisations act in matters of this scope, as a subquery."""
    rows = live_representations().filter(agent_id__in=viewer.organisations, scope=scope)
    return rows.values_list("principal_id", flat=True)


def acts_for(user: User | AnonymousUser, organisation: Organisation, scope: str) -> bool:
    """Whether the user does the work (administrator or staff) of an active agent of this organisation."""
    if not user.is_authenticated or not user.is_active:
        return False
    rows = live_representations().filter(principal=organisation, scope=scope)
    agents = rows.values("agent_id")
    houses = user.memberships.filter(organisation__in=agents, role__in=(Role.ADMIN, Role.STAFF))
    return houses.filter(organisation__status=OrganisationStatus.ACTIVE).exists()
