"""Events and notifications of agreements: numbers and codes, no terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from panhuo.deals.agreements.queries.visible import OBJECT
from panhuo.orgs.api import Event, Membership, Role, User, log_event, notify

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import Organisation


def tell(agreement: Agreement, *, verb: str, actor: User | None, **data: Any) -> Event:
    """Log an event on the agreement's story."""
    return log_event(
        object_type=OBJECT, object_id=agreement.pk, verb=verb, actor=actor, organisation=agreement.holder, data=data
    )


def say(agreement: Agreement, *, users: Iterable[User], text: str, key: str) -> None:
    """Notify people; `text` has one place %(n)s for the agreement's number."""
    url = reverse("agreements-detail", args=(agreement.pk,))
    notify(users=users, text=text % {"n": str(agreement)}, url=url, key=f"agreement:{agreement.pk}:{key}")


def staff_of(organisation: Organisation) -> list[User]:
    """Those who work for it."""
    rows = Membership.objects.filter(organisation=organisation, role__in=(Role.ADMIN, Role.STAFF))
    return [row.user for row in rows.select_related("user") if row.user.is_active]
