"""Who may see which event, party and pair: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.exchange.events.enums import EventState, EventVisibility, PartyState
from panhuo.exchange.events.transitions import TOLD
from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from panhuo.exchange.events.models import EventPair, EventParty, MatchEvent  # noqa: F401
    from panhuo.orgs.models import User

_ANNOUNCED = (EventState.APPROVED, *TOLD)


class MatchingEventQuerySet(models.QuerySet["MatchEvent"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The host's and the approver's people always; those invited once they are; others as it is announced."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        wanted = Q(visibility=EventVisibility.PUBLIC, state__in=_ANNOUNCED)
        if viewer.is_member:
            wanted |= Q(visibility=EventVisibility.MEMBERS, state__in=_ANNOUNCED)
            wanted |= Q(organisation__in=viewer.organisations)
            wanted |= Q(approver__in=viewer.organisations) & ~Q(state=EventState.DRAFT)
            wanted |= Q(state__in=(*TOLD, EventState.CANCELLED), pk__in=_invited(viewer))
        return self.filter(wanted)

    def hosted_by(self, user: User | AnonymousUser) -> Self:
        """Those of the user's own organisations: who sees the inside of an event."""
        viewer = Viewer.of(user)
        return self if viewer.sees_all else self.filter(organisation__in=viewer.organisations)


class PartyQuerySet(models.QuerySet["EventParty"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The host's people see all, an organisation its own invitation."""
        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        own = Q(organisation__in=viewer.organisations, event__state__in=TOLD) & ~Q(state=PartyState.LISTED)
        return self.filter(Q(event__organisation__in=viewer.organisations) | own)


class PairQuerySet(models.QuerySet["EventPair"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The host's people, and the two who meet."""
        from panhuo.exchange.events.models import EventParty

        viewer = Viewer.of(user)
        if viewer.sees_all:
            return self
        own = EventParty.objects.filter(
            ~Q(state=PartyState.LISTED), organisation__in=viewer.organisations, event__state__in=TOLD
        ).values("pk")
        mine = Q(supply__in=own) | Q(demand__in=own)
        return self.filter(Q(event__organisation__in=viewer.organisations) | mine)


def _invited(viewer: Viewer) -> models.QuerySet[EventParty, int]:
    from panhuo.exchange.events.models import EventParty

    rows = EventParty.objects.filter(organisation__in=viewer.organisations).exclude(state=PartyState.LISTED)
    return rows.values_list("event_id", flat=True)
