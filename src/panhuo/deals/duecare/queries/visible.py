"""Who may see evidence: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class EvidenceOfHolderQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the agreement's holder; the other side has no part in it."""
        return self.filter(agreement__holder__in=Viewer.of(user).organisations)
