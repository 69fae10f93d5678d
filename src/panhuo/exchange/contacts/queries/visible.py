"""Who may see which contact and what hangs on it: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer
from panhuo.orgs.enums import RepresentationScope
from panhuo.orgs.queries.represented import represented_ids

if TYPE_CHECKING:
    from panhuo.exchange.contacts.models import (  # noqa: F401
        Approval,
        Contact,
        ContactFile,
        Meeting,
        Message,
    )
    from panhuo.orgs.models import User


def _seen(viewer: Viewer) -> Q:
    """Both sides; brokers once all have agreed. The administrator of the installation has no part in it.

    Only columns of the contact itself are compared, so that each alternative has its index.
    """
    from panhuo.exchange.contacts.models import Broker

    if not viewer.is_member:
        return Q(pk__in=())
    mine = viewer.organisations
    brokered = Broker.objects.filter(organisation__in=mine, is_active=True, left_at=None)
    houses = (*mine, *represented_ids(viewer, RepresentationScope.CONTACTS))
    return Q(demand__in=houses) | Q(supply__in=houses) | Q(pk__in=brokered.values("contact"))


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Members of both sides, of those who negotiate for them, and of the brokers who were let in. Nobody else."""
        return self.filter(_seen(Viewer.of(user)))

    def live(self) -> Self:
        """Asked for or under way."""
        return self.filter(state__in=("requested", "open"))


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of contacts that the user may see."""
        return self.filter(contact__in=_contacts(user))


class FileQuerySet(models.QuerySet["ContactFile"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of contacts that the user may see."""
        return self.filter(message__contact__in=_contacts(user))


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of contacts that the user may see."""
        return self.filter(contact__in=_contacts(user))


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the user's own side only: what a house decides within is its own matter."""
        mine = Viewer.of(user).organisations
        own = Q(side="demand", contact__demand__in=mine) | Q(side="supply", contact__supply__in=mine)
        return self.filter(own)


def _contacts(user: User | AnonymousUser) -> models.QuerySet[Contact]:
    from panhuo.exchange.contacts.models import Contact

    return Contact.objects.visible_to(user)
