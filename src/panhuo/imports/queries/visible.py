"""Who may see which import: its organisation's people and the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.imports.models import ImportBatch  # noqa: F401
    from panhuo.orgs.models import User


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)
