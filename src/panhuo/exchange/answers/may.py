"""Who may do what with a request, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.needs.api import may_edit_need
from panhuo.orgs.api import RepresentationScope, acts_for, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.exchange.answers.models import AnswerRequest
    from panhuo.needs.api import Need
    from panhuo.orgs.api import User


def may_ask(user: User, need: Need) -> bool:
    """Whoever may write the need."""
    return bool(user.is_active) and may_edit_need(user, need)


def may_answer(user: User, request: AnswerRequest) -> bool:
    """Staff of the institution that was asked, who acts for it by mandate, and the person it was handed to.

    Not the administrator.
    """
    if not user.is_active:
        return False
    if request.assignee_id == user.pk or is_staff_of(user, request.organisation):
        return True
    return acts_for(user, request.organisation, RepresentationScope.ANSWERS)


def may_delegate(user: User, request: AnswerRequest) -> bool:
    """Staff of the institution."""
    return is_staff_of(user, request.organisation)


def may_set_periods(user: User) -> bool:
    """The administrator of the installation."""
    return is_installation_admin(user)
