"""Events on the agreement's story, and lines to those concerned: numbers and codes, never names of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from panhuo.orgs.api import Membership, Organisation, Role, User, log_event, notify

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement


def tell(agreement: Agreement, verb: str, actor: User | None, **data: Any) -> None:
    """Log an event of the agreement."""
    log_event(
        object_type="agreement", object_id=agreement.pk, verb=verb, actor=actor, organisation=agreement.holder,
        data=data,
    )  # fmt: skip


def staff_of(organisations: list[Organisation]) -> list[User]:
    """Those who do the work of these organisations."""
    rows = Membership.objects.filter(organisation__in=organisations, role__in=(Role.ADMIN, Role.STAFF))
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())


def office(agreement: Agreement) -> list[User]:
    return staff_of([agreement.holder])


def takers(agreement: Agreement) -> list[User]:
    """Staff of the other side, where it has an account and may see the agreement."""
    if not agreement.open_to_parties:
        return []
    rows = agreement.parties.filter(side="taker").exclude(organisation=None).select_related("organisation")
    return staff_of([row.organisation for row in rows if row.organisation])


def say(agreement: Agreement, *, users: list[User], text: str, key: str) -> None:
    """One line to each; `text` has a place %(n)s for the agreement."""
    url = reverse("ledger-agreement", args=(agreement.pk,))
    notify(users=users, text=text % {"n": str(agreement)}, url=url, key=f"ledger:{agreement.pk}:{key}")
