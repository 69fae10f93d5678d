"""Who may see which package and dunning: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.exchange.rollup.models import Dunning, Package, ReportedAnswer, ReportedFigure  # noqa: F401
    from panhuo.orgs.models import User


class PackageQuerySet(models.QuerySet["Package"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the authority that took it in and of the institution it is about; the administrator."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(authority__in=viewer.organisations) | Q(organisation__in=viewer.organisations))

    def standing(self) -> Self:
        """Those that count."""
        return self.filter(state="taken")


class ReportedAnswerQuerySet(models.QuerySet["ReportedAnswer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of packages that the user may see."""
        return self.filter(package__in=_packages(user))


class ReportedFigureQuerySet(models.QuerySet["ReportedFigure"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of packages that the user may see."""
        return self.filter(package__in=_packages(user))


class DunningQuerySet(models.QuerySet["Dunning"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the authority and of the institution that was dunned; the administrator."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        return self.filter(Q(authority__in=viewer.organisations) | Q(organisation__in=viewer.organisations))


def _packages(user: User | AnonymousUser) -> models.QuerySet[Package]:
    from panhuo.exchange.rollup.models import Package

    return Package.objects.visible_to(user)
