"""Who may see decisions: members of the organisation that takes them, and the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.api import User


class OwnReviewsQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)
