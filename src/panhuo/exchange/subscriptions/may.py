"""Who may let something out."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from panhuo.orgs.api import Organisation, User, is_admin_of, is_installation_admin


def may_keep_robots(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Administrators of the organisation."""
    return is_admin_of(user, organisation)


def may_set_outbound(user: User | AnonymousUser) -> bool:
    return is_installation_admin(user)
