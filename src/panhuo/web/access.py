"""Every page states its rule: who may ask for it at all. Which records they then see is `visible_to`'s matter."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from panhuo.orgs.api import Membership, Role, User, memberships_of

View = Callable[..., HttpResponseBase]


class AccessRule(StrEnum):
    """From open to closed; a view bears exactly one as `view.access_rule`."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    MEMBERS = "members"
    STAFF = "staff"
    INSTALLATION_ADMIN = "installation_admin"


class UserRequest(HttpRequest):
    """A request of somebody who is logged in: what views behind a rule may count on."""

    user: User


def active_memberships(user: User) -> list[Membership]:
    """The memberships that count: of active organisations. Read once for a request's user."""
    known: list[Membership] | None = getattr(user, "panhuo_memberships", None)
    if known is None:
        known = memberships_of(user)
        user.panhuo_memberships = known  # type: ignore[attr-defined]
    return known


def may_enter(rule: AccessRule, user: User) -> bool:
    """Whether a logged-in `user` passes `rule`."""
    if user.is_superuser or rule in {AccessRule.PUBLIC, AccessRule.SIGNED_IN}:
        return True
    if rule is AccessRule.INSTALLATION_ADMIN:
        return False
    roles = {membership.role for membership in active_memberships(user)}
    return bool(roles & {Role.ADMIN, Role.STAFF}) if rule is AccessRule.STAFF else bool(roles)


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the log-in page and back; a part of a page (htmx) sends the whole page there."""
    answer = redirect_to_login(request.get_full_path())
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": answer.url})
    return answer


def _guard(rule: AccessRule, view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if rule is not AccessRule.PUBLIC:
            if not isinstance(request.user, User):
                return _to_login(request)
            if not may_enter(rule, request.user):
                raise PermissionDenied(_("您的账号没有使用此页面的权限。"))
        return view(request, *args, **kwargs)

    guarded.access_rule = rule  # type: ignore[attr-defined]  # the mark that the rights walker reads
    return guarded


def public(view: View) -> View:
    """Anybody, with or without an account."""
    return _guard(AccessRule.PUBLIC, view)


def signed_in(view: View) -> View:
    """Anybody with an account, of an active organisation or not (a registration still being checked)."""
    return _guard(AccessRule.SIGNED_IN, view)


def members_only(view: View) -> View:
    """People of an active organisation."""
    return _guard(AccessRule.MEMBERS, view)


def staff_only(view: View) -> View:
    """Those who work on records: administrators and staff of an active organisation."""
    return _guard(AccessRule.STAFF, view)


def installation_admin(view: View) -> View:
    """The administrator of the installation."""
    return _guard(AccessRule.INSTALLATION_ADMIN, view)
