"""What every page knows."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from panhuo import __version__
from panhuo.orgs.api import User, unread


def site(request: HttpRequest) -> dict[str, Any]:
    """Version of the site and, counted only where a page asks, the notifications that wait for this person."""

    @cache
    def unread_count() -> int:
        user = getattr(request, "user", None)
        return unread(user).count() if isinstance(user, User) else 0

    return {"panhuo_version": __version__, "unread_count": unread_count}
