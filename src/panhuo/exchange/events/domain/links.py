"""One-time links: for invited organisations without an account, and on badges. Nothing is stored that opens them."""

from __future__ import annotations

from typing import Final

from django.core import signing

from panhuo.exchange.events.enums import PartyState
from panhuo.exchange.events.models import Attendee, EventParty
from panhuo.exchange.events.transitions import TOLD

_PARTY: Final = "panhuo.events.invitation"
_BADGE: Final = "panhuo.events.badge"
LONGEST: Final = 200


def invitation_token(party: EventParty) -> str:
    """Opens this invitation and no other."""
    return signing.Signer(salt=_PARTY).sign(f"{party.pk}.{party.nonce}")


def badge_token(attendee: Attendee) -> str:
    """Stands in the code on the badge."""
    return signing.Signer(salt=_BADGE).sign(f"{attendee.pk}.{attendee.nonce}")


def party_by_token(token: str) -> EventParty | None:
    """The invitation that a link opens, while there is one."""
    key = _read(token, _PARTY)
    if key is None:
        return None
    rows = EventParty.objects.select_related("event__organisation", "organisation").exclude(state=PartyState.LISTED)
    return rows.filter(pk=key[0], nonce=key[1], event__state__in=TOLD).first()


def attendee_by_token(token: str) -> Attendee | None:
    """The person of a badge."""
    key = _read(token, _BADGE)
    if key is None:
        return None
    rows = Attendee.objects.select_related("party__event__organisation", "party__organisation")
    return rows.filter(pk=key[0], nonce=key[1], party__event__state__in=TOLD).first()


def _read(token: str, salt: str) -> tuple[int, str] | None:
    if len(token) > LONGEST:
        return None
    try:
        pk, _dot, nonce = signing.Signer(salt=salt).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return (int(pk), nonce) if pk.isascii() and pk.isdigit() and len(pk) < 19 else None  # noqa: PLR2004
