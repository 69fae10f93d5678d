"""Events and notifications of disclosures. They carry the number of the disclosure, never a word of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from panhuo.orgs.api import Event, log_event, notify
from panhuo.portfolio.prefiling.enums import PersonRole

if TYPE_CHECKING:
    from panhuo.orgs.models import User
    from panhuo.portfolio.prefiling.models import Disclosure

OBJECT: Final = "disclosure"


def tell(disclosure: Disclosure, *, verb: str, actor: User | None, **data: Any) -> Event:
    """Log an event; `data` holds codes and ids only."""
    return log_event(
        object_type=OBJECT,
        object_id=disclosure.pk,
        verb=verb,
        actor=actor,
        organisation=disclosure.organisation,
        data={"round": disclosure.round, **data},
    )


def say(disclosure: Disclosure, *, users: Iterable[User], text: str, key: str) -> None:
    """Notify people; `text` has one place %(n)s for the number."""
    line = text % {"n": disclosure.pk}
    notify(users=users, text=line, url=reverse("prefiling-detail", args=(disclosure.pk,)), key=key)


def office_of(disclosure: Disclosure) -> list[User]:
    """The named office staff."""
    return [row.user for row in disclosure.people.filter(role=PersonRole.OFFICE).select_related("user")]
