"""Who may see which record of the inventory: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer
from panhuo.patents.api import Inventor

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.inventory.models import Entry, Sampling  # noqa: F401


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the institution all of them, people of a college its own, inventors those that they claimed."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        if not viewer.is_known:
            return self.none()
        own = Q(organisation__in=viewer.organisations) | Q(college__in=viewer.organisations)
        claimed = Inventor.objects.filter(person__user=viewer.user_id).values("patent")
        return self.filter(own | Q(patent__in=claimed))


class OwnedQuerySet(models.QuerySet[Any]):
    """Records that belong to an organisation as a whole."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the organisation, and the administrator of the installation."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)


class SamplingQuerySet(models.QuerySet["Sampling"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the authority that checks and of the institution that is checked."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(authority__in=viewer.organisations) | Q(organisation__in=viewer.organisations))
