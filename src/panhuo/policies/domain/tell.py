"""Whom to tell."""

from __future__ import annotations

from panhuo.orgs.api import Role, User


def staff_of(organisation_id: int) -> list[User]:
    """The people who do an organisation's work."""
    rows = User.objects.filter(memberships__organisation_id=organisation_id, is_active=True)
    return list(rows.filter(memberships__role__in=(Role.ADMIN, Role.STAFF)).distinct())
