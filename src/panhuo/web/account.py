"""Accounts are given by organisations or by registration with proof; nobody signs up alone."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignupAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Closes allauth's own sign-up page: enterprises register through `web` with proof."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
