"""Who may see flags: members of the organisation or of one above it; the administrator. And the patent must be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.portfolio.classes.models import PatentFlags  # noqa: F401


class FlagsQuerySet(models.QuerySet["PatentFlags"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own organisations' and their colleges', of patents that are still their own to see."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        live = self.filter(patent__merged_into=None)
        if viewer.sees_all:
            return live
        own = viewer.organisations
        mine = live.filter(Q(organisation__in=own) | Q(organisation__parent__in=own))
        foreign = Q(patent__visibility="organisation") & ~Q(patent__holder__in=own) & ~Q(patent__holder__parent__in=own)
        return mine.exclude(foreign)
