"""Who may do what with ratings, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import Organisation, is_installation_admin, is_member_of, is_staff_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.portfolio.ratings.models import Invitation


def may_run_ratings(user: User, organisation: Organisation) -> bool:
    """Works in the office of the institution."""
    return is_installation_admin(user) or is_staff_of(user, organisation)


def may_answer(user: User, invitation: Invitation) -> bool:
    """People of the enterprise that was invited, in any role: engineers judge prospects. Not the administrator."""
    return invitation.enterprise is not None and is_member_of(user, invitation.enterprise)
