"""Who asks: the session's user, or nobody. Both are welcome; `visible_to` decides what each gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from panhuo.api.strict import refuse_unknown_names

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def anyone(request: HttpRequest) -> User | AnonymousUser:
    """Ninja's `auth` for operations of the rule "public": takes the session's user if there is one.

    Refuses names in the query string that the operation doesn't know, before anything else is looked at.
    No CSRF token is asked for, since no operation of this kind changes anything that a user owns.
    """
    refuse_unknown_names(request)
    return asker(request)


def asker(request: HttpRequest) -> User | AnonymousUser:
    """The user that all visibility of this request starts from."""
    user: User | AnonymousUser = request.user
    return user if user.is_authenticated else AnonymousUser()
