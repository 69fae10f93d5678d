"""Who may do what in a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, Organisation, is_admin_of, is_installation_admin, is_member_of, is_staff_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def may_prepare(actor: User | None, organisation: Organisation) -> bool:
    """Staff propose, choose and vote."""
    return actor is None or is_installation_admin(actor) or is_staff_of(actor, organisation)


def may_execute(actor: User | None, organisation: Organisation) -> bool:
    """The organisation's administrator sets rules, finishes and carries out; staff where it has none."""
    if actor is None or is_installation_admin(actor) or is_admin_of(actor, organisation):
        return True
    has_admin = organisation.memberships.filter(role="admin", user__is_active=True).exists()
    return not has_admin and is_staff_of(actor, organisation)


def may_object(actor: User | None, organisation: Organisation) -> bool:
    """Every member, inventors with an account of the organisation among them."""
    return actor is not None and (is_installation_admin(actor) or is_member_of(actor, organisation))


def require(allowed: object) -> None:
    """Raises `NotAllowed` unless `allowed`."""
    if not allowed:
        raise NotAllowed
