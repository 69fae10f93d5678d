"""Who may see which registration: the applicant and those who decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.enums import RegistrationStatus

if TYPE_CHECKING:
    from panhuo.orgs.models import Registration, User  # noqa: F401


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own ones; for approvers those that they decide on."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        if viewer.sees_all:
            return self
        return self.filter(Q(applicant_id=viewer.user_id) | _decides(viewer))

    def decided_by(self, user: User | AnonymousUser) -> Self:
        """Those that the user may approve or reject: never the own one."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        rows = self.exclude(applicant_id=viewer.user_id)
        return rows if viewer.sees_all else rows.filter(_decides(viewer))


def _decides(viewer: Viewer) -> Q:
    wanted = Q(pk__in=())
    for prefix in approvable_regions(viewer):
        wanted |= Q(organisation__region__code__startswith=prefix)
    return wanted


def pending_registrations(user: User | AnonymousUser) -> RegistrationQuerySet:
    """What waits for this user's decision, oldest first."""
    from panhuo.orgs.models import Registration

    waiting = Registration.objects.decided_by(user).filter(status=RegistrationStatus.PENDING)
    return waiting.select_related("organisation__region", "applicant").order_by("created_at", "pk")
