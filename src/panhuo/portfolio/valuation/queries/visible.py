"""Who may see a valuation: members of the organisation that made it or of one above it; the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.portfolio.valuation.models import Valuation  # noqa: F401


class ValuationQuerySet(models.QuerySet["Valuation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own organisations' and their colleges'."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        if viewer.sees_all:
            return self
        own = viewer.organisations
        return self.filter(Q(organisation__in=own) | Q(organisation__parent__in=own))
