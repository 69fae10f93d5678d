"""Who may see which notification: the person it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import Notification, User  # noqa: F401


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own ones only, for the administrator too."""
        viewer = Viewer.of(user)
        return self.none() if viewer.user_id is None else self.filter(user_id=viewer.user_id)
