"""The story of an event, and lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from panhuo.exchange.events.models import MatchEvent
from panhuo.orgs.api import Event, Organisation, Role, User, log_event, notify

if TYPE_CHECKING:
    from django.db.models import QuerySet

OBJECT: Final = "match_event"


def tell(event: MatchEvent, *, verb: str, actor: User | None, **data: Any) -> Event:
    """Log what happened; `data` holds codes and ids."""
    return log_event(
        object_type=OBJECT, object_id=event.pk, verb=verb, actor=actor, organisation=event.organisation, data=data
    )


def say(event: MatchEvent, *, users: Iterable[User], text: str, key: str, page: str = "event-detail") -> None:
    """Notify people; `text` has one place %(title)s."""
    notify(users=users, text=text % {"title": event.title}, url=reverse(page, args=(event.pk,)), key=key)


def staff_of(organisation: Organisation) -> QuerySet[User]:
    """Who works for an organisation: its staff and administrators."""
    roles = (Role.ADMIN, Role.STAFF)
    return User.objects.filter(
        memberships__organisation=organisation, memberships__role__in=roles, is_active=True
    ).distinct()
