"""Who may see which subscription and robot: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.api import Role, Viewer

if TYPE_CHECKING:
    from panhuo.exchange.subscriptions.models import Robot, Subscription  # noqa: F401
    from panhuo.orgs.models import User


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own ones only, for the administrator too: what somebody looks for is their own matter."""
        viewer = Viewer.of(user)
        return self.none() if viewer.user_id is None else self.filter(owner_id=viewer.user_id)


class RobotQuerySet(models.QuerySet["Robot"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Staff and administrators of the robot's organisation."""
        from panhuo.orgs.api import Membership

        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        rows = Membership.objects.filter(
            user_id=viewer.user_id, organisation_id__in=viewer.organisations, role__in=(Role.ADMIN, Role.STAFF)
        )
        return self.filter(organisation__in=rows.values("organisation"))
