"""Who may do what with the inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from panhuo.orgs.api import NotAllowed, Organisation, OrganisationKind, is_installation_admin, is_member_of, is_staff_of
from panhuo.policies.enums import HandInState

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.policies.models import Campaign, HandIn, Policy, Referral


def may_keep_for(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """May bring in, change and judge the policies that this organisation keeps."""
    return is_installation_admin(user) or is_staff_of(user, organisation)


def may_edit_policy(user: User | AnonymousUser, policy: Policy) -> bool:
    """Its holder's staff; those it was handed in to look on and send back."""
    return may_keep_for(user, policy.holder)


def may_run_campaigns(user: User | AnonymousUser, organisation: Organisation) -> bool:
    """Staff of an authority, for it."""
    return organisation.kind == OrganisationKind.AUTHORITY and may_keep_for(user, organisation)


def may_run(user: User | AnonymousUser, campaign: Campaign) -> bool:
    """Staff of the authority that runs it."""
    return may_keep_for(user, campaign.authority)


def may_hand_in(user: User | AnonymousUser, task: HandIn) -> bool:
    """Staff of the organisation that owes it."""
    return may_keep_for(user, task.organisation)


def may_review(user: User | AnonymousUser, task: HandIn) -> bool:
    """Staff of the authority it is handed in to."""
    return may_keep_for(user, task.reviewer)


def may_read_list(user: User | AnonymousUser, task: HandIn) -> bool:
    """May read what was handed in: both sides of the task, and the authority above once it was accepted and passed up.

    The same rule as for the policies themselves (queries/visible.py).
    """
    if is_installation_admin(user) or is_member_of(user, task.organisation) or is_member_of(user, task.reviewer):
        return True
    above = task.parent
    passed_up = above is not None and above.handed_in_at is not None and task.state == HandInState.ACCEPTED
    return above is not None and passed_up and is_member_of(user, above.reviewer)


def may_answer(user: User | AnonymousUser, referral: Referral) -> bool:
    """Staff of the authority asked; of one outside the installation the asker writes the answer down."""
    return may_keep_for(user, referral.to or referral.organisation)


def require(allowed: bool, *, visible: bool = True) -> None:  # noqa: FBT001 -- the answer of one of the predicates above
    """Raises NotAllowed, hidden where the user may not even see it."""
    if not allowed:
        raise NotAllowed(hidden=not visible)


def require_policy(user: User, policy: Policy) -> None:
    """Raises NotAllowed unless `user` may change the policy."""
    from panhuo.policies.models import Policy as Record

    if not may_edit_policy(user, policy):
        raise NotAllowed(hidden=not Record.objects.visible_to(user).filter(pk=policy.pk).exists())
