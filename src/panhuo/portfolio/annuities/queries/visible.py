"""Who may see annuities: members of the organisation that pays them, and the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class OwnQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)


class AccountQuerySet(OwnQuerySet):
    def live(self) -> Self:
        """Of patents that were not merged into others."""
        return self.filter(patent__merged_into=None)
