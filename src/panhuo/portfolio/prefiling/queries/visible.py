"""Who may read a disclosure: said once, here. Named people only; the administrator of the installation is not one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.portfolio.prefiling.models import Disclosure, Filing  # noqa: F401


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of which the user is author, named inventor, named panel or named office staff. Nothing else counts.

        No membership, no share (`AccessGrant`) and no superuser opens one (docs/decisions/0038-secret-disclosures.md).
        """
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        return self.filter(pk__in=_named(viewer.user_id))


class FilingQuerySet(models.QuerySet["Filing"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of disclosures that the user may read."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        return self.filter(disclosure__in=_named(viewer.user_id))


def _named(user_id: int) -> models.QuerySet[Disclosure, int]:
    from panhuo.portfolio.prefiling.models import Disclosure, DisclosureInventor, DisclosurePerson

    people = DisclosurePerson.objects.filter(user_id=user_id).values("disclosure")
    inventors = DisclosureInventor.objects.filter(user_id=user_id).values("disclosure")
    named = Q(author_id=user_id) | Q(pk__in=people) | Q(pk__in=inventors)
    return Disclosure.objects.filter(named).values_list("pk", flat=True)
