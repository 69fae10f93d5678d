"""Who may see what of the ledger: said once, here.

Invoices, receipts, reports and facts belong to both sides; books and entries, which tell of shares, to the office.
"""

from __future__ import annotations

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.queries.posted import PostedQuerySet
from panhuo.orgs.api import Membership, OrganisationStatus, Role, User

Person = User | AnonymousUser


def offices_of(user: Person) -> models.QuerySet[Membership, int]:
    """Ids of the organisations whose work the user does (not of those whose records they may only read)."""
    rows = Membership.objects.filter(role__in=(Role.ADMIN, Role.STAFF), organisation__status=OrganisationStatus.ACTIVE)
    known = user.pk if user.is_active and not isinstance(user, AnonymousUser) else None
    rows = rows.none() if known is None else rows.filter(user_id=known)
    return rows.values_list("organisation_id", flat=True)


def seen_agreements(user: Person) -> models.QuerySet[Any, Any]:
    return Agreement.objects.visible_to(user).values("pk")


class BookQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """Those of organisations whose work the user does."""
        return self.filter(organisation__in=offices_of(user))


class OfBookQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """With the book."""
        return self.filter(book__organisation__in=offices_of(user))


class LedgerEntryQuerySet(PostedQuerySet):
    def visible_to(self, user: Person) -> Self:
        """Those of organisations whose work the user does."""
        return self.filter(organisation__in=offices_of(user))


class OfLedgerQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Person) -> Self:
        """With the agreement."""
        return self.filter(agreement__in=seen_agreements(user))


class PaperQuerySet(PostedQuerySet):
    def visible_to(self, user: Person) -> Self:
        """With the agreement; refunds with their receipt's."""
        field = "receipt__agreement__in" if self.model.__name__ == "Refund" else "agreement__in"
        return self.filter(**{field: seen_agreements(user)})
