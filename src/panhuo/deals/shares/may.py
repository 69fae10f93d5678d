"""Who may do what with shares, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.api import Agreement, may_work
from panhuo.orgs.api import NotAllowed, Organisation, is_admin_of, is_installation_admin, is_member_of

if TYPE_CHECKING:
    from panhuo.deals.shares.models import Division
    from panhuo.orgs.models import User


def may_share(user: User, agreement: Agreement) -> bool:
    """Divides the income: staff of the holder."""
    return may_work(user, agreement.holder)


def may_rule(user: User, organisation: Organisation) -> bool:
    """Sets the institution's rules: its administrators."""
    return is_admin_of(user, organisation)


def may_change_tables(user: User) -> bool:
    """Keeps the law's dated data: the administrator of the installation."""
    return is_installation_admin(user)


def may_object(user: User, division: Division) -> bool:
    """Any member of the institution, while it is under notice."""
    return division.state == "notice" and is_member_of(user, division.agreement.holder)


def require_share(user: User, agreement: Agreement) -> None:
    """Raises `NotAllowed` for who does not work for the holder."""
    if not may_share(user, agreement):
        raise NotAllowed
