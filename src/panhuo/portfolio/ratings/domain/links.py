"""One-time links: an enterprise without an account rates through one. Nothing is stored that would open it."""

from __future__ import annotations

import secrets
from typing import Final

from django.core import signing

from panhuo.portfolio.ratings.enums import InvitationState
from panhuo.portfolio.ratings.models import Invitation

_SALT: Final = "panhuo.ratings.link"
LONGEST: Final = 200


def new_nonce() -> str:
    return secrets.token_hex(16)


def link_token(invitation: Invitation) -> str:
    """The token that opens this invitation, and only this one, until it is answered or renewed."""
    return signing.Signer(salt=_SALT).sign(f"{invitation.pk}.{invitation.nonce}")


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation that a link opens; None for a wrong, renewed or withdrawn one."""
    if len(token) > LONGEST:
        return None
    try:
        pk, _dot, nonce = signing.Signer(salt=_SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    rows = Invitation.objects.select_related("round__organisation", "patent", "enterprise")
    found = rows.filter(pk=pk, nonce=nonce).first() if pk.isdecimal() else None
    closed = (InvitationState.PROPOSED, InvitationState.WITHDRAWN, InvitationState.CONFLICT)
    return None if found is None or found.state in closed else found
