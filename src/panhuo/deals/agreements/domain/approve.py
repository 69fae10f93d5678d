"""Approvals: an agreement is sent to colleagues, who approve it or send it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.domain.sides import require_one_side_of
from panhuo.deals.agreements.domain.tell import say, staff_of, tell
from panhuo.deals.agreements.domain.versions import make_version
from panhuo.deals.agreements.enums import AgreementState, ApprovalDecision
from panhuo.deals.agreements.may import may_approve, may_edit
from panhuo.deals.agreements.models import Agreement, Approval, ConflictCheck
from panhuo.deals.agreements.queries.check import Found, check, may_go_on
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class Stopped(DomainError):  # noqa: N818 -- what a user reads
    """Conflicts stand in the way."""


def run_check(agreement: Agreement, *, actor: User, keep: bool = True) -> list[Found]:
    """What the rules say today; kept as a record of the check (权属和负担核查)."""
    day = timezone.localdate()
    found = check(agreement, day=day)
    if keep:
        ConflictCheck.objects.create(
            agreement=agreement, day=day, findings=[one.stored() for one in found], may_go_on=may_go_on(found),
            actor=actor,
        )  # fmt: skip
    return found


def submit(agreement: Agreement, *, approvers: Sequence[tuple[User, str]], actor: User, note: str = "") -> Agreement:
    """Make a version of it and ask `approvers` (person, what for).

    A check is kept even where it stops the agreement.

    Raises:
        NotAllowed: not staff of the holder, on both sides, or no draft.
        InvalidInput: nobody to approve, one of another organisation, or oneself where there are colleagues.
        Stopped: a conflict blocks, or a warning was not answered.
    """
    if not may_edit(actor, agreement):
        raise NotAllowed(_("只有草拟中的协议可以提交"))
    require_one_side_of(agreement, actor)
    _check_approvers(agreement, approvers, actor)
    found = run_check(agreement, actor=actor)
    if not may_go_on(found):
        told = _("有 %(n)s 项冲突没有解决，不能提交") % {"n": sum(one.stops for one in found)}
        raise Stopped(told, code="conflicts")
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update().select_related("holder").get(pk=agreement.pk)
        if not may_edit(actor, agreement):
            raise NotAllowed(_("只有草拟中的协议可以提交"))
        version = make_version(agreement, actor=actor, note=note)
        version.approvals.all().delete()
        Approval.objects.bulk_create(
            Approval(agreement=agreement, version=version, approver=user, role=role[:60], asked_by=actor)
            for user, role in approvers
        )
        _move(agreement, AgreementState.REVIEW)
        tell(agreement, verb="agreement_submitted", actor=actor, version=version.number)
        for row in version.approvals.all():
            say(agreement, users=[row.approver], text=_("协议 %(n)s 等您审批"), key=f"approval:{row.pk}")
    return agreement


def _check_approvers(agreement: Agreement, approvers: Sequence[tuple[User, str]], actor: User) -> None:
    staff = {user.pk for user in staff_of(agreement.holder)}
    chosen = [user.pk for user, _role in approvers]
    if not chosen or len(set(chosen)) != len(chosen):
        raise InvalidInput(_("请至少选择一位审批人，每人一次"), field="approvers")
    if set(chosen) - staff:
        raise InvalidInput(_("审批人应是本机构的工作人员"), field="approvers")
    if actor.pk in chosen and staff - {actor.pk}:
        raise InvalidInput(_("不能审批自己提交的协议"), field="approvers")


@transaction.atomic
def decide_approval(row: Approval, *, approve: bool, note: str, actor: User) -> Agreement:
    """Approve, or send back with a reason. When all have approved, the agreement is approved.

    Raises:
        NotAllowed: somebody else was asked, or it was decided already; who stands on both sides may send back only.
        InvalidInput: sent back without a reason.
    """
    row = Approval.objects.select_for_update().select_related("agreement__holder", "version").get(pk=row.pk)
    agreement = row.agreement
    if not may_approve(actor, row):
        raise NotAllowed(_("这项审批由其他人负责"))
    if row.decision != ApprovalDecision.PENDING or agreement.state != AgreementState.REVIEW:
        raise NotAllowed(_("这项审批已经结束"))
    if approve:
        require_one_side_of(agreement, actor)
    elif not note.strip():
        raise InvalidInput(_("退回时请写明意见"), field="note")
    row.decision = ApprovalDecision.APPROVED if approve else ApprovalDecision.RETURNED
    row.note, row.decided_at = note.strip()[:500], timezone.now()
    row.save(update_fields=("decision", "note", "decided_at"))
    tell(agreement, verb="agreement_approved" if approve else "agreement_returned", actor=actor, role=row.role)
    if not approve:
        _move(agreement, AgreementState.DRAFT)
        say(agreement, users=[row.asked_by], text=_("协议 %(n)s 被退回"), key=f"returned:{row.pk}")
    elif not row.version.approvals.exclude(decision=ApprovalDecision.APPROVED).exists():
        _move(agreement, AgreementState.APPROVED)
        say(agreement, users=[row.asked_by], text=_("协议 %(n)s 已批准，可以签订"), key=f"approved:{row.version_id}")
    return agreement


@transaction.atomic
def take_back(agreement: Agreement, *, actor: User) -> Agreement:
    """Draft it again before it is signed; given approvals fall. Raises `NotAllowed`."""
    from panhuo.deals.agreements.may import may_work

    agreement = Agreement.objects.select_for_update().select_related("holder").get(pk=agreement.pk)
    if not may_work(actor, agreement.holder):
        raise NotAllowed
    if agreement.state not in {AgreementState.REVIEW, AgreementState.APPROVED}:
        raise NotAllowed(_("只有审批中或已批准、尚未签订的协议可以收回修改"))
    _move(agreement, AgreementState.DRAFT)
    tell(agreement, verb="agreement_taken_back", actor=actor)
    return agreement


def _move(agreement: Agreement, state: AgreementState) -> None:
    agreement.state = state
    agreement.save(update_fields=("state", "updated_at"))
