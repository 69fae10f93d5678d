"""Who hears of mandates and consents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panhuo.orgs.api import Role, User, log_event, notify

if TYPE_CHECKING:
    from panhuo.exchange.mandates.models import BothSidesConsent, Mandate
    from panhuo.orgs.api import Organisation


def staff_of(organisation: Organisation) -> list[User]:
    """Administrators and staff."""
    roles = (Role.ADMIN, Role.STAFF)
    rows = User.objects.filter(memberships__organisation=organisation, memberships__role__in=roles, is_active=True)
    return list(rows.distinct())


def say(mandate: Mandate, *, to: Organisation, text: str, key: str) -> None:
    """One line a person and key, with the way to the mandate."""
    notify(users=staff_of(to), text=text, url=f"/mandates/{mandate.pk}/", key=f"mandates:{mandate.pk}:{key}")


def log(mandate: Mandate, verb: str, actor: User | None, **data: Any) -> None:
    log_event(
        object_type="mandate", object_id=mandate.pk, verb=verb, actor=actor, organisation=mandate.principal, data=data
    )


def say_consent(consent: BothSidesConsent, *, to: Organisation, text: str, key: str) -> None:
    """The same for a consent."""
    notify(users=staff_of(to), text=text, url="/mandates/consents/", key=f"consents:{consent.pk}:{key}")


def log_consent(consent: BothSidesConsent, verb: str, actor: User | None, **data: Any) -> None:
    log_event(object_type="both_sides_consent", object_id=consent.pk, verb=verb, actor=actor, data=data)
