"""Who may see which mandate and consent: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.exchange.mandates.models import BothSidesConsent, Mandate  # noqa: F401
    from panhuo.orgs.models import User


class MandateQuerySet(models.QuerySet["Mandate"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the two parties, and the administrator of the installation."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        mine = viewer.organisations
        return self.filter(Q(principal__in=mine) | Q(agent__in=mine))

    def live(self) -> Self:
        """Those that hold today."""
        today = timezone.localdate()
        return self.filter(state="accepted", starts_on__lte=today, ends_on__gte=today)


class ConsentQuerySet(models.QuerySet["BothSidesConsent"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the agent and of both sides, and the administrator of the installation."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        mine = viewer.organisations
        return self.filter(Q(agent__in=mine) | Q(demand__in=mine) | Q(supply__in=mine))
