"""Who may keep evidence, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, is_installation_admin, is_member_of, is_staff_of

if TYPE_CHECKING:
    from panhuo.deals.agreements.api import Agreement
    from panhuo.orgs.models import User


def may_see(user: User, agreement: Agreement) -> bool:
    """Members of the holder."""
    return is_member_of(user, agreement.holder)


def may_work(user: User, agreement: Agreement) -> bool:
    """Staff of the holder."""
    return is_staff_of(user, agreement.holder)


def may_change_book(user: User) -> bool:
    """The administrator of the installation."""
    return is_installation_admin(user)


def require_work(user: User, agreement: Agreement) -> None:
    """Raises `NotAllowed`."""
    if not may_work(user, agreement):
        raise NotAllowed
