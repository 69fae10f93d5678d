"""What all pages of one disclosure have in common: found for named people only, kept in no cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from panhuo.orgs.api import User
from panhuo.portfolio.prefiling.api import Disclosure

View = Callable[..., HttpResponseBase]

unkept: Callable[[View], Any] = cache_control(no_store=True, private=True)
"""Neither the browser nor anything between keeps the page."""


def own_disclosure(user: User, pk: int) -> Disclosure:
    """The disclosure, or 404 for everybody who is not named in it."""
    return get_object_or_404(Disclosure.objects.visible_to(user).select_related("organisation", "author"), pk=pk)
