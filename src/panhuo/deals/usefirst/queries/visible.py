"""Who may see results, requests and deals: said once, here."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.deals.ledger.api import offices_of, seen_agreements
from panhuo.orgs.api import User, Viewer

Person = User | AnonymousUser


class ResultQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """What is listed is public; drafts and what was withdrawn belong to the institution."""
        return self.filter(Q(state="listed") | Q(organisation__in=Viewer.of(user).organisations))


class UseRequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The enterprise that asks, and the office that is asked."""
        own = Q(enterprise__in=Viewer.of(user).organisations)
        return self.filter(own | Q(result__organisation__in=offices_of(user)))


class DealQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """With the agreement."""
        return self.filter(agreement__in=seen_agreements(user))


class OfDealQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """With the agreement."""
        return self.filter(deal__agreement__in=seen_agreements(user))
