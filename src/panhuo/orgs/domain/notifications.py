"""Lines for people: what waits for them or what changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from panhuo.orgs.models import Notification

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.orgs.queries.notifications import NotificationQuerySet

LONGEST = 300


def notify(*, users: Iterable[User], text: str, url: str = "", key: str) -> None:
    """Tell each of them once: who was told with this key already is not told again."""
    line = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    rows = [Notification(user=user, text=line, url=url, key=key) for user in users if user.is_active]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)


def unread(user: User | AnonymousUser) -> NotificationQuerySet:
    """What the user has not read, newest first."""
    return Notification.objects.visible_to(user).filter(read_at=None)


def mark_read(user: User | AnonymousUser, *, pk: int | None = None) -> int:
    """Mark one of the user's own, or all of them; gives how many."""
    rows = unread(user)
    return (rows if pk is None else rows.filter(pk=pk)).update(read_at=timezone.now())
