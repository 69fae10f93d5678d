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
    def counted_for(self, user: User | AnonymousUser) -> Self:
        """Rows to count for this user: own organisations' and their colleges'.

        Without a look at the patents, so that 50,000 count quickly; a page of them is checked by `visible_to`.
        """
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        if viewer.sees_all:
            return self
        own = viewer.organisations
        return self.filter(Q(organisation__in=own) | Q(organisation__parent__in=own))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own organisations' and their colleges', of patents that are still their own to see."""
        viewer = Viewer.of(user)
        mine = self.counted_for(user).filter(patent__merged_into=None)
        if viewer.sees_all:
            return mine
        own = viewer.organisations
        foreign = Q(patent__visibility="organisation") & ~Q(patent__holder__in=own) & ~Q(patent__holder__parent__in=own)
        return mine.exclude(foreign)
