"""Who may see which need or profile: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from panhuo.needs.enums import NeedStatus, NeedVisibility
from panhuo.orgs.access import Viewer, granted_ids
from panhuo.orgs.enums import RepresentationScope
from panhuo.orgs.queries.represented import represented_ids

if TYPE_CHECKING:
    from panhuo.needs.models import EnterpriseProfile, Need  # noqa: F401
    from panhuo.orgs.models import User


def _wanted(object_type: str, viewer: Viewer) -> Q:
    wanted = Q(visibility=NeedVisibility.PUBLIC)
    if viewer.is_member:
        wanted |= Q(visibility=NeedVisibility.MEMBERS)
    return wanted | only_for(object_type, viewer)


def only_for(object_type: str, viewer: Viewer) -> Q:
    """What the viewer sees whatever its level: the own organisations', their principals', what is shared with them."""
    if not viewer.is_known:
        return Q(pk__in=())
    houses = (*viewer.organisations, *represented_ids(viewer, RepresentationScope.NEEDS))
    return Q(organisation__in=houses) | Q(pk__in=granted_ids(object_type, viewer))


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Public ones; after log-in those for members, their own, their principals' and those shared with them."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_wanted("need", viewer))

    def open(self) -> Self:
        """Matches are wanted: not closed, and the deadline (if any) is not over."""
        today = timezone.localdate()
        return self.filter(Q(deadline=None) | Q(deadline__gte=today), status=NeedStatus.OPEN)

    def for_list(self) -> Self:
        """With all that a line of a list shows, in one query."""
        return self.select_related("organisation", "region")


class ProfileQuerySet(models.QuerySet["EnterpriseProfile"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The same rule as for needs."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(_wanted("profile", viewer))
