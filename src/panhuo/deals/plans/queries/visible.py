"""Who may see comparisons and plans of agreements: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.deals.agreements.api import Agreement
from panhuo.orgs.api import Viewer, granted_ids

if TYPE_CHECKING:
    from panhuo.deals.plans.models import AgreementPlan, Comparison  # noqa: F401
    from panhuo.orgs.models import User

OBJECT: Final = "comparison"


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of the organisation that drew it up, those it was shared with, those who see its agreement."""
        viewer = Viewer.of(user)
        if viewer.user_id is None:
            return self.none()
        own = Q(organisation__in=viewer.organisations) | Q(pk__in=granted_ids(OBJECT, viewer))
        return self.filter(own | Q(agreement__in=Agreement.objects.visible_to(user).values("pk")))


class AgreementPlanQuerySet(models.QuerySet["AgreementPlan"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of agreements that the user sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(user).values("pk"))
