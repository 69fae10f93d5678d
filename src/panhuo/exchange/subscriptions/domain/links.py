"""The link that ends a subscription without an account. Nothing is stored that opens it."""

from __future__ import annotations

from typing import Final

from django.core import signing

from panhuo.exchange.subscriptions.models import Subscription

_SALT: Final = "panhuo.subscriptions.end"
LONGEST: Final = 200


def unsubscribe_token(subscription: Subscription) -> str:
    """Ends this subscription and no other."""
    return signing.Signer(salt=_SALT).sign(f"{subscription.pk}.{subscription.nonce}")


def subscription_by_token(token: str) -> Subscription | None:
    """The subscription that a link ends, ended or not; None for a wrong link."""
    if len(token) > LONGEST:
        return None
    try:
        pk, _dot, nonce = signing.Signer(salt=_SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    if not pk.isascii() or not pk.isdigit():
        return None
    return Subscription.objects.filter(pk=pk, nonce=nonce).first()
