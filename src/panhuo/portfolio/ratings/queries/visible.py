"""Who may see which record of ratings: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer
from panhuo.portfolio.ratings.enums import InvitationState

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.ratings.models import (  # noqa: F401
        EnterpriseRating,
        Invitation,
        RatingRound,
        Standing,
    )

_SHOWN = [state for state in InvitationState.values if state not in ("proposed", "conflict", "withdrawn")]


class RoundQuerySet(models.QuerySet["RatingRound"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the institution."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)


class StandingQuerySet(models.QuerySet["Standing"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the institution."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the institution; once it was sent, people of the enterprise."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        sent = Q(enterprise__in=viewer.organisations, state__in=_SHOWN)
        return self.filter(Q(round__organisation__in=viewer.organisations) | sent)


class RatingQuerySet(models.QuerySet["EnterpriseRating"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """People of the institution, and of the enterprise that rated."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(organisation__in=viewer.organisations) | Q(enterprise__in=viewer.organisations))
