"""Who may see which job: who started it, its organisation, the administrator."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer
from panhuo.orgs.enums import JobState

if TYPE_CHECKING:
    from panhuo.orgs.models import Job, User  # noqa: F401


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Own ones and those of the own organisations."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        if viewer.sees_all:
            return self
        return self.filter(Q(owner_id=viewer.user_id) | Q(organisation__in=viewer.organisations))

    def due(self, now: datetime) -> Self:
        """Queued and not held back."""
        return self.filter(Q(not_before=None) | Q(not_before__lte=now), state=JobState.QUEUED)

    def lapsed(self, now: datetime) -> Self:
        """Running, but nobody has said so for too long: the worker is gone."""
        return self.filter(state=JobState.RUNNING, lease_until__lt=now)

    def held(self, *, by: str) -> Self:
        """Running in the hands of this holder."""
        return self.filter(state=JobState.RUNNING, holder=by)
