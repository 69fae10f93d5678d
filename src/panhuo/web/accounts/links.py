"""The link by which a person sets a password: allauth's own, so it works once and runs out."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from panhuo.orgs.api import User


def password_link(request: HttpRequest, user: User) -> str:
    """An absolute address. It stops working when the password is set or after PASSWORD_RESET_TIMEOUT (three days)."""
    values = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=values))
