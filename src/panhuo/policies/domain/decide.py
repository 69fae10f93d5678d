"""A person's word on what the auditor proposed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, User, log_event
from panhuo.policies.enums import FindingState
from panhuo.policies.models import Finding
from panhuo.policies.rules import require_policy


@transaction.atomic
def confirm_finding(finding: Finding, *, actor: User) -> Finding:
    """The finding holds: the article is to be mended.

    Raises:
        NotAllowed: the actor doesn't work for the policy's holder.
    """
    return _decide(finding, state=FindingState.CONFIRMED, reason="", actor=actor)


@transaction.atomic
def overrule_finding(finding: Finding, *, reason: str, actor: User) -> Finding:
    """The auditor is wrong here; the reason is kept and counted against the rule.

    Raises:
        NotAllowed: the actor doesn't work for the policy's holder.
        InvalidInput: no reason, or the article is already mended.
    """
    reason = reason.strip()
    if not reason:
        raise InvalidInput(_("否定检查结果要写明理由"), field="reason", code="empty")
    return _decide(finding, state=FindingState.OVERRULED, reason=reason[:2000], actor=actor)


@transaction.atomic
def reopen_finding(finding: Finding, *, actor: User) -> Finding:
    """Take a decision back."""
    return _decide(finding, state=FindingState.PROPOSED, reason="", actor=actor)


@transaction.atomic
def confirm_findings(findings: Iterable[Finding], *, actor: User) -> int:
    """Confirm those of several that are still proposals; gives how many."""
    waiting = [finding for finding in findings if finding.state == FindingState.PROPOSED]
    for finding in waiting:
        confirm_finding(finding, actor=actor)
    return len(waiting)


def _decide(finding: Finding, *, state: FindingState, reason: str, actor: User) -> Finding:
    locked = Finding.objects.select_for_update(of=("self",)).select_related("policy__holder").get(pk=finding.pk)
    require_policy(actor, locked.policy)
    if state != FindingState.CONFIRMED and hasattr(locked.article, "mend"):
        raise InvalidInput(_("这一条已经在整改，请先撤销整改"), field="state", code="being_mended")
    before = locked.state
    locked.state, locked.reason = state, reason
    decided = state != FindingState.PROPOSED
    locked.decided_by = actor if decided else None
    locked.decided_at = timezone.now() if decided else None
    locked.save(update_fields=("state", "reason", "decided_by", "decided_at"))
    log_event(
        object_type="policy",
        object_id=locked.policy_id,
        verb=f"finding_{state}",
        actor=actor,
        organisation=locked.policy.holder,
        data={"finding": locked.pk, "tags": locked.tags, "before": before, "reason": reason},
    )
    return locked
