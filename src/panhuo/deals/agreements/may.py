"""Who may do what with an agreement, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.enums import AgreementState
from panhuo.orgs.api import NotAllowed, is_admin_of, is_staff_of

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement, Approval
    from panhuo.orgs.models import Organisation, User


def may_work(user: User, organisation: Organisation) -> bool:
    """Drafts agreements for the organisation."""
    return is_staff_of(user, organisation)


def may_edit(user: User, agreement: Agreement) -> bool:
    """Staff of the holder, while it is drafted."""
    return agreement.state == AgreementState.DRAFT and may_work(user, agreement.holder)


def may_approve(user: User, approval: Approval) -> bool:
    """Only the one who was asked, and never one's own request."""
    return bool(user.is_active) and approval.approver_id == user.pk


def may_change_templates(user: User, organisation: Organisation) -> bool:
    """Administrators of the organisation."""
    return is_admin_of(user, organisation)


def require_work(user: User, organisation: Organisation) -> None:
    """Raises `NotAllowed` for who does not work for the organisation."""
    if not may_work(user, organisation):
        raise NotAllowed
