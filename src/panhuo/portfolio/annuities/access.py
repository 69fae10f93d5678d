"""Who may do what with annuities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, Organisation, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def may_work(actor: User | None, organisation: Organisation) -> bool:
    """Staff of the organisation, the administrator, the system itself (None)."""
    return actor is None or is_installation_admin(actor) or is_staff_of(actor, organisation)


def require_work(actor: User | None, organisation: Organisation) -> None:
    """Raises `NotAllowed`."""
    if not may_work(actor, organisation):
        raise NotAllowed


def require_admin(actor: User | None) -> None:
    """Raises `NotAllowed` for all but the administrator of the installation."""
    if actor is not None and not is_installation_admin(actor):
        raise NotAllowed
