"""Who may see a filing or a report: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class OwnFilingsQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the organisation that files: forms hold the terms of contracts."""
        return self.filter(holder__in=Viewer.of(user).organisations)


class OfFilingQuerySet(models.QuerySet[Any]):
    """Rows that hang on a filing."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        return self.filter(filing__holder__in=Viewer.of(user).organisations)


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the organisation that reports."""
        return self.filter(organisation__in=Viewer.of(user).organisations)
