"""Who may see which people and teams: those of their organisation, and what concerns themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.patents.models.person import Person, Team  # noqa: F401


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the viewer's organisations and the viewer's own entry; all for the administrator."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if not viewer.is_known:
            return self.none()
        return self.filter(Q(organisation__in=viewer.organisations) | Q(user=viewer.user_id))


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Teams of the viewer's organisations and those that the viewer is in; all for the administrator."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if not viewer.is_known:
            return self.none()
        own = self.model.members.through.objects.filter(person__user=viewer.user_id).values("team")
        return self.filter(Q(organisation__in=viewer.organisations) | Q(pk__in=own))
