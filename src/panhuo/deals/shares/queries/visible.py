"""Who may see what of the shares: said once, here.

A share belongs to its person and the office (staff of the institution), to nobody else: not to colleagues, not to the
other party, not to the administrator of the installation.
"""

from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.deals.ledger.api import offices_of
from panhuo.orgs.api import User, Viewer

Person = User | AnonymousUser


def user_id(user: Person) -> int | None:
    return Viewer.of(user).user_id


class OfMembersQuerySet(models.QuerySet[Any]):
    """Rules of the institution: its members read them."""

    def visible_to(self, user: Person) -> Self:
        return self.filter(organisation__in=Viewer.of(user).organisations)


class OfOfficeQuerySet(models.QuerySet[Any]):
    """Rows of an agreement that are the office's own."""

    def visible_to(self, user: Person) -> Self:
        return self.filter(agreement__holder__in=offices_of(user))


class OfOrganisationOfficeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        return self.filter(organisation__in=offices_of(user))


class RecipientQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's, and oneself."""
        return self.filter(Q(organisation__in=offices_of(user)) | _own("user", user))


class DivisionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's. What others see of one under notice is `on_notice_for`."""
        return self.filter(agreement__holder__in=offices_of(user))

    def on_notice_for(self, user: Person) -> Self:
        """Those under notice in the user's institutions: sums by group and percentages, no person's amount."""
        return self.filter(state="notice", agreement__holder__in=Viewer.of(user).organisations)


class ShareQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's; one's own once they are under notice or posted."""
        own = _own("recipient__user", user) & Q(division__state__in=("notice", "posted"))
        return self.filter(Q(division__agreement__holder__in=offices_of(user)) | own)


class ObjectionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's, and one's own."""
        return self.filter(Q(division__agreement__holder__in=offices_of(user)) | _own("user", user))


class StakeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's, and those in which one holds a part."""
        return self.filter(Q(organisation__in=offices_of(user)) | _own("parts__recipient__user", user)).distinct()


class PartOfStakeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        return self.filter(Q(stake__organisation__in=offices_of(user)) | _own("recipient__user", user))


class ProfitYearQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        return self.filter(profit_share__organisation__in=offices_of(user))


class GrantQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """The office's, and those that one holds."""
        return self.filter(Q(organisation__in=offices_of(user)) | _own("holders__recipient__user", user)).distinct()


class GrantFileQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        own = _own("grant__holders__recipient__user", user)
        return self.filter(Q(grant__organisation__in=offices_of(user)) | own).distinct()


def _own(field: str, user: Person) -> Q:
    known = user_id(user)
    return Q(pk__in=[]) if known is None else Q(**{field: known})
