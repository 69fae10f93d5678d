"""Who may see a statement or an acceptance: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.deals.openlicence.enums import OPEN_STATES, PUBLIC_STATES
from panhuo.orgs.access import Viewer

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import Acceptance, OpenStatement  # noqa: F401 -- in the base classes' quotes
    from panhuo.orgs.models import User


class StatementQuerySet(models.QuerySet["OpenStatement"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody sees what the office announced; members of the holder all of its own."""
        viewer = Viewer.of(user)
        return self.filter(Q(state__in=PUBLIC_STATES) | Q(holder__in=viewer.organisations))

    def own(self, user: User | AnonymousUser) -> Self:
        """Those of the user's organisations, in any state."""
        return self.filter(holder__in=Viewer.of(user).organisations)

    def open(self) -> Self:
        """Those that anybody may still accept."""
        return self.filter(state__in=OPEN_STATES)


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the holder and of the licensee: who takes a licence is their matter, not the public's."""
        mine = Viewer.of(user).organisations
        return self.filter(Q(statement__holder__in=mine) | Q(organisation__in=mine))


class OwnStatementsQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the holder."""
        return self.filter(holder__in=Viewer.of(user).organisations)
